/** A piece of a text to replace: at this UTF-16 offset, this many units go and this text comes. */
export interface TextChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** The least that turns one text into another, in whole words, from the start. Empty when they are the same. */
export function wordChanges(before: string, after: string): TextChange[] {
  const old = pieces(before);
  const fresh = pieces(after);
  if (old.length * fresh.length > LARGEST_TABLE) return [{ at: 0, remove: before.length, insert: after }];
  return walk(old, fresh, commonLengths(old, fresh));
}

/** About a thousand words against a thousand; beyond it the comparison would cost more than it gives. */
const LARGEST_TABLE = 4_000_000;

function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/** Cell (i, j): how many pieces old[i..] and fresh[j..] have in common, in order; rows one after another. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  const cell = (index: number) => table[index] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      table[here] = old[i] === fresh[j] ? cell(here + width + 1) + 1 : Math.max(cell(here + width), cell(here + 1));
    }
  }
  return table;
}

function walk(old: readonly string[], fresh: readonly string[], table: Uint16Array): TextChange[] {
  const width = fresh.length + 1;
  const changes: TextChange[] = [];
  let open = { at: 0, remove: 0, insert: '' };
  const close = (at: number) => {
    if (open.remove > 0 || open.insert !== '') changes.push(open);
    open = { at, remove: 0, insert: '' };
  };
  for (let i = 0, j = 0, offset = 0; i < old.length || j < fresh.length;) {
    const gone = old[i];
    const come = fresh[j];
    if (gone !== undefined && gone === come) {
      offset += gone.length;
      close(offset);
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || below(i, j) >= right(i, j))) {
      open.remove += gone.length;
      offset += gone.length;
      i += 1;
    } else {
      open.insert += come ?? '';
      j += 1;
    }
  }
  close(0);
  return changes;

  function below(i: number, j: number): number {
    return table[(i + 1) * width + j] ?? 0;
  }

  function right(i: number, j: number): number {
    return table[i * width + j + 1] ?? 0;
  }
}
