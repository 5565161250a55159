import type { MembershipId, Refusal } from '#concordat';

/** A member about to take back that they asked for a content to be removed. */
export interface TakeBackRequest {
  readonly by: MembershipId;
  /** Whoever asked and waits for the other key; null when nobody does. */
  readonly askedBy: MembershipId | null;
}

/** Says why a removal that waits cannot be taken back by this member; empty when it may be (R28). */
export function whyNotTakeBackRemoval({ by, askedBy }: TakeBackRequest): Refusal[] {
  if (askedBy === null) {
    return [{ code: 'removal.not-waiting', because: 'Nobody waits for this to be removed. Load the page again.' }];
  }
  if (by === askedBy) return [];
  return [{ code: 'removal.not-asked-by-you', because: 'Only who asked for it can take it back. Talk to them.' }];
}
