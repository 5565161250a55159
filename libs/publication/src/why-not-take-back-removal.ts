import type { MembershipId, Refusal, Role } from '#concordat';
import { mayAskForRemoval } from './why-not-remove-content.js';

/** A member about to take back that a content is to be removed. */
export interface TakeBackRequest {
  readonly by: { readonly membershipId: MembershipId; readonly roles: readonly Role[] };
  /** Whoever asked and waits for the other key; null when nobody does. */
  readonly asked: AskedRemoval | null;
}

/** Who turned the first key. */
export interface AskedRemoval {
  readonly membershipId: MembershipId;
  /** Whether they could still ask: false for somebody who left, was erased, or holds the role no more. */
  readonly counts: boolean;
}

/**
 * Says why a removal that waits cannot be taken back by this member; empty when it may be: by who asked, or where that
 * person cannot any more, by whoever may ask (R28).
 */
export function whyNotTakeBackRemoval({ by, asked }: TakeBackRequest): Refusal[] {
  if (asked === null) {
    return [{ code: 'removal.not-waiting', because: 'Nobody waits for this to be removed. Load the page again.' }];
  }
  if (by.membershipId === asked.membershipId) return [];
  if (asked.counts) {
    return [{ code: 'removal.not-asked-by-you', because: 'Only who asked for it can take it back. Talk to them.' }];
  }
  if (mayAskForRemoval(by.roles)) return [];
  const because = 'Whoever asked for it cannot take it back any more. Tell a co-chair or the facilitator: they can.';
  return [{ code: 'removal.not-yours', because }];
}
