export {
  whyNotMinorityStatement,
  whyNotReply,
  type MinorityStatementRequest,
  type ReplyRequest,
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
  POSITIONS_TO_TAKE,
  standing,
  type GivenSignOff,
  type GroupCount,
  type Position,
  type Positions,
} from './position.js';
export { whyNotSignOff, type SignOffRequest } from './why-not-sign-off.js';
