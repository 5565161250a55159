import { groupOf, type Constituency } from './constituency.js';
import type { MembershipId } from './ids.js';
import type { Refusal } from './refusal.js';
import { whyNotCoChairs, type CoChair } from './two-keys.js';

/**
 * What somebody can hand to somebody else, and what more than one can be: leading sections for a group, and looking at
 * worries about people for everybody. Everything else is given by an invitation, and can only be given up.
 */
export const HANDED_ROLES = ['co-chair', 'signatory', 'section-lead', 'safeguarding-lead'] as const;

export type HandedRole = (typeof HANDED_ROLES)[number];

/** Tells whether a text from outside names something that can be handed over. */
export function isHandedRole(text: string): text is HandedRole {
  return HANDED_ROLES.some((role) => role === text);
}

/** Tells whether a role is given beside those who have it already, so that it is taken over from nobody. */
export function isGivenBeside(role: HandedRole): role is 'section-lead' | 'safeguarding-lead' {
  return role === 'section-lead' || role === 'safeguarding-lead';
}

/** Tells whether a role belongs to no group: who looks at worries about people does it for all (R38). */
export function isForAll(role: HandedRole): boolean {
  return role === 'safeguarding-lead';
}

/** Somebody who would take a role over. */
export interface Successor {
  readonly membershipId: MembershipId;
  readonly constituency: Constituency | null;
  /** Whether they take part: not suspended, and not ended. */
  readonly active: boolean;
  /** Whether they look after the council's settings (R7). */
  readonly administrator: boolean;
  /** Whether they have an address: without one nobody can say yes. */
  readonly signsIn: boolean;
  readonly hasRole: boolean;
  /** Whether a declared interest makes them stand aside anywhere (R17, R31). */
  readonly standsAside: boolean;
}

/** Everything the rules look at before a role moves: when it is put forward, and again when it takes effect. */
export interface HandoverRequest {
  readonly role: HandedRole;
  /** Group of the role: of who has it or had it; null where nobody has it and no group is meant. */
  readonly group: Constituency | null;
  /** Whether there is a place to take: somebody has the role, or had it and nobody followed; or the group leads sections. */
  readonly isThere: boolean;
  /** Null where there is no such member. */
  readonly to: Successor | null;
  /** Co-chairs who would stay: all but the one who hands over. */
  readonly otherCoChairs: readonly Pick<CoChair, 'constituency'>[];
  /** Invitations to be co-chair that nobody has accepted yet. */
  readonly invitedCoChairs: number;
  /** The two groups that have co-chairs while people sign; null, or left out, while any group may follow. */
  readonly chairGroups?: readonly Constituency[] | null;
}

/** Says why a role cannot move to somebody; empty when it can (R2, R7, R17). */
export function whyNotHandOver(request: HandoverRequest): Refusal[] {
  const { role, to, isThere, group } = request;
  const refusals: Refusal[] = [];
  if (!isThere) {
    const because = 'Nobody has this role, or somebody has followed already. Look at the page again.';
    refusals.push({ code: 'handover.not-there', because });
  }
  if (!to?.active || to.administrator || !to.signsIn) return [...refusals, isForAll(role) ? NOBODY : NOT_SOMEBODY];
  if (to.constituency === null && !isForAll(role)) return [...refusals, NOT_SOMEBODY];
  if (to.constituency !== group && !isForAll(role)) {
    const because = 'The role stays in its group. Choose somebody of the same group.';
    refusals.push({ code: 'handover.group', because });
  }
  if (to.hasRole) refusals.push({ code: 'handover.has-it', because: 'This person has the role already.' });
  if (role === 'signatory') return [...refusals, ...whyNotSign(to)];
  if (isGivenBeside(role)) return refusals;
  if (to.constituency === 'PUBLIC') return [...refusals, NOT_OF_PUBLIC];
  return [...refusals, ...whyNotBothChairs(request, to), ...whyNotOtherGroup(request, to)];
}

const NOT_SOMEBODY: Refusal = {
  code: 'handover.to',
  because:
    'Choose somebody who takes part now, belongs to a group and can sign in. Nobody who looks after the council’s settings can take a role.',
};

/** As in an invitation (R2): the public has no group that a co-chair could speak for. */
const NOT_OF_PUBLIC: Refusal = {
  code: 'handover.co-chairs',
  because: 'The public has no co-chair. Choose somebody of another group.',
};

const NOBODY: Refusal = {
  code: 'handover.to',
  because:
    'Choose somebody who takes part now and can sign in. Nobody who looks after the council’s settings can take a role.',
};

function whyNotSign({ standsAside }: Successor): Refusal[] {
  if (!standsAside) return [];
  const because = 'This person stands aside because of an interest, so they cannot sign for the group. Choose another.';
  return [{ code: 'handover.interest', because }];
}

