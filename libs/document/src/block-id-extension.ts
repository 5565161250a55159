import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { UniqueID } from '@tiptap/extension-unique-id';
import { BLOCKS } from './vocabulary.js';

/**
 * Gives every new block an id while a member types. For the editor of a member who may write, never for a reader.
 * Changes that come from others are skipped: two browsers would both rename a block after a merge.
 */
export const blockIdExtension = UniqueID.configure({
  attributeName: 'id',
  types: [...BLOCKS],
  filterTransaction: (transaction) => !isChangeOrigin(transaction),
});
