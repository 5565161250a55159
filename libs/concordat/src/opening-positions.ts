import type { Constituency } from './constituency.js';
import { groupDecides } from './group-decision.js';
import type { MembershipId } from './ids.js';
import { decisionRuleOf, signatoryFloor, type ConcordatParameters } from './parameters.js';
import type { Refusal } from './refusal.js';

/** Somebody who signs for a group. */
export interface Signing {
  readonly membershipId: MembershipId;
  readonly constituency: Constituency;
}

/** What people said about opening all starting positions before publication. */
export interface OpeningAsked {
  /** Groups that agree how to work together. */
  readonly required: readonly Constituency[];
  readonly signatories: readonly Signing[];
  /** Who said yes. */
  readonly yes: readonly MembershipId[];
  readonly parameters: ConcordatParameters;
}

/**
 * Groups that agree to open all starting positions before publication (R6), in the order of the agreement: each where enough
 * of those who sign for it say yes, by its own way of deciding (R17).
 */
export function groupsThatOpen({ required, signatories, yes, parameters }: OpeningAsked): Constituency[] {
  return required.filter((constituency) => {
    const ofGroup = signatories.filter((one) => one.constituency === constituency);
    const said = ofGroup.filter(({ membershipId }) => yes.includes(membershipId)).length;
    const quorum = parameters.signatoriesPerConstituency[constituency] ?? signatoryFloor(constituency);
    const rule = decisionRuleOf(parameters, constituency);
    return groupDecides({ signatories: ofGroup.length, yes: said, no: 0, quorum, rule }) === 'yes';
  });
}

/** Says why somebody cannot agree that all positions are opened now; empty when they can (R6). */
export function whyNotOpenPositions({
  sealed,
  isOpen,
  constituency,
  signatory,
  saidYes,
}: {
  readonly sealed: number;
  readonly isOpen: boolean;
  readonly constituency: Constituency | null;
  readonly signatory: boolean;
  readonly saidYes: boolean;
}): Refusal[] {
  const refusals: Refusal[] = [];
  if (sealed === 0) refusals.push({ code: 'position.none', because: 'No group has sealed a starting position.' });
  if (isOpen) refusals.push({ code: 'position.open', because: 'The starting positions are open already.' });
  if (constituency === null || !signatory) {
    refusals.push({ code: 'position.who', because: 'Only somebody who signs for a group can agree for it.' });
  } else if (saidYes) {
    refusals.push({ code: 'position.agreed', because: 'You have agreed already. Others of your group may have to.' });
  }
  return refusals;
}
