import { ROOT } from '#document';
import * as Y from 'yjs';
import type { Carried, CharacterRange } from './carried-ranges.js';
import { creditedTo, type Writer } from './logged-row.js';
import type { RemovedPiece } from './removed-piece.js';
import { chainsWithWords, type Removal } from './removed-words.js';
import { isLetters, type Letters } from './row-changes.js';

/** Words of a removal that stood side by side, and where they would stand now. */
export interface TakenOut {
  readonly text: string;
  /** Their text, by the id of its Yjs item, and the place in it now; null where the text is gone as well. */
  readonly spot: { readonly client: number; readonly clock: number; readonly at: number } | null;
  /** Their block, and the one before it that is still there; null for none. */
  readonly block: { readonly id: string; readonly after: string | null };
  /** How they had come to stand there, where they had been put there before. */
  readonly carried: Carried | null;
}

/** The words of a removal, in the order of the text, and the row that took the first of them. */
export interface WordsTakenOut {
  readonly parts: readonly TakenOut[];
  readonly firstSeq: number;
}

/** Finds the characters that a removal took and that are not back. Yjs keeps what was removed, and where it stood. */
export function takenOut(pieces: readonly RemovedPiece[], removal: Removal, source: CreditSource): WordsTakenOut {
  const taken = chainsWithWords(pieces, removal, source)
    .flat()
    .filter(({ row }) => isOf(removal, row));
  const texts = new Set(taken.flatMap((piece) => textOf(source.doc, piece) ?? []));
  const wanted = new Map(taken.map((piece) => [`${piece.client} ${piece.clock}`, piece]));
  const parts = [...texts].flatMap((text) => partsIn(text, { wanted: [...wanted.values()], removal, source }));
  return { parts, firstSeq: Math.min(...taken.map(({ row }) => row.seq)) };
}

interface TakenCredit extends CharacterRange {
  readonly writer: Writer;
  readonly carried: Carried | null;
}

interface CreditSource {
  readonly doc: Y.Doc;
  readonly creditsOf: (range: CharacterRange) => TakenCredit[];
}

interface Wanted {
  readonly wanted: readonly RemovedPiece[];
  readonly removal: Removal;
  readonly source: CreditSource;
}

function isOf({ removedBy, from, to }: Removal, row: RemovedPiece['row']): boolean {
  return row.by === removedBy && row.at >= from && row.at <= to;
}

function textOf(doc: Y.Doc, { client, clock }: CharacterRange): Y.XmlText | null {
  const structs = doc.store.clients.get(client) ?? [];
  const item = structs[Y.findIndexSS(structs, clock)];
  return item instanceof Y.Item && item.parent instanceof Y.XmlText ? item.parent : null;
}

function partsIn(text: Y.XmlText, { wanted, removal, source }: Wanted): TakenOut[] {
  const spot = spotOf(text);
  const block = blockOf(text, source.doc.getXmlFragment(ROOT));
  const parts: TakenOut[] = [];
  let at = 0;
  let gap = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) at += item.length;
    if (!isLetters(item)) continue;
    if (!item.deleted) gap += lettersOfOthers(item, { removal, source });
    for (const { clock, length, writer, carried } of item.deleted ? creditsIn(item, { wanted, source }) : []) {
      if (creditedTo(writer) !== removal.whose) continue;
      const says = item.content.str.slice(clock - item.id.clock, clock - item.id.clock + length);
      // Where only a space or a comma stayed between two of them, they come back as one, not with new words in between.
      const last = gap !== '' && /[\p{L}\p{N}]/u.test(gap) ? undefined : parts.at(-1);
      const own = spot && { ...spot, at: last?.spot?.at ?? at };
      parts.push({ text: `${last ? gap : ''}${says}`, spot: own, block, carried });
      gap = '';
    }
  }
  return parts;
}

/** What stayed of a text, without what its remover wrote instead. */
function lettersOfOthers({ id, length, content }: Letters, { removal, source }: Omit<Wanted, 'wanted'>): string {
  return source
    .creditsOf({ client: id.client, clock: id.clock, length })
    .map(({ clock, length: size, writer }) =>
      creditedTo(writer) === removal.removedBy ? '' : content.str.slice(clock - id.clock, clock - id.clock + size),
    )
    .join('');
}

/** Who wrote the wanted characters of an item that are not back, in their order. */
function creditsIn(item: Y.Item, { wanted, source }: Pick<Wanted, 'wanted' | 'source'>): TakenCredit[] {
  const { client, clock: start } = item.id;
  const end = start + item.length;
  return wanted
    .filter((piece) => piece.client === client && piece.clock < end && piece.clock + piece.length > start)
    .sort((a, b) => a.clock - b.clock)
    .flatMap((piece) =>
      goneIn(piece, { from: Math.max(start, piece.clock), to: Math.min(end, piece.clock + piece.length) }),
    )
    .flatMap((range) => source.creditsOf(range));
}

function goneIn(piece: RemovedPiece, { from, to }: { from: number; to: number }): CharacterRange[] {
  const ranges: { client: number; clock: number; length: number }[] = [];
  for (let clock = from; clock < to; clock += 1) {
    if (piece.putWhere(clock - piece.clock)) continue;
    const last = ranges.at(-1);
    if (last && last.clock + last.length === clock) last.length += 1;
    else ranges.push({ client: piece.client, clock, length: 1 });
  }
  return ranges;
}

/** Null where the text, or something that it stands in, is gone. */
function spotOf(text: Y.XmlText): { client: number; clock: number } | null {
  for (let item: Y.Item | null = text._item; item !== null; item = itemOf(item.parent)) if (item.deleted) return null;
  return text._item && { client: text._item.id.client, clock: text._item.id.clock };
}

function blockOf(text: Y.XmlText, root: Y.XmlFragment): TakenOut['block'] {
  let item = text._item;
  while (item && item.parent !== root) item = itemOf(item.parent);
  let before = item?.left ?? null;
  while (before && (before.deleted || idOf(before) === null)) before = before.left;
  return { id: (item && idOf(item)) ?? '', after: before && idOf(before) };
}

function itemOf(parent: Y.Item['parent']): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}

/** The id of a block, whether or not it is still there. */
function idOf({ content }: Y.Item): string | null {
  const type = content instanceof Y.ContentType ? content.type : null;
  const kept = type?._map.get('id')?.content.getContent() as unknown[] | undefined;
  const id = kept?.at(-1);
  return typeof id === 'string' ? id : null;
}
