import { mayClose, whyNotClose, type ClosingRequest } from './why-not-close-amendment.js';

/** Somebody who signs, beside a change that somebody else proposed, to which no group has said no. */
const waiting: ClosingRequest = {
  ...{ isMine: false, proposerTakesPart: true, isRefused: false, signatory: true, isCoChair: false },
};
const codesFor = (change: Partial<ClosingRequest>) => whyNotClose({ ...waiting, ...change }).map(({ code }) => code);

describe('closing a change of the agreement (RULES.md, changes of the agreement)', () => {
  it.each<[string, Partial<ClosingRequest>, string]>([
    ['whoever proposed it', { isMine: true, signatory: false }, 'mine'],
    ['anybody who signs, when whoever proposed it has left', { proposerTakesPart: false }, 'proposer-left'],
    [
      'a co-chair, when whoever proposed it has left',
      { proposerTakesPart: false, signatory: false, isCoChair: true },
      'proposer-left',
    ],
    ['anybody who signs, when a group has said no', { isRefused: true }, 'refused'],
    ['a co-chair, when a group has said no', { isRefused: true, signatory: false, isCoChair: true }, 'refused'],
  ])('lets %s', (_who, change, why) => {
    expect([mayClose({ ...waiting, ...change }), codesFor(change)]).toEqual([why, []]);
  });

  it.each<[string, Partial<ClosingRequest>]>([
    ['somebody else while it can still be agreed', {}],
    ['somebody who neither signs nor is a co-chair', { signatory: false, proposerTakesPart: false, isRefused: true }],
  ])('refuses %s', (_who, change) => {
    expect([mayClose({ ...waiting, ...change }), codesFor(change)]).toEqual([null, ['amendment.not-yours']]);
  });
});
