import type { MembershipId } from '#concordat';
import { standingOf, whyNotRebase, type RebaseRequest } from './why-not-rebase.js';

const priya = 'priya' as MembershipId;

/** A new place that every rule allows. Each test changes only what it is about. */
const allowed: RebaseRequest = {
  status: 'OPEN',
  sectionState: 'DRAFTING',
  standing: 'MOVED',
  wordsWait: false,
  ...{ decidedBy: ['amira' as MembershipId], leads: ['CARERS'] },
  proposer: priya,
  rebasing: { membership: 'hassan' as MembershipId, constituency: 'CARERS' },
  baseText: 'each March',
  baseIsThere: true,
  proposedText: { before: 'for two years', after: 'for two years' },
};
const codesFor = (change: Partial<RebaseRequest>) => whyNotRebase({ ...allowed, ...change }).map(({ code }) => code);
const other = { before: 'for two years', after: 'for one year' };
const own = { membership: priya, constituency: null };

it('[R14] lets anybody who speaks for a group say where a suggestion belongs now, and its author say it anew', () => {
  expect(codesFor({})).toEqual([]);
  expect(codesFor({ rebasing: own, proposedText: other })).toEqual([]);
  expect(codesFor({ status: 'ACCEPTED', wordsWait: true, standing: 'GONE' })).toEqual([]);
});

it.each<[string, Partial<RebaseRequest>, string]>([
  ['one that is answered', { status: 'NOT_ACCEPTED' }, 'rebase.answered'],
  ['in a locked section', { sectionState: 'FROZEN' }, 'rebase.locked'],
  ['one that fits', { standing: 'FITS' }, 'rebase.fits'],
  ['by somebody of no group', { rebasing: { ...allowed.rebasing, constituency: null } }, 'rebase.not-yours'],
  ['to words that are not there', { baseIsThere: false }, 'rebase.not-there'],
  ['to no words', { baseText: '' }, 'rebase.not-there'],
  ['to words that say it already', { baseText: 'for two years' }, 'rebase.no-change'],
  ['[R13] with other words by another', { proposedText: other }, 'rebase.not-your-words'],
  [
    '[R13] with other words than were agreed',
    { status: 'ACCEPTED', wordsWait: true, proposedText: other },
    'rebase.agreed-words',
  ],
  [
    '[R13] with agreed words that wait by somebody who did not decide and leads nothing',
    { status: 'ACCEPTED', wordsWait: true, rebasing: { membership: 'tom' as MembershipId, constituency: 'PROVIDERS' } },
    'rebase.who-decides',
  ],
  [
    '[R13] with agreed words that wait by who suggested them and did not decide',
    { status: 'ACCEPTED', wordsWait: true, rebasing: own },
    'rebase.who-decides',
  ],
])('refuses %s', (_case, change, code) => {
  expect(codesFor(change)).toEqual([code]);
});

it.each([
  ['FITS', 'each April', ['It comes each April.']],
  ['FITS', 'Two', ['One', 'Two']],
  ['FITS', '', ['It comes each April.']],
  ['FITS', '', []],
  ['MOVED', 'each April', ['It comes each March.']],
  ['MOVED', 'One\nTwo', ['One', 'Two']],
  ['GONE', 'each April', null],
])('[R14] says %s of "%s" in "%s"', (standing, baseText, linesNow) => {
  expect(standingOf({ baseText }, linesNow)).toBe(standing);
});
