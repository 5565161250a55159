import { canonicalJson } from './canonical-json.js';
import type { SectionBlock } from './json-node.js';
import { normaliseContent } from './normalise-content.js';
import { countWords, plainText } from './plain-text.js';
import { heaviestRising } from './rising.js';
import { wordChanges, type TextChange } from './word-changes.js';

/** A stretch of a compared text: in both versions, or in one of them only. */
export interface ComparedRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What became of one block between two versions of a section. */
export interface ComparedBlock {
  readonly id: string;
  /** `changed`: words or look; where every run is the same, only the look. */
  readonly kind: 'unchanged' | 'added' | 'removed' | 'changed';
  /** Whether it stands elsewhere among the blocks that are in both. */
  readonly moved: boolean;
  /** Null where the block is new. */
  readonly before: SectionBlock | null;
  /** Null where the block is gone. */
  readonly after: SectionBlock | null;
  /** Its words, without formatting, from start to end; what was removed stands before what came for it. */
  readonly runs: readonly ComparedRun[];
}

/** What differs between two versions of a section. */
export interface SectionComparison {
  /** In the order of the newer version; a block that is gone stands behind the one that it followed. */
  readonly blocks: readonly ComparedBlock[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** True when nothing at all differs. */
  readonly isSame: boolean;
}

/** Compares two versions of a section block by block, known by their ids, and in changed blocks word by word. */
export function compareSections(before: readonly SectionBlock[], after: readonly SectionBlock[]): SectionComparison {
  const old = byId(before);
  const fresh = byId(after);
  const stays = new Set(staying(old, fresh));
  const blocks = [...fresh].map(([id, block]) => compareBlock(id, old.get(id) ?? null, block, !stays.has(id)));
  const all = withRemoved(blocks, old, fresh);
  const count = (kind: ComparedRun['kind']) =>
    all.reduce(
      (sum, { runs }) => sum + runs.reduce((words, run) => words + (run.kind === kind ? counted(run) : 0), 0),
      0,
    );
  const isSame = all.every(({ kind, moved }) => kind === 'unchanged' && !moved);
  return { blocks: all, wordsAdded: count('added'), wordsRemoved: count('removed'), isSame };
}

/** The words of two versions of a text as one line of runs. Changes with nothing but a space between them are one. */
export function compareWords(before: string, after: string): ComparedRun[] {
  const runs: ComparedRun[] = [];
  const add = (kind: ComparedRun['kind'], text: string) => {
    if (text !== '') runs.push({ kind, text });
  };
  let at = 0;
  for (const { from, remove, insert } of joined(before, wordChanges(before, after))) {
    add('same', before.slice(at, from));
    add('removed', remove);
    add('added', insert);
    at = from + remove.length;
  }
  add('same', before.slice(at));
  return runs;
}

/** "red hen" made "blue cow" is one change to a reader, not two with a space between. */
function joined(before: string, changes: readonly TextChange[]): { from: number; remove: string; insert: string }[] {
  const all: { from: number; remove: string; insert: string }[] = [];
  for (const { at, remove, insert } of changes) {
    const last = all.at(-1);
    const end = last ? last.from + last.remove.length : 0;
    const between = before.slice(end, at);
    const gone = before.slice(at, at + remove);
    if (last && /^ *$/.test(between)) {
      last.remove += between + gone;
      last.insert += between + insert;
    } else {
      all.push({ from: at, remove: gone, insert });
    }
  }
  return all;
}

function byId(content: readonly SectionBlock[]): Map<string, SectionBlock> {
  return new Map(normaliseContent(content).map((block) => [String(block.attrs?.id), block]));
}

/** Ids of blocks in both versions that need no move to come from one order to the other. */
function staying(old: Map<string, SectionBlock>, fresh: Map<string, SectionBlock>): string[] {
  const places = new Map([...old.keys()].map((id, place) => [id, place]));
  const both = [...fresh.keys()].filter((id) => places.has(id));
  const items = both.map((id) => ({ place: places.get(id) ?? 0, weight: 1 }));
  return heaviestRising(items).flatMap((index) => both[index] ?? []);
}

function compareBlock(
  id: string,
  before: SectionBlock | null,
  after: SectionBlock,
  isElsewhere: boolean,
): ComparedBlock {
  if (!before) return { id, kind: 'added', moved: false, before, after, runs: oneRun('added', after) };
  const isSame = canonicalJson(before) === canonicalJson(after);
  const runs = isSame ? oneRun('same', after) : compareWords(plainText(before), plainText(after));
  return { id, kind: isSame ? 'unchanged' : 'changed', moved: isElsewhere, before, after, runs };
}

function withRemoved(
  blocks: readonly ComparedBlock[],
  old: Map<string, SectionBlock>,
  fresh: Map<string, SectionBlock>,
): ComparedBlock[] {
  const behind = new Map<string | null, ComparedBlock[]>();
  let last: string | null = null;
  for (const [id, before] of old) {
    if (fresh.has(id)) last = id;
    else behind.set(last, [...(behind.get(last) ?? []), removed(id, before)]);
  }
  return [...(behind.get(null) ?? []), ...blocks.flatMap((block) => [block, ...(behind.get(block.id) ?? [])])];
}

function removed(id: string, before: SectionBlock): ComparedBlock {
  return { id, kind: 'removed', moved: false, before, after: null, runs: oneRun('removed', before) };
}

function oneRun(kind: ComparedRun['kind'], block: SectionBlock): ComparedRun[] {
  const text = plainText(block);
  return text === '' ? [] : [{ kind, text }];
}

function counted({ text }: ComparedRun): number {
  return countWords(text);
}
