import type { Refusal } from '#concordat';
import { appendBlocks, findBlock, insertBlocks, isBlockId, replaceBlockText } from '#document';
import type * as Y from 'yjs';
import { Refused } from '../platform/refused.js';
import type { Proposal } from './proposal.entity.js';

/** Puts the words of an accepted suggestion in the place of those that it was about. Throws `Refused` when they are gone. */
export function applyWords(doc: Y.Doc, proposal: Proposal, text: string): void {
  const { blockId, baseText } = proposal;
  if (baseText === '') return insertParagraph(doc, proposal, text);
  if (!replaceBlockText(doc, blockId, baseText, text)) throw new Refused([STALE]);
}

/** New words become a paragraph after the block that they are about, or that block itself where the text has none such. */
function insertParagraph(doc: Y.Doc, { id, blockId }: Proposal, text: string): void {
  const found = findBlock(doc, blockId);
  const content = [{ type: 'text', text }];
  if (found) return insertBlocks(doc, found.index + 1, [{ type: 'paragraph', attrs: { id }, content }]);
  appendBlocks(doc, [{ type: 'paragraph', attrs: { id: isBlockId(blockId) ? blockId : id }, content }]);
}

/** The words that a suggestion was about are not there any more. */
export const STALE: Refusal = {
  code: 'proposal.stale',
  because: 'The paragraph changed since this was suggested. Read both again, and put the words in by hand if they fit.',
};
