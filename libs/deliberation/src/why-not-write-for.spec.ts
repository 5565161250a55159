import type { MembershipId } from '#concordat';
import {
  supportForEverybody,
  supportInWords,
  whyNotSayFor,
  whyNotSupported,
  whyNotWriteFor,
  type SayForRequest,
  type WriteForRequest,
} from './why-not-write-for.js';

const sam = 'sam' as MembershipId;

/** A request that every rule allows. Each test changes only what it is about. */
const allowed: WriteForRequest = {
  writer: { membership: sam, roles: ['facilitator'] },
  writtenFor: { membership: 'table' as MembershipId, constituency: 'PEOPLE' },
};
const codesFor = (change: Partial<WriteForRequest>) =>
  whyNotWriteFor({ ...allowed, ...change }).map(({ code }) => code);

describe('whyNotWriteFor (RULES.md, R9)', () => {
  it('[R9] lets a facilitator write down the words of a table', () => {
    expect(codesFor({})).toEqual([]);
  });

  it.each<[string, Partial<WriteForRequest>, string]>([
    ['by a co-chair', { writer: { membership: sam, roles: ['member', 'co-chair'] } }, 'on-behalf.not-facilitator'],
    ['for nobody', { writtenFor: null }, 'on-behalf.nobody'],
    [
      'for somebody of no group',
      { writtenFor: { membership: 'grace' as MembershipId, constituency: null } },
      'on-behalf.nobody',
    ],
    ['for themselves', { writtenFor: { membership: sam, constituency: 'PEOPLE' } }, 'on-behalf.nobody'],
  ])('[R9] %s is refused', (_case, change, code) => {
    expect(codesFor(change)).toEqual([code]);
  });
});

describe('whyNotSupported', () => {
  const told = { mode: 'phone', readBack: 'could-not-be-confirmed', text: 'Ask us in Bengali too.' };
  const codesOf = (change: Partial<typeof told>) => whyNotSupported({ ...told, ...change }).map(({ code }) => code);

  it('[R10] keeps words that were read back, and those that could not be', () => {
    expect([codesOf({}), codesOf({ readBack: 'confirmed' })]).toEqual([[], []]);
  });

  it('[R9][R10] keeps none without how they were said, and whether they were read back', () => {
    expect(codesOf({ mode: '', readBack: '', text: ' ' })).toEqual([
      'on-behalf.mode',
      'on-behalf.read-back',
      'bring.text',
    ]);
  });
});

describe('whyNotSayFor', () => {
  const support = { mode: 'phone', readBack: 'confirmed' };
  const codesOf = (change: Partial<SayForRequest>) =>
    whyNotSayFor({ ...allowed, support, ...change }).map(({ code }) => code);
  const member = { membership: 'ruth' as MembershipId, roles: ['member'] as const };

  it('[R9] lets a facilitator suggest for a table, and a member for themselves', () => {
    expect([codesOf({}), codesOf({ writer: member, writtenFor: null, support: null })]).toEqual([[], []]);
  });

  it('[R9] a facilitator says for whom, and a member speaks for nobody else', () => {
    expect(codesOf({ writtenFor: null, support: null })).toEqual(['on-behalf.whose']);
    expect(codesOf({ writer: member })).toEqual(['on-behalf.not-facilitator']);
    expect(codesOf({ writtenFor: null })).toEqual(['on-behalf.nobody']);
  });

  it('[R10] nothing comes in before it was read back, or could not be', () => {
    expect(codesOf({ support: { mode: 'phone', readBack: '' } })).toEqual(['on-behalf.read-back']);
    expect(codesOf({ support: { mode: '', readBack: 'not-yet' } })).toEqual(['on-behalf.mode', 'on-behalf.read-back']);
    expect(codesOf({ support: { mode: 'BSL', readBack: 'could-not-be-confirmed' } })).toEqual([]);
  });
});

it('[R9][R10] says beside words how they came and whether they were read back, and to everybody only the latter', () => {
  expect(supportInWords({ mode: 'phone', readBack: 'confirmed' })).toBe(
    'A facilitator wrote this down for them. They said it on the phone. It was read back, and they said yes.',
  );
  expect(supportForEverybody('could-not-be-confirmed')).toBe(
    'A facilitator wrote this down for them. It could not be read back to them.',
  );
});
