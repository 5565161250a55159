export { hashCheckpoints, hashStatement } from './hash-published.js';
export { saysAllByRecord } from './check-said-when-published.js';
export { compareReceipts } from './compare-receipts.js';
export type * from './bundle.js';
export { BUNDLE_FORMAT, formatNumber } from './bundle.js';
export { isAlone } from './check-alone.js';
export { declarationsIn } from './check-interests.js';
export { describePart, type BundleFault } from './fault.js';
export { hashDataset } from './hash-dataset.js';
export { OPENED_KINDS, publicOpenings } from './public-openings.js';
export { placeOfReason, SAID_ALONE } from './said-alone.js';
export { RENDERING_KINDS, type BundleRendering, type RenderingKind } from './rendering.js';
export { sealBundle, withOpenings, type BundleSigner } from './seal-bundle.js';
export { keyIdOf } from './signature.js';
export { verifyBundle, type BundleVerdict, type VerifyOptions } from './verify-bundle.js';
export { whyNotCouncilDecision, type CouncilDecisionRequest } from './why-not-council-decision.js';
export {
  canBeCalledIn,
  changeOf,
  whyNotCalledIn,
  whyNotReviewed,
  whyNotDecided,
  whyNotNow,
  whyNotPublish,
  type Change,
  type DecisionTaken,
  type PublishRequest,
} from './why-not-publish.js';
export { earlierDraftOf } from './earlier-draft.js';
export { whyNotCouncilReply, type CouncilReplyRequest } from './why-not-council-reply.js';
export {
  COUNCIL,
  groupsNamed,
  publishesAlone,
  whyNotAlone,
  whyNotAloneKey,
  type AloneKey,
  type AloneKeyRequest,
  type AloneKind,
  type AloneSituation,
  type SigningStanding,
} from './why-not-publish-alone.js';
export { whyNotTakeBackRemoval, type AskedRemoval, type TakeBackRequest } from './why-not-take-back-removal.js';
export { beginningOf, contentInWords, SOMETHING_IN_RECORD, WORDS_IN_RECORD } from './words-in-record.js';
export {
  LONGEST_REASON,
  mayAskForRemoval,
  whyNotRemoveContent,
  type RemovalKey,
  type RemovalRequest,
} from './why-not-remove-content.js';
