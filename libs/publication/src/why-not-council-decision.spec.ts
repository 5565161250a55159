import { whyNotCouncilDecision, type CouncilDecisionRequest } from './why-not-council-decision.js';

/** A decision that every rule lets be recorded. Each test changes only what it is about. */
const allowed: CouncilDecisionRequest = {
  documentState: 'COUNCIL_DECISION',
  documentHash: 'a'.repeat(64),
  roles: ['member', 'sponsor'],
  body: 'Cabinet',
  date: '2026-06-16',
  callInEnds: '2026-06-23',
  today: '2026-06-16',
  wordsSince: '2026-06-16',
  reference: 'CAB/26/41',
  decision: 'AGREED',
};
const codesFor = (change: Partial<CouncilDecisionRequest>) =>
  whyNotCouncilDecision({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotCouncilDecision (docs/rules.md, R22)', () => {
  it.each<[Partial<CouncilDecisionRequest>]>([
    [{}],
    [{ roles: ['co-chair'] }],
    [{ decision: 'CHANGES_ASKED_FOR' }],
    [{ callInEnds: '2026-06-16' }],
  ])('lets %j be recorded', (change) => {
    expect(codesFor(change)).toEqual([]);
  });

  it.each<[string, Partial<CouncilDecisionRequest>, string]>([
    ['[R22] by a member', { roles: ['member', 'section-lead'] }, 'decision.not-yours'],
    ['[R22] before the council takes it', { today: '2026-06-15' }, 'decision.future'],
    ['[R22] that is older than the words', { wordsSince: '2026-06-17' }, 'decision.before-words'],
    ['before the text was sent to the council', { documentState: 'SIGN_OFF' }, 'decision.not-open'],
    ['of a text that can change', { documentHash: null }, 'decision.not-open'],
    ['without saying who decided', { body: ' ' }, 'decision.body'],
    ['without a reference', { reference: '' }, 'decision.body'],
    ['on a day that is no day', { date: 'yesterday' }, 'decision.dates'],
    ['[R22] on a day that there is not', { date: '2026-02-30' }, 'decision.dates'],
    ['[R22] with a reference that is no reference', { reference: 'x'.repeat(201) }, 'decision.too-long'],
    ['with a call-in that ends on no day', { callInEnds: '23/06/2026' }, 'decision.dates'],
    ['with a call-in that ends before it', { callInEnds: '2026-06-15' }, 'decision.call-in'],
    ['that is neither yes nor changes', { decision: 'PERHAPS' }, 'decision.unknown'],
  ])('%s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });
});
