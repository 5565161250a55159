export { addedWords, type WordPart } from './added-words.js';
export { applyExactly } from './apply-exactly.js';
export { blockIdExtension } from './block-id-extension.js';
export { canonicalJson, sha256Hex, type ContentHash } from './canonical-json.js';
export { hashOfSealed, lineOfSealed, type SealedWords } from './sealed-words.js';
export {
  compareSections,
  compareWords,
  type ComparedBlock,
  type ComparedRun,
  type SectionComparison,
} from './compare-sections.js';
export {
  appendToBlock,
  findBlock,
  linesIn,
  replaceBlockText,
  type CreditedWords,
  type FoundBlock,
} from './edit-block.js';
export type { JsonMark, JsonNode, SectionBlock } from './json-node.js';
export { normaliseContent } from './normalise-content.js';
export { countWords, plainText, textLines, wordSpans } from './plain-text.js';
export { readBlock, readSection, readSectionElement, sectionElements, type SectionElement } from './read-section.js';
export { restoreBlocks } from './restore-blocks.js';
export { keepNeighboursInOrder } from './keep-neighbours-in-order.js';
export { isSafeLink } from './safe-link.js';
export { sectionExtensions } from './section-extensions.js';
export {
  canonicalSection,
  hashDocument,
  hashSection,
  sealedText,
  type SealedSectionText,
  type SectionText,
} from './section-hash.js';
export { sectionSchema } from './section-schema.js';
export { partInShort, textParts, type TextPart } from './text-parts.js';
export { AUDIENCES, BLOCKS, ELEMENTS, isBlockId, MARKS, ROOT, SCHEMA_VERSION } from './vocabulary.js';
export { whyNotInSchema, type Problem } from './why-not-in-schema.js';
export { whyNotNewWords } from './why-not-new-words.js';
export { wordChanges, type TextChange } from './word-changes.js';
export { appendBlocks, insertBlocks } from './write-blocks.js';
