import type { BundleDataset } from '#publication';
import type { Editor } from '@tiptap/react';

/** How a text shows figures. A chart always has its table and its sentence with it (R39). */
export type ShownAs = 'table' | 'chart';

/** Draws the first column of figures. */
export const CHART = 'bars';

/**
 * Puts a table of figures into a text by its name, behind the block that the caret is in; an empty paragraph makes way for
 * it. The text above it is the finding, to be changed by whoever writes; the figures are not in the text.
 */
export function insertDataset(editor: Editor, { id, headline }: BundleDataset, as: ShownAs): void {
  const attrs = as === 'chart' ? { dataset: id, chart: CHART } : { dataset: id };
  const content = headline === '' ? [] : [{ type: 'text', text: headline }];
  const node = { type: as === 'chart' ? 'figure' : 'datasetTable', attrs, content };
  editor.chain().focus().insertContentAt(placeFor(editor), node).run();
}

function placeFor({ state: { selection } }: Editor): number | { from: number; to: number } {
  const { $to } = selection;
  if ($to.depth === 0) return selection.to;
  const block = $to.node(1);
  const isEmpty = block.type.name === 'paragraph' && block.content.size === 0;
  return isEmpty ? { from: $to.before(1), to: $to.after(1) } : $to.after(1);
}
