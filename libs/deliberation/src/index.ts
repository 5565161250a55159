export {
  isAnswered,
  UNANSWERED,
  whyNotDecide,
  type Decider,
  type Decision,
  type DecisionRequest,
  type ProposalStatus,
} from './why-not-decide.js';
export { whyNotSuggest, type SuggestionRequest } from './why-not-suggest.js';
export { whyNotWriteFor, type WriteForRequest } from './why-not-write-for.js';
export { sameAnswers, type SameAnswers } from './same-answer.js';
export {
  whyNotAgreeWithAnswer,
  whyNotGiveAnswer,
  whyNotPutForward,
  type AgreeRequest,
  type AnswerRequest,
} from './why-not-give-answer.js';
export { whyNotReconsider, whyNotWithdraw, type ReconsiderRequest } from './why-not-reconsider.js';
export {
  commentClock,
  dayAfter,
  FORMATS,
  whyNotDropFormat,
  whyNotFormatReady,
  whyNotOweFormat,
  type CommentTime,
  type Format,
  type FormatOwed,
  type GroupClock,
} from './comment-clock.js';
export { withoutContactDetails } from './contact-details.js';
export {
  LONGEST_COMMENT,
  needsAnswer,
  whyNotComment,
  whyNotLookAt,
  type CommentRequest,
  type CommentState,
} from './public-comment.js';
