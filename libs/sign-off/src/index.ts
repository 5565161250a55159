export {
  lastDayToAgree,
  mediationStanding,
  mediationUntil,
  whyNotDescribe,
  whyNotEnd,
  whyNotNoteAttempt,
  type AboutMediation,
  type MediationOutcome,
  type MediationStanding,
  type MediationTerms,
} from './mediation.js';
export {
  isTakingBackOpen,
  mayRead,
  NAMES_NEEDED,
  stands,
  whyNotJoin,
  whyNotMinorityStatement,
  whyNotReply,
  whyNotTakeBack,
  type JoinRequest,
  type MinorityStatementRequest,
  type OwnWordsNames,
  type ReplyRequest,
  type TakeBackRequest,
} from './minority-statement.js';
export {
  documentLabel,
  sectionOutcome,
  type DocumentLabelAnswer,
  type LabelledSection,
  type SectionOutcome,
} from './outcome.js';
export {
  groupPosition,
  isSigned,
  newestOfEach,
  POSITIONS_TO_TAKE,
  standing,
  unchangedSince,
  wayOfCounting,
  type GivenSignOff,
  type GroupCount,
  type Position,
  type Positions,
  type SignableText,
  type WayOfCounting,
} from './position.js';
export { positionMoves, positionSteps, type PositionAct, type PositionStep, type Standing } from './position-steps.js';
export { countedOn, type Counted, type CountedText, type Seat } from './seats.js';
export { signingUntil, stillSilent, type SigningBegan } from './signing-time.js';
export { textChanges, type ChangeKind, type SignedChange } from './text-changes.js';
export { isSigningOpen, whyNotCounted, whyNotSignOff, type SignOffRequest } from './why-not-sign-off.js';
export { lastDayToAnswerLock, locksByItself, type LockAsked } from './unanswered-lock.js';
