import type { Constituency, MembershipId, Refusal, Role } from '#concordat';

/** Somebody about to write down another's words. */
export interface WriteForRequest {
  readonly writer: { readonly membership: MembershipId; readonly roles: readonly Role[] };
  /** Whose words they are; null when no active membership of the statement was named. */
  readonly writtenFor: { readonly membership: MembershipId; readonly constituency: Constituency | null } | null;
}

/** Says why words cannot be written on somebody's behalf; empty when they can (R9; docs/rules.md, 6). */
export function whyNotWriteFor({ writer, writtenFor }: WriteForRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!writer.roles.includes('facilitator')) {
    refusals.push({
      code: 'on-behalf.not-facilitator',
      because: 'Only a facilitator writes down the words of others.',
    });
  }
  if (writtenFor === null || writtenFor.constituency === null || writtenFor.membership === writer.membership) {
    const because = 'Say whose words these are: a person or a table of one of the groups, and not yourself.';
    refusals.push({ code: 'on-behalf.nobody', because });
  }
  return refusals;
}
