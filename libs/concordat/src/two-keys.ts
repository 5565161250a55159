import type { Constituency } from './constituency.js';
import type { MembershipId } from './ids.js';
import type { Refusal } from './refusal.js';

/** A co-chair of a statement. */
export interface CoChair {
  readonly membershipId: MembershipId;
  readonly constituency: Constituency | null;
}

/** One co-chair turning a key. */
export interface KeyRequest {
  readonly coChairs: readonly CoChair[];
  /** Co-chairs whose key for this act is turned already. */
  readonly turned: readonly MembershipId[];
  readonly actor: MembershipId;
  /** Whether the key of a co-chair who is left alone is kept: only where something comes of it without a second key (R24). */
  readonly mayWaitAlone?: boolean;
}

/** Says whether a key may be turned, and whether with it both are (R2, R22). */
export function turnKey(request: KeyRequest): { refusals: Refusal[]; complete: boolean } {
  const { coChairs, turned, actor, mayWaitAlone = false } = request;
  const isAlone = coChairs.length === 1;
  const refusals: Refusal[] = isAlone && mayWaitAlone ? [] : whyNotCoChairs(coChairs);
  if (!coChairs.some(({ membershipId }) => membershipId === actor)) {
    refusals.push({ code: 'keys.not-co-chair', because: 'Only the two co-chairs can do this, both of them together.' });
  }
  if (turned.includes(actor)) {
    refusals.push({
      code: 'keys.already-turned',
      because: 'You have already agreed to this. The other co-chair has not yet.',
    });
  }
  if (refusals.length > 0) return { refusals, complete: false };
  const others = coChairs.filter(({ membershipId }) => membershipId !== actor);
  return { refusals: [], complete: !isAlone && others.every(({ membershipId }) => turned.includes(membershipId)) };
}

/** Says why somebody cannot take a key back; empty when they can: only their own, and only while the other's is missing. */
export function whyNotTakeBackKey({ turned, actor }: Pick<KeyRequest, 'turned' | 'actor'>): Refusal[] {
  if (turned.includes(actor)) return [];
  const because =
    'Nothing of yours waits here. The other co-chair may have agreed by now. Look at the page again to see what is done.';
  return [{ code: 'keys.not-waiting', because }];
}

/** Says why these are not the two co-chairs that a statement needs (R2). */
export function whyNotCoChairs(coChairs: readonly Pick<CoChair, 'constituency'>[]): Refusal[] {
  const groups = new Set(coChairs.map(({ constituency }) => constituency));
  const lived = coChairs.some(({ constituency }) => constituency === 'PEOPLE' || constituency === 'CARERS');
  if (coChairs.length === 2 && groups.size === 2 && lived) return [];
  const because =
    'A statement needs two co-chairs from different groups, one of them from people who draw on care or unpaid carers.';
  return [{ code: 'keys.co-chairs', because }];
}
