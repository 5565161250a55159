export {
  isCommittingOpen,
  isFollowing,
  whyNotCommit,
  whyNotNoteProgress,
  type CommitmentRequest,
  type ProgressRequest,
} from './commitment.js';
export type * from './facts.js';
export { isRatingOpen, RUNGS, whyNotRate, type RatingRequest } from './ladder.js';
export { MEASURE_KEYS, type Measure, type MeasureKey, type MeasureTable } from './measure.js';
export { BESIDE_THE_PANEL, powerPanel } from './panel.js';
export { median, mergeSmall, peopleInWords, percentOf, totalInWords, type GroupWords } from './small-numbers.js';
export {
  isSayingOpen,
  whyNotAgreeWhatChanged,
  whyNotFlagOpposed,
  whyNotSayWhatChanged,
  type ChangeAgreedRequest,
  type ChangeSaidRequest,
  type OpposedRequest,
} from './what-changed.js';
export { withoutWords, type RemovedWords } from './without-words.js';