/** The floor of R2 holds afterwards too; somebody who is only invited may become a co-chair at any moment. */
function whyNotBothChairs({ otherCoChairs, invitedCoChairs }: HandoverRequest, to: Successor): Refusal[] {
  if (invitedCoChairs > 0) {
    const because = 'Somebody is invited to be co-chair and has not answered. End that invitation first.';
    return [{ code: 'handover.invited', because }];
  }
  return whyNotCoChairs([...otherCoChairs, to]).map(({ because }) => ({ code: 'handover.co-chairs', because }));
}

/** Co-chairs' groups sign what no group leads alone: another group there would change who must sign (R21). */
function whyNotOtherGroup({ chairGroups, otherCoChairs }: HandoverRequest, { constituency }: Successor): Refusal[] {
  if (!chairGroups || constituency === null || chairGroups.includes(constituency)) return [];
  const empty = chairGroups.filter((code) => !otherCoChairs.some((one) => one.constituency === code));
  const groups = empty.map((code) => groupOf(code).label).join('; ');
  const because = `While sections are locked for signing, this place stays with its group: ${groups}. If nobody there can take it, invite somebody to that group first.`;
  return [{ code: 'handover.chair-group', because }];
}

/** Shortest reason, in characters, and the longest. */
const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;

/** Somebody who puts a successor forward. */
export interface PutForwardRequest {
  readonly role: HandedRole;
  readonly reason: string;
  /** Whether they have the role themselves. */
  readonly isHolder: boolean;
  readonly isOfGroup: boolean;
  readonly isCoChair: boolean;
  readonly isFacilitator: boolean;
  /** Whether the same person is put forward for it already, and that is not decided. */
  readonly isOpen: boolean;
  /** Keys that it will need, and how many of the group can turn one. */
  readonly needs: readonly HandoverKey[];
  readonly inGroup: number;
}

/** Says why somebody cannot put a successor forward; empty when they can. */
export function whyNotPutForward(request: PutForwardRequest): Refusal[] {
  const { isOpen, needs, inGroup } = request;
  const refusals: Refusal[] = [];
  const reason = request.reason.trim();
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON) {
    const because = `Say why, in ${SHORTEST_REASON} to ${LONGEST_REASON} characters. Everybody who takes part can read it.`;
    refusals.push({ code: 'handover.reason', because });
  }
  if (!mayPutForward(request)) refusals.push({ code: 'handover.who', because: WHO_MAY[request.role] });
  if (needs.includes('group') && inGroup < FEWEST_IN_GROUP) {
    const because = 'Your group needs two members who can sign in to decide this. Ask for somebody else to be invited.';
    refusals.push({ code: 'handover.group-small', because });
  }
  if (isOpen) {
    const because = 'This person is put forward already. Agree to it on this page.';
    refusals.push({ code: 'handover.open', because });
  }
  return refusals;
}

function mayPutForward({ role, isHolder, isOfGroup, isCoChair, isFacilitator }: PutForwardRequest): boolean {
  switch (role) {
    case 'co-chair':
      return isHolder || isOfGroup;
    case 'section-lead':
      return isOfGroup;
    case 'signatory':
      return isHolder || isCoChair;
    case 'safeguarding-lead':
      return isCoChair || isFacilitator;
  }
}

const WHO_MAY: Readonly<Record<HandedRole, string>> = {
  'co-chair': 'Only the co-chair, or a member of the same group, can put somebody forward.',
  'section-lead': 'A group says who leads sections for it. Only a member of the same group can put somebody forward.',
  signatory: 'Only who signs now, or a co-chair, can put somebody forward to sign.',
  'safeguarding-lead': 'Only a co-chair or the facilitator can put somebody forward to look at worries about people.',
};

/** Who has to agree: who takes it over, the group, somebody else who signs for the group, a co-chair. */
export type HandoverKey = 'to' | 'group' | 'signatory' | 'co-chair';

/** Fewest of a group who decide that a role moves without its holder. */
const FEWEST_IN_GROUP = 2;

/**
 * Which keys a handover needs. Who hands over their own role needs only the one who takes it. For others, those who are
 * left decide: the group of the role, and a co-chair; who has left and only signed is followed with a co-chair alone. Who
 * leads sections is for the group alone to say. Nobody comes to read what is hidden without a co-chair, and another than
 * themselves (R38).
 */
export function keysNeeded(role: HandedRole, by: { isHolder: boolean; isVacant: boolean }): readonly HandoverKey[] {
  if (role === 'section-lead') return ['to', 'signatory'];
  if (role === 'safeguarding-lead') return ['to', 'co-chair'];
  if (by.isHolder) return ['to'];
  if (role === 'signatory' && by.isVacant) return ['to', 'co-chair'];
  return ['to', 'group', 'co-chair'];
}

