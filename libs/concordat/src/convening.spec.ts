import { whyNotChallenge, whyNotSeal, type SealRequest } from './convening.js';

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

describe('a limit', () => {
  const CHALLENGE = { isChallenged: false, isOfOwner: false, reason: 'It was voted before the census.' };

  it('[R5] is challenged once, by somebody of another group, with a reason', () => {
    expect(whyNotChallenge(CHALLENGE)).toEqual([]);
    expect(codes(whyNotChallenge({ ...CHALLENGE, isOfOwner: true }))).toEqual(['challenge.own']);
    expect(codes(whyNotChallenge({ ...CHALLENGE, isChallenged: true }))).toEqual(['challenge.once']);
    expect(codes(whyNotChallenge({ ...CHALLENGE, reason: 'No.' }))).toEqual(['challenge.no-reason']);
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
