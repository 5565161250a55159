export { paragraphsOf, whyNotBring, whyNotParagraphs, type BringRequest } from './why-not-bring.js';
export {
  containsWords,
  hidesBlock,
  isTakenOutHidden,
  saysAgain,
  type BlockNow,
  type FlaggedText,
  type Said,
} from './flagged-words.js';
export {
  isConcernReviewer,
  whyNotDecideConcern,
  whyNotFlag,
  type ConcernDecisionRequest,
  type FlagRequest,
  type Reviewer,
} from './competition-concern.js';
export { GROUNDS, isGround, type ConcernDecision, type Ground } from './grounds.js';
export {
  HIDDEN_BECAUSE,
  isAnsweredBlindly,
  readsHidden,
  strongest,
  whyNotAnswerHidden,
  whyNotGoOnHidden,
  whyNotJoinHidden,
  whyNotShowHidden,
  type FlaggedHere,
  type Hiding,
} from './hidden-words.js';
export { isSafeguardingLead, whyNotDecideReferral, type ReferralDecisionRequest } from './safeguarding-referral.js';
export {
  isAnswered,
  isView,
  UNANSWERED,
  whyNotAtRest,
  whyNotDecide,
  type Decider,
  type Decision,
  type DecisionRequest,
  type ProposalStatus,
  type View,
} from './why-not-decide.js';
export {
  placeOf,
  proposalMoves,
  proposalSteps,
  type ProposalAct,
  type ProposalPlace,
  type ProposalStep,
} from './proposal-steps.js';
export {
  commentAnswered,
  commentMoves,
  commentSteps,
  HOW_ANSWERED,
  type CommentPlace,
  type CommentStep,
} from './comment-steps.js';
export { isOpenToSuggestions, whyNotSuggest, type SuggestionRequest } from './why-not-suggest.js';
export {
  READ_BACK,
  SUPPORT_MODES,
  supportForEverybody,
  supportInWords,
  whyNotSayFor,
  whyNotSupported,
  whyNotWriteFor,
  type SayForRequest,
  type SupportTold,
  type WriteForRequest,
} from './why-not-write-for.js';
export { sameAnswers, type SameAnswers } from './same-answer.js';
export {
  mayAgree,
  whyNotAgreeWithAnswer,
  whyNotGiveAnswer,
  whyNotNameLimit,
  whyNotPutForward,
  type AgreeRequest,
  type AnswerRequest,
} from './why-not-give-answer.js';
export { whyNotReconsider, whyNotWithdraw, type ReconsiderRequest } from './why-not-reconsider.js';
export {
  commentClock,
  FORMATS,
  whyNotDropFormat,
  whyNotFormatReady,
  whyNotOweFormat,
  type CommentTime,
  type Format,
  type FormatOwed,
  type GroupClock,
} from './comment-clock.js';
export {
  inEasyRead,
  isOwedByAgreement,
  owedBeforeOpening,
  owedByAgreement,
  type StandingFormat,
} from './comment-opening.js';
export { TAKEN_OUT, withoutContactDetails } from './contact-details.js';
export { NO_CONTACT_DETAILS, whyNotPublicWords, type WordsOfField } from './why-not-public-words.js';
export { asksForChange, LONGEST_COMMENT, type CommentWords } from './comment-words.js';
export { whyNotCommentAsMember, type MemberCommentRequest } from './why-not-comment-as-member.js';
export {
  asksOnceShown,
  needsAnswer,
  waitsForAnswer,
  whyNotComment,
  whyNotLookAt,
  type CommentRequest,
  type CommentState,
} from './public-comment.js';
export {
  answerDue,
  whyNotCloseWithBothViews,
  type BothViewsRequest,
  type PutForwardView,
} from './why-not-both-views.js';
export { whyNotMerge, type MergedOne, type MergeRequest } from './why-not-merge.js';
export { standingOf, standsIn, whyNotRebase, type RebaseRequest, type Standing } from './why-not-rebase.js';
export {
  AGREED_TO,
  areInText,
  whoAnswersFor,
  whoPutsIn,
  whyNotInText,
  whyNotPutIn,
  whyNotSayIn,
  type PutInRequest,
  type SayInRequest,
  type WordsSought,
} from './why-not-put-in.js';
export { bothViewsInWords, whyNotSecondView, type CommentView, type SecondViewRequest } from './why-not-second-view.js';
export {
  hiddenMark,
  isReadByEverybody,
  publicMark,
  waitsToBeAnswered,
  type PublicMark,
  type PublicPlace,
} from './read-by-everybody.js';
export { whyNotRemoved, WORDS_REMOVED } from './why-not-removed.js';
export { whyNotFlagOwnWords, whyNotPublishConcerned, type OwnWordsFlag } from './own-words-concern.js';
