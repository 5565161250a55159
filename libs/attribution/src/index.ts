export {
  attributeSection,
  type AttributedRun,
  type BlockAttribution,
  type SectionAttribution,
  type WordsBy,
} from './attribute-section.js';
export type { Carried } from './carried-ranges.js';
export { creditedTo, type ContributorKey, type LoggedRow, type Writer } from './logged-row.js';
export type { Removal } from './removed-words.js';
export { SectionProvenance, type Credit, type ProvenanceSettings } from './section-provenance.js';
export {
  removalsThatAsk,
  takenTogether,
  whyNotExplain,
  type ExplainRequest,
  type TakenTogether,
} from './why-not-explain.js';
export { bringBackWords, wordsOf } from './bring-back-words.js';
export type { TakenOut, WordsTakenOut } from './taken-out.js';
export { wasPutBack, whyNotRestore, type PutBackOnce, type RestoreRequest } from './why-not-restore.js';
