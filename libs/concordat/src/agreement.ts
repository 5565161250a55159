import { groupOf, type Constituency } from './constituency.js';
import type { Refusal } from './refusal.js';

/** Tells whether every signatory group has agreed the concordat (R1). Nobody has agreed one that names no group. */
export function isAgreed(required: readonly Constituency[], agreed: readonly Constituency[]): boolean {
  return required.length > 0 && required.every((code) => agreed.includes(code));
}

/** A member who wants to agree for their group. */
export interface AgreementRequest {
  readonly constituency: Constituency;
  readonly required: readonly Constituency[];
  readonly agreed: readonly Constituency[];
  readonly isSignatory: boolean;
}

/** Says why a member may not agree the concordat for their group; empty when they may (R1). */
export function whyNotAgree({ constituency, required, agreed, isSignatory }: AgreementRequest): Refusal[] {
  if (!required.includes(constituency)) {
    return [{ code: 'concordat.not-asked', because: 'Your group is not one of those that agree this.' }];
  }
  const refusals: Refusal[] = [];
  if (!isSignatory) {
    refusals.push({ code: 'concordat.not-signatory', because: 'Someone who signs for your group agrees this for it.' });
  }
  if (agreed.includes(constituency)) {
    const because = `${groupOf(constituency).label} have already agreed. There is nothing more to do.`;
    refusals.push({ code: 'concordat.already-agreed', because });
  }
  return refusals;
}
