import type { MembershipId, Refusal, Role } from '#concordat';

/** A member about to have a content of the record destroyed. */
export interface RemovalRequest {
  /** Whether an entry of the record has such a commitment. */
  readonly isCommitted: boolean;
  /** Whether its content is still there. */
  readonly isThere: boolean;
  readonly reason: string;
  readonly by: RemovalKey;
  /** Whoever asked for the same before and waits for the other key; null when nobody does. */
  readonly asked: (Omit<RemovalKey, 'roles'> & { readonly reason: string }) | null;
}

/** Who turns one of the two keys. */
export interface RemovalKey {
  readonly membershipId: MembershipId;
  readonly constituency: string | null;
  readonly roles: readonly Role[];
}

/** The reason is shown to everybody, in place of what was there. */
export const LONGEST_REASON = 300;

/** Says why a content cannot be removed by this member, or not asked for; empty when the key may be turned (R28). */
export function whyNotRemoveContent(request: RemovalRequest): Refusal[] {
  const { isCommitted, isThere, reason, by, asked } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isCommitted) refuse('removal.nothing-there', 'There is nothing with this name in that entry of the record.');
  if (isCommitted && !isThere) refuse('removal.gone', 'This was removed from the record already.');
  if (reason.trim() === '')
    refuse('removal.reason', 'Say why, without repeating what has to go. Everybody can read it.');
  if (reason.trim().length > LONGEST_REASON) {
    refuse('removal.long-reason', `Say why in ${LONGEST_REASON} characters or fewer.`);
  }
  return [...refusals, ...(asked ? whyNotSecondKey(by, asked, reason) : whyNotFirstKey(by))];
}

/** Tells whether somebody with these roles may ask for a removal: a co-chair or the facilitator (R28). */
export function mayAskForRemoval(roles: readonly Role[]): boolean {
  return roles.includes('co-chair') || roles.includes('facilitator');
}

function whyNotFirstKey({ roles }: RemovalKey): Refusal[] {
  if (mayAskForRemoval(roles)) return [];
  return [{ code: 'removal.not-yours', because: 'A co-chair or the facilitator asks for this. Tell one of them.' }];
}

function whyNotSecondKey(by: RemovalKey, asked: NonNullable<RemovalRequest['asked']>, reason: string): Refusal[] {
  const refusals: Refusal[] = [];
  if (by.membershipId === asked.membershipId) {
    const because = 'You have asked for this already. A co-chair of another group has to agree.';
    return [{ code: 'removal.waiting', because }];
  }
  if (!by.roles.includes('co-chair')) {
    refusals.push({ code: 'removal.not-yours', because: 'It has been asked for. Only a co-chair can agree to it.' });
  }
  if (by.constituency === null || by.constituency === asked.constituency) {
    const because = 'A co-chair of another group than the one that asked has to agree.';
    refusals.push({ code: 'removal.same-group', because });
  }
  if (reason.trim() !== asked.reason) {
    const because = `The reason that was given is: ${asked.reason} Agree to the same one.`;
    refusals.push({ code: 'removal.other-reason', because });
  }
  return refusals;
}
