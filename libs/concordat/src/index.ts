export { isAgreed, whyNotAgree, type AgreementRequest } from './agreement.js';
export { GROUPS, groupOf, type Constituency, type Group } from './constituency.js';
export {
  LIMIT_KINDS,
  whyNotAnswerChallenge,
  whyNotAnswerNomination,
  whyNotChallenge,
  whyNotDeclareLimit,
  whyNotNominate,
  whyNotOpenPositions,
  whyNotSeal,
} from './convening.js';
export {
  defaultDisplay,
  nameFor,
  stableLabel,
  whyNotDisplay,
  type DisplayAudience,
  type DisplayForm,
  type DisplayRequest,
  type NamedMember,
  type Reader,
} from './display.js';
export type { CouncilId, MembershipId, OrganisationId, PersonId, SectionId, StatementId } from './ids.js';
export { meetsSectionFloor, signatoryFloor, type ConcordatParameters, type DecisionRule } from './parameters.js';
export type { Refusal } from './refusal.js';
export {
  callOpenUntil,
  isCallOpen,
  whyNotLogOutreach,
  whyNotNominatePublicly,
  type OutreachRequest,
  type PublicNominationRequest,
} from './public-call.js';
export { isRole, ROLES, type Role } from './role.js';
export { nextStages, whyNotAdvance, whyNotReason, type NextStage, type StageGates } from './stages.js';
export {
  DOCUMENT_STATE_WORDS,
  isLocked,
  SECTION_STATE_WORDS,
  type DocumentState,
  type SectionState,
  type StateWords,
} from './states.js';
export { turnKey, whyNotCoChairs, type CoChair, type KeyRequest } from './two-keys.js';
export { whyNotConcordat } from './why-not-concordat.js';
export { isAddress, whyNotInvite, type InviteRequest } from './why-not-invite.js';
export { whyNotEdit, type EditRequest } from './why-not-edit.js';
export { addWorkingDays, workingDaysBetween } from './working-days.js';
