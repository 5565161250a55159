import type { MembershipId, Role } from '#concordat';
import { whyNotTakeBackRemoval, type AskedRemoval } from './why-not-take-back-removal.js';

const [des, amira] = ['des' as MembershipId, 'amira' as MembershipId];
const stays: AskedRemoval = { membershipId: amira, counts: true };
const left: AskedRemoval = { membershipId: amira, counts: false };

it.each<[string, Role[], AskedRemoval | null, string[]]>([
  ['by who asked', ['member'], { ...stays, membershipId: des }, []],
  ['by who asked and holds the role no more', ['member'], { ...left, membershipId: des }, []],
  ['by a co-chair while who asked is there', ['co-chair'], stays, ['removal.not-asked-by-you']],
  ['by a co-chair when who asked has left', ['co-chair'], left, []],
  ['by the facilitator when who asked has left', ['facilitator'], left, []],
  ['by a member when who asked has left', ['member'], left, ['removal.not-yours']],
  ['when nobody has asked', ['co-chair'], null, ['removal.not-waiting']],
])('[R28] a removal that waits is taken back %s, or that is refused', (_case, roles, asked, expected) => {
  const by = { membershipId: des, roles };
  expect(whyNotTakeBackRemoval({ by, asked }).map(({ code }) => code)).toEqual(expected);
});