/** A handover that was put forward, and what people said. */
export interface HandoverVotes {
  readonly needs: readonly HandoverKey[];
  readonly to: MembershipId;
  /** Who has the role still; null where nobody has. */
  readonly holder: MembershipId | null;
  /** Those of the group who count: active, can sign in, there when it was put forward, and not the holder. */
  readonly group: readonly MembershipId[];
  /** Those who sign for the group, without the one who takes it over. */
  readonly signatories: readonly MembershipId[];
  /** Co-chairs of whom one has to agree. */
  readonly coChairs: readonly MembershipId[];
  readonly agreed: readonly MembershipId[];
  readonly refused: readonly MembershipId[];
}

/** What a handover has come to, and which keys are missing. */
export interface HandoverOutcome {
  readonly state: 'OPEN' | 'DONE' | 'REFUSED';
  readonly missing: readonly HandoverKey[];
  /** How many more of the group have to agree; 0 where it need not or has. */
  readonly groupMissing: number;
}

/** Works out what a handover has come to. A holder who says no shows that they can act: then it does not take place. */
export function handoverOutcome(votes: HandoverVotes): HandoverOutcome {
  const { needs, to, holder, group, signatories, coChairs, agreed, refused } = votes;
  const count = (these: readonly MembershipId[], among: readonly MembershipId[]): number =>
    among.filter((id) => these.includes(id)).length;
  const majority = Math.max(FEWEST_IN_GROUP, Math.floor(group.length / 2) + 1);
  const stopped = [
    refused.includes(to),
    holder !== null && refused.includes(holder),
    needs.includes('group') && group.length - count(refused, group) < majority,
    needs.includes('signatory') && signatories.length > 0 && count(refused, signatories) === signatories.length,
    needs.includes('co-chair') && coChairs.length > 0 && count(refused, coChairs) === coChairs.length,
  ];
  const groupMissing = needs.includes('group') ? Math.max(0, majority - count(agreed, group)) : 0;
  const isMissing: Readonly<Record<HandoverKey, boolean>> = {
    to: !agreed.includes(to),
    group: groupMissing > 0,
    signatory: count(agreed, signatories) === 0,
    'co-chair': count(agreed, coChairs) === 0,
  };
  const missing = needs.filter((key) => isMissing[key]);
  if (stopped.includes(true)) return { state: 'REFUSED', missing, groupMissing };
  return { state: missing.length === 0 ? 'DONE' : 'OPEN', missing, groupMissing };
}

/** Tells whether somebody is asked about a handover: whether their yes counts. */
export function isAskedToAgree(
  { needs, to, group, signatories, coChairs }: HandoverVotes,
  member: MembershipId,
): boolean {
  return (
    member === to ||
    (needs.includes('group') && group.includes(member)) ||
    (needs.includes('signatory') && signatories.includes(member)) ||
    (needs.includes('co-chair') && coChairs.includes(member))
  );
}

/** Says why an answer to a handover cannot be taken; empty when it can. */
export function whyNotAnswerHandover(
  votes: HandoverVotes,
  { state, member, agree }: { readonly state: string; readonly member: MembershipId; readonly agree: boolean },
): Refusal[] {
  if (state !== 'OPEN') {
    return [{ code: 'handover.over', because: 'This is decided already, or was taken back. Look at the page again.' }];
  }
  if (isAskedToAgree(votes, member) || (!agree && member === votes.holder)) return [];
  return [{ code: 'handover.not-asked', because: 'Others are asked about this: look who, beside it.' }];
}

/** Who still has to act, in sentences (R40). */
export function handoverInWords({ missing, groupMissing }: HandoverOutcome, role: HandedRole): string[] {
  return missing.map((key) => {
    switch (key) {
      case 'to':
        return 'Who takes it over has to agree.';
      case 'group':
        return groupMissing === 1
          ? '1 more member of the group has to agree.'
          : `${groupMissing} more members of the group have to agree.`;
      case 'signatory':
        return 'Somebody else who signs for the group has to agree.';
      case 'co-chair':
        return role === 'co-chair' ? 'The other co-chair has to agree.' : 'A co-chair has to agree.';
    }
  });
}

/** Says why somebody cannot give a role up; empty when they can. What is left of their part may not be nothing. */
export function whyNotGiveUp(
  role: string,
  { roles, signatory }: { readonly roles: readonly string[]; readonly signatory: boolean },
): Refusal[] {
  const has = role === 'signatory' ? signatory : roles.includes(role) && !PLAIN.has(role);
  if (!has) return [{ code: 'role.not-yours', because: 'You do not have this role. Look at the page again.' }];
  if (role === 'signatory' || roles.length > 1) return [];
  return [{ code: 'role.only', because: 'This is all that you do here. You can stop taking part instead.' }];
}

/** What everybody is who takes part: nothing to give up. */
const PLAIN: ReadonlySet<string> = new Set(['member', 'contributor', 'public']);
