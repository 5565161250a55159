import {
  whyNotAnswerChallenge,
  whyNotAnswerNomination,
  whyNotChallenge,
  whyNotDeclareLimit,
  whyNotNominate,
  whyNotSeal,
  type AnswerToChallenge,
  type SealRequest,
} from './convening.js';
import type { DocumentState } from './states.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('a limit', () => {
  const CHALLENGE = {
    ...{ documentState: 'RESPONDING' as DocumentState, isChallenged: false, isOfOwner: false },
    reason: 'It was voted before the census.',
  };

  it('[R5] is challenged once, by somebody of another group, with a reason', () => {
    expect(whyNotChallenge(CHALLENGE)).toEqual([]);
    expect(codes(whyNotChallenge({ ...CHALLENGE, isOfOwner: true }))).toEqual(['challenge.own']);
    expect(codes(whyNotChallenge({ ...CHALLENGE, isChallenged: true }))).toEqual(['challenge.once']);
    expect(codes(whyNotChallenge({ ...CHALLENGE, reason: 'No.' }))).toEqual(['challenge.no-reason']);
  });

  it.each<DocumentState>(['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION', 'PUBLISHED', 'REVIEW_DUE', 'SUPERSEDED'])(
    '[R5] is challenged no more in %s, where a challenge would wait for no answer',
    (documentState) => {
      expect(codes(whyNotChallenge({ ...CHALLENGE, documentState }))).toEqual(['challenge.too-late']);
    },
  );

  const ANSWER: AnswerToChallenge = {
    ...{ isAnswered: false, isOwn: false, roles: ['member'], reason: 'The money is voted by law.' },
    ...{ isOfOwner: true, isOwnerGone: false, isOfChallenger: false },
  };
  const answering = (change: Partial<AnswerToChallenge>) => codes(whyNotAnswerChallenge({ ...ANSWER, ...change }));

  it('[R5] is answered for by the group that declared it, while somebody of it is there', () => {
    expect(answering({})).toEqual([]);
    expect(answering({ isOfOwner: false, roles: ['co-chair'] })).toEqual(['challenge.who-answers']);
    expect(answering({ isAnswered: true })).toEqual(['answer.given']);
  });

  it('[R5] is answered for by a co-chair of another group than challenges, where nobody of it is left', () => {
    const gone = { isOfOwner: false, isOwnerGone: true } as const;
    expect(answering({ ...gone, roles: ['co-chair'] })).toEqual([]);
    expect(answering({ ...gone, roles: ['member', 'facilitator'] })).toEqual(['challenge.who-answers']);
    expect(answering({ ...gone, roles: ['co-chair'], isOfChallenger: true })).toEqual(['challenge.who-answers']);
  });
});

describe('a starting position', () => {
  const SEAL: SealRequest = {
    ...{ documentState: 'CONCORDAT', signing: ['CARERS', 'PEOPLE'], constituency: 'CARERS', signatory: true },
    ...{ isSealed: false, isOpen: false, text: 'Breaks first.' },
  };

  it('[R6] is sealed once, before the writing and before any is opened, by somebody who signs', () => {
    expect(whyNotSeal(SEAL)).toEqual([]);
    expect(codes(whyNotSeal({ ...SEAL, isOpen: true }))).toEqual(['position.open']);
    expect(codes(whyNotSeal({ ...SEAL, isSealed: true }))).toEqual(['position.sealed']);
    expect(codes(whyNotSeal({ ...SEAL, documentState: 'DRAFTING' }))).toEqual(['position.too-late']);
    expect(codes(whyNotSeal({ ...SEAL, signatory: false }))).toEqual(['position.who']);
    expect(codes(whyNotSeal({ ...SEAL, text: ' ' }))).toEqual(['position.empty']);
  });
});

describe('while people have stopped', () => {
  const SEAL: SealRequest = {
    ...{ documentState: 'CONCORDAT', signing: ['CARERS'], constituency: 'CARERS', signatory: true },
    ...{ isSealed: false, isOpen: false, text: 'Breaks first.' },
  };
  const limit = { kind: 'money', text: 'T', reason: 'It is voted.', endsOn: '2030-01-01', today: '2026-01-01' };
  const saidIn = (documentState: DocumentState) =>
    [
      whyNotNominate({ documentState, kind: 'topic', text: 'Rest' }),
      whyNotDeclareLimit({ documentState, ...limit }),
      whyNotSeal({ ...SEAL, documentState }),
      whyNotChallenge({ documentState, isChallenged: false, isOfOwner: false, reason: 'It was voted before.' }),
    ].map((refusals) => refusals.map(({ because }) => because));

  it.each<[DocumentState, RegExp]>([
    ['PAUSED', /^This is paused\./],
    ['WITHDRAWN', /^This was withdrawn/],
  ])('[R40] each of them says so in %s, and not that the writing has begun', (documentState, words) => {
    for (const because of saidIn(documentState)) expect(because).toEqual([expect.stringMatching(words)]);
  });
});

it('[R5] holds until a day that there is', () => {
  const limit = { documentState: 'CONCORDAT', kind: 'money', text: 'T', reason: 'It is voted.' } as const;
  const codes = (endsOn: string) =>
    whyNotDeclareLimit({ ...limit, endsOn, today: '2026-01-01' }).map(({ code }) => code);
  expect([codes('2027-02-28'), codes('2027-02-30'), codes('2027-02-29')]).toEqual([
    ...[[], ['limit.no-end'], ['limit.no-end']],
  ]);
});

it('[R40] is all said in so many words that others can read it', () => {
  const long = 'x'.repeat(10_001);
  const seal = { documentState: 'CONCORDAT', signing: ['CARERS'], constituency: 'CARERS', signatory: true } as const;
  const limit = { documentState: 'CONCORDAT', kind: 'money', endsOn: '2030-01-01', today: '2026-01-01' } as const;
  const challenge = { documentState: 'CONCORDAT', isChallenged: false, isOfOwner: false } as const;
  const refusals = [
    whyNotNominate({ documentState: 'CONCORDAT', kind: 'topic', text: long }),
    whyNotDeclareLimit({ ...limit, text: long, reason: long }),
    whyNotChallenge({ ...challenge, reason: long }),
    whyNotAnswerNomination({ isAnswered: false, roles: ['co-chair'], isOwn: false, reason: long }),
    whyNotSeal({ ...seal, isSealed: false, isOpen: false, text: long }),
  ];
  expect(refusals.map((some) => some.map(({ code }) => code))).toEqual([
    ...[['nomination.too-long'], ['limit.too-long', 'limit.too-long'], ['challenge.too-long']],
    ...[['answer.too-long'], ['position.too-long']],
  ]);
});
