import type { MembershipId } from '#concordat';
import { whyNotRemoveContent, type RemovalKey, type RemovalRequest } from './why-not-remove-content.js';

const des: RemovalKey = { membershipId: 'des' as MembershipId, constituency: 'PEOPLE', roles: ['member', 'co-chair'] };
const amira: RemovalKey = {
  membershipId: 'amira' as MembershipId,
  constituency: 'COMMISSIONERS',
  roles: ['member', 'co-chair'],
};
const sam: RemovalKey = { membershipId: 'sam' as MembershipId, constituency: null, roles: ['facilitator'] };
const reason = 'It tells where somebody lives.';

const first: RemovalRequest = { isCommitted: true, isThere: true, reason, by: des, asked: null };
const second: RemovalRequest = { ...first, by: amira, asked: { ...des, reason } };

const codes = (request: RemovalRequest): string[] => whyNotRemoveContent(request).map(({ code }) => code);

it('[R28] is asked for by a co-chair or the facilitator, and agreed to by a co-chair of another group', () => {
  expect(codes(first)).toEqual([]);
  expect(codes({ ...first, by: sam })).toEqual([]);
  expect(codes(second)).toEqual([]);
  expect(codes({ ...second, asked: { ...sam, reason } })).toEqual([]);
});

it.each<[string, RemovalRequest, string[]]>([
  ['asked for by another member', { ...first, by: { ...des, roles: ['member'] } }, ['removal.not-yours']],
  ['asked for twice by the same', { ...second, by: des }, ['removal.waiting']],
  ['agreed to by somebody who is no co-chair', { ...second, by: { ...amira, roles: [] } }, ['removal.not-yours']],
  ['agreed to in the same group', { ...second, by: { ...amira, constituency: 'PEOPLE' } }, ['removal.same-group']],
  ['agreed to by the facilitator', { ...second, by: sam }, ['removal.not-yours', 'removal.same-group']],
  ['agreed to for another reason', { ...second, reason: 'Other.' }, ['removal.other-reason']],
  ['without a reason', { ...first, reason: ' ' }, ['removal.reason']],
  ['with a reason that is too long', { ...first, reason: 'x'.repeat(301) }, ['removal.long-reason']],
  ['of nothing', { ...first, isCommitted: false, isThere: false }, ['removal.nothing-there']],
  ['of what is gone', { ...first, isThere: false }, ['removal.gone']],
])('[R28] is refused %s', (_case, request, expected) => {
  expect(codes(request)).toEqual(expected);
});
