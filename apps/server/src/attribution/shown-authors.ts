import type { AttributedRun, Removal, SectionAttribution, WordsBy } from '#attribution';
import { placeOfGroup, type MembershipId, type SectionId } from '#concordat';
import type {
  AuthoredRunType,
  BroughtTextType,
  RemovedWordsType,
  RestoredWordsType,
  SectionAuthorsType,
  TextAuthorType,
} from './attribution.types.js';
import type { BroughtText } from './brought-text.entity.js';
import { removalId } from './explain-removal.js';
import type { RemovalQuote } from './removal-quotes.js';
import type { Restoration } from './restoration.entity.js';
import type { WayBack } from './restoration.reader.js';

/** What one reader may see of the contributors. */
export interface Shown {
  readonly names: ReadonlyMap<MembershipId, string>;
  readonly groups: ReadonlyMap<MembershipId, string>;
  /** Reasons that were given for removals, by their ids. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Those that ask for a reason. */
  readonly asking: ReadonlySet<Removal>;
  /** What they say, by their ids; nothing about those that are left out. */
  readonly quotes: ReadonlyMap<string, RemovalQuote>;
  /** What the reader can do to have words back, by removal; nothing about those that are left out. */
  readonly waysBack: ReadonlyMap<string, WayBack>;
  readonly sectionId: SectionId;
  /** The reader. */
  readonly me: MembershipId;
}

/** Everyone of whom an attribution speaks, and those who had words back. */
export function peopleIn(
  { words, blocks, removals }: SectionAttribution,
  restored: readonly Restoration[],
): MembershipId[] {
  const inRuns = blocks.flatMap(({ runs }) =>
    runs.flatMap(({ by, writer, carried }) => [by, writer, ...(carried ? [carried.by] : [])]),
  );
  const inRemovals = removals.flatMap(({ whose, removedBy }) => [whose, removedBy]);
  const inRestored = restored.flatMap(({ whose, removedBy, askedBy }) => [whose, removedBy, askedBy]);
  return [...new Set([...words.map(({ by }) => by), ...inRuns, ...inRemovals, ...inRestored])] as MembershipId[];
}

/** Says who wrote a section in the names and groups that the reader may see; ids stay inside. */
export function shownAuthors(
  attribution: SectionAttribution,
  shown: Shown,
): Omit<SectionAuthorsType, 'restored' | 'brought' | 'supported'> {
  const { words, blocks, removals } = attribution;
  return {
    by: authorsShown(words, shown),
    blocks: blocks.map(({ id, type, runs, words: inBlock }) => ({
      blockId: id,
      type,
      begins: firstWords(runs.map(({ text }) => text).join('')),
      by: authorsShown(inBlock, shown),
      runs: runs.map((run) => runShown(run, shown)),
    })),
    removals: removals
      .filter(({ whose, removedBy }) => whose !== removedBy)
      .map((removal) => removalShown(removal, shown))
      .reverse(),
  };
}

/** Texts that were brought in and of which a paragraph still stands (R3). */
export function broughtShown(
  brought: readonly BroughtText[],
  { blocks }: SectionAttribution,
  shown: Shown,
): BroughtTextType[] {
  const standing = new Set(blocks.map(({ id }) => id));
  return brought
    .map(({ id, broughtBy, constituency, source, blocks: came, at }) => ({
      ...{ id, constituency, source, at, shownAs: nameOf(broughtBy, shown) },
      blockIds: came.filter((block) => standing.has(block)),
    }))
    .filter(({ blockIds }) => blockIds.length > 0);
}

/** Groups in their usual order, and names by the alphabet: who wrote most cannot be read off, and is not said (R26). */
function authorsShown(words: readonly WordsBy[], shown: Shown): TextAuthorType[] {
  return words
    .map(({ by }) => ({ shownAs: nameOf(by, shown), constituency: groupOf(by, shown) }))
    .sort((a, b) => placeOfGroup(a.constituency) - placeOfGroup(b.constituency) || byAlphabet(a.shownAs, b.shownAs));
}

const { compare: byAlphabet } = new Intl.Collator('en-GB', { numeric: true });

function runShown({ text, by, writer, firstAt, carried }: AttributedRun, shown: Shown): AuthoredRunType {
  return {
    text,
    shownAs: nameOf(by, shown),
    constituency: groupOf(by, shown),
    writtenDownBy: writer === by ? null : nameOf(writer, shown),
    writtenAt: new Date(firstAt),
    carried: carried && {
      how: carried.how,
      shownAs: nameOf(carried.by, shown),
      constituency: groupOf(carried.by, shown),
      at: new Date(carried.at),
    },
  };
}

function removalShown(removal: Removal, shown: Shown): RemovedWordsType {
  const { whose, removedBy, words, to } = removal;
  const groups = { whose: groupOf(whose, shown), removedBy: groupOf(removedBy, shown) };
  const id = removalId(shown.sectionId, removal);
  const quote = shown.quotes.get(id);
  return {
    id,
    mine: removedBy === shown.me,
    asksForReason: shown.asking.has(removal),
    reason: shown.reasons.get(id) ?? null,
    shownAs: nameOf(whose, shown),
    constituency: groups.whose,
    words,
    quote: quote?.text ?? null,
    isHidden: quote?.text === null,
    removedBy: nameOf(removedBy, shown),
    removedByConstituency: groups.removedBy,
    at: new Date(to),
    wayBack: shown.waysBack.get(id) ?? 'NONE',
  };
}

/** Words that their group had back, or suggested again (R8). */
export function restorationShown(
  { id, removal, whose, removedBy, askedBy, words, proposalId, at }: Restoration,
  shown: Shown,
): RestoredWordsType {
  return {
    ...{ id, words, at, proposalId, reason: shown.reasons.get(removal) ?? null },
    ...{ shownAs: nameOf(whose, shown), constituency: groupOf(whose, shown) },
    ...{ removedBy: nameOf(removedBy, shown), removedByConstituency: groupOf(removedBy, shown) },
    ...{ askedBy: nameOf(askedBy, shown), askedByConstituency: groupOf(askedBy, shown) },
  };
}

function nameOf(id: string, { names }: Shown): string {
  return names.get(id as MembershipId) ?? '';
}

function groupOf(id: string, { groups }: Shown): string {
  return groups.get(id as MembershipId) ?? '';
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')}…` : words.join(' ');
}
