export { isAgreed, whyNotAgree, whyNotAgreeNow, type AgreementRequest } from './agreement.js';
export {
  agreementInWords,
  checkInWords,
  type AgreementAround,
  type AgreementPartInWords,
  type PromiseInWords,
} from './agreement-in-words.js';
export {
  LONGEST_SECTION_PURPOSE,
  LONGEST_SECTION_TITLE,
  sectionChanges,
  sectionKeys,
  whyNotKnown,
  withSections,
  type SectionChanges,
  type SectionUnderAgreement,
  type WantedSection,
  type WantedSections,
} from './change-sections.js';
export { changesInWords, promisedByInWords, type ChangeInWords, type ComparedAgreement } from './changes-in-words.js';
export { GROUPS, groupOf, placeOfGroup, type Constituency, type Group } from './constituency.js';
export {
  mustDeclareInterests,
  mustStandAside,
  touches,
  whyNotDeclareInterests,
  type DeclarationRequest,
  type InterestEffect,
  type StandingInterest,
} from './interests.js';
export {
  LIMIT_KIND_WORDS,
  LIMIT_KINDS,
  type AnswerToChallenge,
  whyNotAnswerChallenge,
  whyNotAnswerNomination,
  whyNotChallenge,
  whyNotDeclareLimit,
  whyNotNominate,
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
export { readiness, type CommentOpening, type OpeningClock, type OpeningFormat } from './comment-opening.js';
export { gapsInWords, type LeavingGap } from './leaving.js';
export type { CouncilId, MembershipId, OrganisationId, PersonId, SectionId, StatementId } from './ids.js';
export { expectationsOf, type Expectations, type ExpectedOf } from './expectations.js';
export { groupsThatOpen, whyNotOpenPositions, type OpeningAsked } from './opening-positions.js';
export { groupDecides, type GroupQuestion } from './group-decision.js';
export {
  decisionRuleOf,
  inOneWay,
  meetsSectionFloor,
  signatoryFloor,
  EVIDENCE_FLOOR,
  USUAL_FORMATS,
  FORMATS_TO_AGREE,
  type Charter,
  type ConcordatParameters,
  type DecisionRule,
  type SectionName,
} from './parameters.js';
export {
  DECIDES_WORDS,
  DECISION_WORDS,
  LEADS_FLOOR,
  parametersInWords,
  sectionsInWords,
  SIGNERS_FLOOR,
  type ParameterInWords,
} from './parameters-in-words.js';
export {
  isPaymentStated,
  PAYMENT_NOT_STATED,
  whyNotPayment,
  whyNotStatePayment,
  type PaymentPolicy,
  type PaymentRequest,
} from './payment.js';
export { CHECKED_KINDS, checkOf, PROMISE_CHECKS, type RecordedAct } from './promise-checks.js';
export {
  PROMISE_STATE_WORDS,
  promiseStatus,
  type PromiseMark,
  type PromiseState,
  type PromiseStatus,
} from './promise-status.js';
export {
  AGREEMENT_PART_WORDS,
  AGREEMENT_PARTS,
  DEFAULT_PROMISES,
  isEverybodys,
  numberPromises,
  whyNotMark,
  whyNotPromises,
  type AgreementPart,
  type ConcordatPromise,
  type DraftPromise,
} from './promises.js';
export type { Refusal } from './refusal.js';
export {
  addressToAnswer,
  callOpenUntil,
  isCallOpen,
  whyNotLogOutreach,
  whyNotNominatePublicly,
  type OutreachRequest,
  type PublicNominationRequest,
} from './public-call.js';
export {
  tidied,
  whyNotAnswerProposal,
  whyNotKeepBack,
  whyNotPropose,
  whyNotSponsor,
  type CouncilAnswer,
  type CouncilProposalState,
  whyNotTakeBack,
  type ProposalToCouncil,
} from './proposing.js';
export { mayMarkReady } from './may-mark-ready.js';
export { isReviewDue, stateOn, whyNotReviewBy } from './review.js';
export { isRole, ROLES, type Role } from './role.js';
export { daysAfter, pausesAmong, type Pause, type StageOpened } from './pauses.js';
export { isPublished, nextStages, whyNotAdvance, whyNotReason, type NextStage, type StageGates } from './stages.js';
export {
  DOCUMENT_STATE_WORDS,
  isLocked,
  SECTION_STATE_WORDS,
  type DocumentState,
  type SectionState,
  type StateWords,
} from './states.js';
export { ORGANISATION_SIZES, ORGANISATION_TYPES, whyNotMixed, type MixedSignatory } from './group-mix.js';
export { documentMoves, stepsBeside, type DocumentStep } from './document-steps.js';
export { isLockingOpen, sectionMoves, sectionSteps, type SectionStep } from './section-steps.js';
export { leadsOfSection, signingLeadsOf, type LedSection } from './section-leads.js';
export { turnKey, whyNotCoChairs, whyNotTakeBackKey, type CoChair, type KeyRequest } from './two-keys.js';
export {
  groupsToAmend,
  rulesToAmend,
  whyNotAmend,
  whyNotInForce,
  type AgreedUpon,
  type AgreedUponNow,
  type AgreementText,
} from './why-not-amend.js';
export {
  isBringingOpen,
  smallCountsIn,
  whyNotBringDataset,
  type DatasetRequest,
  type DatasetWords,
} from './why-not-bring-dataset.js';
export { mayClose, whyNotClose, type ClosingReason, type ClosingRequest } from './why-not-close-amendment.js';
export { whyNotConcordat, whyNotDraftConcordat } from './why-not-concordat.js';
export {
  HANDED_ROLES,
  handoverInWords,
  handoverOutcome,
  isAskedToAgree,
  isForAll,
  isGivenBeside,
  isHandedRole,
  keysNeeded,
  whyNotAnswerHandover,
  whyNotGiveUp,
  whyNotHandOver,
  whyNotPutForward,
  type HandedRole,
  type HandoverKey,
  type HandoverOutcome,
  type HandoverRequest,
  type HandoverVotes,
  type PutForwardRequest,
  type Successor,
} from './why-not-hand-over.js';
export { isAddress, whyNotInvite, type InviteRequest } from './why-not-invite.js';
export { isOpenToWriting, whyNotEdit, type EditRequest } from './why-not-edit.js';
export { addWorkingDays, dayInEngland, dayInWords, isDay, isWorkingDay, workingDaysBetween } from './working-days.js';
export { canSucceed, whyNotSucceed, type PossibleSuccessor, type SuccessorChoice } from './why-not-succeed.js';
export { LONGEST_SAID, LONGEST_WORDS, whyTooLong, type HowLong } from './how-long.js';
