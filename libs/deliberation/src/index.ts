export {
  isAnswered,
  isView,
  whyNotDecide,
  type Decider,
  type Decision,
  type DecisionRequest,
  type ProposalStatus,
  type View,
} from './why-not-decide.js';
export { whyNotSuggest, type SuggestionRequest } from './why-not-suggest.js';
export { whyNotWriteFor, type WriteForRequest } from './why-not-write-for.js';
export { sameAnswerTo } from './same-answer.js';
export {
  mayAgree,
  whyNotAgreeWithAnswer,
  whyNotGiveAnswer,
  type AgreeRequest,
  type AnswerRequest,
} from './why-not-give-answer.js';
export { whyNotReconsider, whyNotWithdraw, type ReconsiderRequest } from './why-not-reconsider.js';
export {
  answerDue,
  dayInBritain,
  whyNotCloseWithBothViews,
  type BothViewsRequest,
  type PutForwardView,
} from './why-not-both-views.js';
export { whyNotMerge, type MergedOne, type MergeRequest } from './why-not-merge.js';
export { standingOf, whyNotRebase, type RebaseRequest, type Standing } from './why-not-rebase.js';
