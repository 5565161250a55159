import type { Constituency } from './constituency.js';
import { mustDeclareInterests } from './interests.js';
import type { Refusal } from './refusal.js';
import type { Role } from './role.js';
import { isLocked, SECTION_STATE_WORDS, type DocumentState, type SectionState } from './states.js';

/** Everything the rules look at before a member types in a section. */
export interface EditRequest {
  readonly sectionState: SectionState;
  readonly documentState: DocumentState;
  /** Whether every signatory group has agreed the current concordat (R1). */
  readonly agreementComplete: boolean;
  readonly roles: readonly Role[];
  /** Null for those who belong to no group. */
  readonly constituency: Constituency | null;
  readonly signatoryConstituencies: readonly Constituency[];
  /** Whether the member has declared interests, or that there are none (R31). */
  readonly interestsDeclared: boolean;
  readonly membershipStatus: 'active' | 'suspended' | 'ended';
}

/** Says why a member may not type in a section now; an empty list means they may (R1, R7, R31; docs/rules.md, 2; P5). */
export function whyNotEdit(request: EditRequest): Refusal[] {
  return [
    ...whyNotMember(request),
    ...whyNotUndeclared(request),
    ...whyNotStage(request),
    ...whyNotSection(request.sectionState),
  ];
}

/** Job titles give no extra right and take none away: what counts is the group (R7). */
function whyNotMember({ membershipStatus, constituency, roles, signatoryConstituencies }: EditRequest): Refusal[] {
  if (membershipStatus !== 'active') {
    const because = 'You no longer take part in this statement. Ask its facilitator if that is wrong.';
    return [{ code: 'edit.not-active', because }];
  }
  if (constituency !== null && signatoryConstituencies.includes(constituency)) return [];
  if (roles.includes('facilitator')) {
    const because = 'A facilitator writes only for somebody else, and says for whom.';
    return [{ code: 'edit.facilitator', because }];
  }
  const because = 'Members of the groups that sign can write here. You can suggest a change instead.';
  return [{ code: 'edit.not-of-a-signing-group', because }];
}

/** Asked once: who has declared can change it later and goes on writing (R31). */
function whyNotUndeclared({ constituency, interestsDeclared, membershipStatus }: EditRequest): Refusal[] {
  if (interestsDeclared || membershipStatus !== 'active' || !mustDeclareInterests(constituency)) return [];
  const because = 'Before you write, say what interests you have, or that you have none, on the page "Your interests".';
  return [{ code: 'edit.no-interests', because }];
}

function whyNotStage({ documentState, agreementComplete }: EditRequest): Refusal[] {
  if (!agreementComplete) {
    const because = 'Writing cannot start until every group has agreed how you work together.';
    return [{ code: 'edit.not-agreed', because }];
  }
  if (WRITING_STAGES.has(documentState)) return [];
  const before: readonly DocumentState[] = ['PROPOSED', 'CONVENING', 'CONCORDAT'];
  const because = before.includes(documentState)
    ? 'Writing has not started yet. Both co-chairs open it.'
    : 'This statement is not open for writing now.';
  return [{ code: 'edit.stage', because }];
}

/** Tells whether the words of a section can change now, whoever changes them. */
export function isOpenToWriting(documentState: DocumentState, sectionState: SectionState): boolean {
  return WRITING_STAGES.has(documentState) && WRITTEN_IN.has(sectionState);
}

const WRITTEN_IN: ReadonlySet<SectionState> = new Set(['EMPTY', 'DRAFTING', 'RESPONDING']);

const WRITING_STAGES: ReadonlySet<DocumentState> = new Set([
  'DRAFTING',
  'COMMENT',
  'RESPONDING',
  'SIGN_OFF',
  'MEDIATION',
]);

function whyNotSection(state: SectionState): Refusal[] {
  if (WRITTEN_IN.has(state)) return [];
  if (isLocked(state)) {
    const because =
      'Locked while people sign. Only a reopened section can change, and changing it cancels its signatures.';
    return [{ code: 'edit.locked', because }];
  }
  const because =
    state === 'READY'
      ? 'This section is marked ready to be read. A lead of the section can open it for writing again.'
      : `${SECTION_STATE_WORDS[state].tag}: the words stay as they are until comments close. You can suggest a change.`;
  return [{ code: 'edit.not-open', because }];
}
