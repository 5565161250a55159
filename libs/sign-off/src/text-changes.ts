import { canonicalJson, compareSections, plainText, type ComparedBlock, type SealedSectionText } from '#document';

/**
 * What differs: the title, the words of a block, only its look, only its place, a block that is new or gone, a note, a table
 * of figures, the language; `other` where a text differs in what a reader does not see, such as how it is stored.
 */
export type ChangeKind =
  'title' | 'words' | 'look' | 'moved' | 'new' | 'gone' | 'note' | 'table' | 'language' | 'other';

/** Something in which two frozen texts of a section differ. */
export interface SignedChange {
  readonly kind: ChangeKind;
  /** The block; for what is no block, a name such as `title` or `note-2`. */
  readonly blockId: string;
  /** Null where there was nothing. */
  readonly before: string | null;
  /** Null where there is nothing any more. */
  readonly after: string | null;
}

/** Everything that differs between two frozen texts, in the order of the newer. Empty only where their hashes are the same (R16). */
export function textChanges(before: SealedSectionText, after: SealedSectionText): SignedChange[] {
  const found = [
    ...line('title', before.title, after.title),
    ...line('language', before.language, after.language),
    ...compareSections(before.content, after.content).blocks.flatMap(changesOf),
    ...notes(before, after),
    ...tables(before, after),
  ];
  if (found.length > 0 || canonicalJson(before) === canonicalJson(after)) return found;
  return [{ kind: 'other', blockId: 'other', before: null, after: null }];
}

function line(kind: 'title' | 'language', before: string, after: string): SignedChange[] {
  return before === after ? [] : [{ kind, blockId: kind, before, after }];
}

function changesOf({ id: blockId, kind, moved, before, after, runs }: ComparedBlock): SignedChange[] {
  const words = { blockId, before: before && plainText(before), after: after && plainText(after) };
  if (kind === 'added') return [{ kind: 'new', ...words }];
  if (kind === 'removed') return [{ kind: 'gone', ...words }];
  const isOnlyLook = runs.every((run) => run.kind === 'same');
  return [
    ...(kind === 'changed' ? [{ kind: isOnlyLook ? 'look' : 'words', ...words } as const] : []),
    ...(moved ? [{ kind: 'moved', ...words } as const] : []),
  ];
}

function notes(before: SealedSectionText, after: SealedSectionText): SignedChange[] {
  const count = Math.max(before.notes.length, after.notes.length);
  return Array.from({ length: count }, (_, index) => [before.notes[index], after.notes[index]] as const).flatMap(
    ([was, is], index) => {
      if (canonicalJson(was ?? null) === canonicalJson(is ?? null)) return [];
      const words = { before: was ? plainText(was) : null, after: is ? plainText(is) : null };
      return [{ kind: 'note' as const, blockId: `note-${index + 1}`, ...words }];
    },
  );
}

/** A table is named by its key; its figures are shown beside the text. */
function tables(before: SealedSectionText, after: SealedSectionText): SignedChange[] {
  const hashIn = ({ datasets }: SealedSectionText, id: string) => datasets.find((one) => one.id === id)?.sha256;
  const ids = [...new Set([...before.datasets, ...after.datasets].map(({ id }) => id))];
  return ids
    .filter((id) => hashIn(before, id) !== hashIn(after, id))
    .map((id) => {
      const named = (text: SealedSectionText): string | null => (hashIn(text, id) === undefined ? null : id);
      return { kind: 'table' as const, blockId: `table-${id}`, before: named(before), after: named(after) };
    });
}
