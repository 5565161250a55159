import type { MembershipId } from '#concordat';
import { whyNotTakeBackRemoval } from './why-not-take-back-removal.js';

const [des, amira] = ['des' as MembershipId, 'amira' as MembershipId];

it.each<[string, MembershipId | null, string[]]>([
  ['by who asked', des, []],
  ['by somebody else', amira, ['removal.not-asked-by-you']],
  ['when nobody has asked', null, ['removal.not-waiting']],
])('[R28] a removal that waits is taken back %s, or that is refused', (_case, askedBy, expected) => {
  expect(whyNotTakeBackRemoval({ by: des, askedBy }).map(({ code }) => code)).toEqual(expected);
});
