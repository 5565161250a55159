import type { MembershipId } from '#concordat';
import { chainEntries, type NewEntry } from './update-log.js';

const start = { epoch: 1, seq: 0, logHead: '0'.repeat(64) };
const entry: NewEntry = {
  author: { membershipId: 'ann' as MembershipId, capacity: 'person', onBehalfOf: null },
  clientIds: [11],
  bytes: Uint8Array.of(1, 2, 3),
};
const chained = (change: Partial<NewEntry>) => chainEntries(start, [{ ...entry, ...change }], new Date(0)).head.logHead;

it('[P14] leaves the chain of rows that restore nothing as it was before rows could', () => {
  expect([chained({}), chained({ restores: null })]).toEqual([CHAINED, CHAINED]);
});

it('[P14] chains which version a row brought back', () => {
  expect(new Set([chained({}), chained({ restores: 1 }), chained({ restores: 2 })]).size).toBe(3);
});

/** Of the entry above, made before a row could restore. */
const CHAINED = '83b331ff47b3043d9347353885dd11ba742822bfdcd9b8be328f2694d0471cd1';
