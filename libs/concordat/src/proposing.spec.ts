import {
  tidied,
  whyNotAnswerProposal,
  whyNotBegin,
  whyNotKeepBack,
  whyNotPropose,
  whyNotSponsor,
} from './proposing.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

/** A proposal that can be taken in. Each test changes only what it is about. */
const proposal = {
  ...{ kind: 'statement', title: 'Breaks for carers', why: 'Nobody can plan a week off.', name: '', email: '' },
  ...{ template: 'mps', templates: ['mps'] },
};

describe('whyNotPropose (stage 0)', () => {
  it.each<[string, Partial<typeof proposal>]>([
    ['a statement, without a name or an address', {}],
    ['a topic, which needs no template', { kind: 'topic', template: '' }],
    ['an address for the answer', { email: ' joy@home.test ' }],
  ])('takes in %s', (_what, change) => {
    expect(codes(whyNotPropose({ ...proposal, ...change }))).toEqual([]);
  });

  it('counts what people see: a new line is one character, and the space around is none', () => {
    const why = `  ${'a\r\n'.repeat(1_000)}  `;
    expect(
      codes(whyNotPropose({ ...proposal, why, title: `${'a'.repeat(150)}  `, name: `${'a'.repeat(100)} ` })),
    ).toEqual([]);
    expect(tidied(' one\r\ntwo\rthree\n ')).toBe('one\ntwo\nthree');
  });

  it.each<[string, Partial<typeof proposal>, string]>([
    ['something that is neither', { kind: 'complaint' }, 'propose.kind'],
    ['a template that is not there', { template: 'other' }, 'propose.template'],
    ['nothing', { title: ' ' }, 'propose.title'],
    ['too much of a title', { title: 'a'.repeat(151) }, 'propose.title'],
    ['no reason', { why: '' }, 'propose.why'],
    ['too much of a reason', { why: 'a'.repeat(2_001) }, 'propose.why'],
    ['too long a name', { name: 'a'.repeat(101) }, 'propose.name'],
    ['an address that is none', { email: 'joy at home' }, 'propose.email'],
  ])('refuses %s', (_what, change, code) => {
    expect(codes(whyNotPropose({ ...proposal, ...change }))).toEqual([code]);
  });
});

describe('whyNotAnswerProposal (stage 0)', () => {
  const answer = {
    ...{ state: 'HELD' as const, kind: 'statement', answer: 'TAKEN', reason: 'Many asked for it.' },
    coveredByKnown: false,
  };

  it.each(['TAKEN', 'NOT_TAKEN'])('lets the council say %s with a reason', (said) => {
    expect(codes(whyNotAnswerProposal({ ...answer, answer: said }))).toEqual([]);
  });

  it.each<[string, Partial<Omit<typeof answer, 'state'>> & { state?: 'ANSWERED' }, string]>([
    ['a second answer', { state: 'ANSWERED' }, 'propose.answered'],
    ['an answer that is none', { answer: 'MAYBE' }, 'propose.answer'],
    ['"covered" without saying by what', { answer: 'COVERED' }, 'propose.covered-by'],
    ['an answer without a reason', { reason: 'No.' }, 'propose.no-reason'],
    ['a reason nobody would read', { reason: 'a'.repeat(2_001) }, 'propose.no-reason'],
  ])('refuses %s', (_what, change, code) => {
    expect(codes(whyNotAnswerProposal({ ...answer, ...change }))).toEqual([code]);
  });

  it('counts a new line of the reason once', () => {
    expect(codes(whyNotAnswerProposal({ ...answer, reason: 'a\r\n'.repeat(1_000) }))).toEqual([]);
    expect(codes(whyNotAnswerProposal({ ...answer, reason: 'No.\r\n\r\n\r\nNo' }))).toEqual(['propose.no-reason']);
  });

  it('keeps back only with a reason, and only what waits', () => {
    expect(codes(whyNotKeepBack({ state: 'HELD', reason: 'It is an advertisement.' }))).toEqual([]);
    expect(codes(whyNotKeepBack({ state: 'ANSWERED', reason: '' }))).toEqual(['propose.answered', 'propose.no-reason']);
  });
});

describe('whyNotSponsor (stage 0)', () => {
  const sponsor = { name: 'Helen Cole', jobTitle: 'Director of adult social care', hasAgreed: true, isProposed: true };

  it('names somebody who agreed', () => {
    expect(codes(whyNotSponsor(sponsor))).toEqual([]);
  });

  it.each<[string, Partial<typeof sponsor>, string]>([
    ['who did not agree', { hasAgreed: false }, 'sponsor.consent'],
    ['without a name', { name: ' ' }, 'sponsor.name'],
    ['without a job title', { jobTitle: '' }, 'sponsor.job'],
    ['once it has begun', { isProposed: false }, 'sponsor.begun'],
  ])('names nobody %s', (_what, change, code) => {
    expect(codes(whyNotSponsor({ ...sponsor, ...change }))).toEqual([code]);
  });
});

describe('whyNotBegin (the gate of stage 0)', () => {
  it('[R2] says both at once when sponsor and co-chairs are missing', () => {
    expect(codes(whyNotBegin({ sponsorNamed: false, coChairs: [] }))).toEqual([
      'stage.no-sponsor',
      'stage.no-co-chairs',
    ]);
  });

  it('[R2] opens with a sponsor, and a carer in the chair', () => {
    expect(codes(whyNotBegin({ sponsorNamed: true, coChairs: ['CARERS', 'COMMISSIONERS'] }))).toEqual([]);
  });
});
