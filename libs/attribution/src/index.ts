export {
  attributeSection,
  type AttributedRun,
  type BlockAttribution,
  type ContributorKey,
  type SectionAttribution,
  type WordsBy,
} from './attribute-section.js';
export { wordsByGroup, type GroupWords } from './words-by-group.js';
