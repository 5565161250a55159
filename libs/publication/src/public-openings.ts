import type { RecordEntry } from '#record';
import type { Bundle, BundlePosition, RecordOpening } from './bundle.js';
import { placeOfReason } from './said-alone.js';

/**
 * Those openings of the record that a published file shows: of what it shows anyway, namely reservations and reasons that
 * count, the minority statements in it with who put their name to them (under pseudonyms), and their replies, and what is
 * said where it was not published together; who decided for the council, and under which reference; where texts come from that were brought in, while a paragraph of them stands;
 * and what interests are, while their declaration stands. Nothing of
 * own words that are not in it, even where they are the same; no name, and no working material:
 * docs/decisions/0004-what-a-published-file-opens.md. Expects openings of this bundle's record; keeps their order.
 */
export function publicOpenings(bundle: Opened, openings: readonly RecordOpening[]): RecordOpening[] {
  const entries = new Map(bundle.record.entries.map((entry) => [entry.seq, entry]));
  return openings.filter(({ seq, name, content }) => {
    const entry = entries.get(seq);
    return (
      entry !== undefined &&
      typeof content === 'string' &&
      (SHOWN[`${entry.kind} ${name}`]?.(bundle, entry, content) ?? false)
    );
  });
}

type Opened = Pick<
  Bundle,
  'sections' | 'whole' | 'minorityStatements' | 'alone' | 'councilDecision' | 'interests' | 'record'
>;

/** Whether a file shows a content for the act of this entry, by the kind of entry and the name of the commitment. */
const SHOWN: Readonly<Record<string, (bundle: Opened, entry: RecordEntry, content: string) => boolean>> = {
  'sign-off.given text': (bundle, entry, content) =>
    positionsAt(bundle, entry).some(({ text }) => text !== null && placeOfReason(text, content) !== null),
  'minority-statement.attached title': (bundle, entry, content) => ownWords(bundle, entry)?.title === content,
  'minority-statement.attached text': (bundle, entry, content) => ownWords(bundle, entry)?.text === content,
  'minority-statement.attached by': isSigner,
  'minority-statement.joined by': isSigner,
  'minority-statement.replied text': (bundle, entry, content) => ownWords(bundle, entry)?.reply?.text === content,
  'council-decision.recorded body': ({ councilDecision, record }, entry, content) =>
    isNewest(record, entry) && councilDecision?.body === content,
  'council-decision.recorded reference': ({ councilDecision, record }, entry, content) =>
    isNewest(record, entry) && councilDecision?.reference === content,
  'statement.published reasons': ({ alone }, _entry, content) => alone?.reasons === content,
  'mediation.described issue': ({ alone }, _entry, content) => alone?.mediation.issue === content,
  'council-reply.given text': ({ alone }, _entry, content) => alone?.reply?.text === content,
  'text.brought source': ({ sections }, { facts }) =>
    sections.some(({ key, text }) => key === facts.section && text.content.some(isOneOf(facts.blocks))),
  'interests.declared text': isStandingInterest,
  'interests.changed text': isStandingInterest,
};

/** Kinds of entries of which a file may open something. */
export const OPENED_KINDS: readonly string[] = [...new Set(Object.keys(SHOWN).map((key) => key.split(' ')[0] ?? ''))];

/** The position that an entry is a part of: not one that lapsed, and not another group's that says the same. */
function positionsAt({ sections, whole }: Opened, { facts, constituency }: RecordEntry): BundlePosition[] {
  const isOf = (one: BundlePosition): boolean => one.constituency === constituency && one.hash === facts.hash;
  const own = facts.section === null ? whole : sections.find(({ key }) => key === facts.section);
  return own?.positions.filter(isOf) ?? [];
}

function isOneOf(blocks: unknown): (block: { readonly attrs?: Record<string, unknown> }) => boolean {
  return ({ attrs }) => Array.isArray(blocks) && blocks.includes(attrs?.id);
}

function ownWords({ minorityStatements }: Opened, { facts }: RecordEntry): Bundle['minorityStatements'][number] | null {
  return minorityStatements.find(({ id }) => id === facts.id) ?? null;
}

function isNewest({ entries }: Bundle['record'], { seq, kind }: RecordEntry): boolean {
  return entries.findLast((entry) => entry.kind === kind)?.seq === seq;
}

function isSigner(bundle: Opened, entry: RecordEntry, content: string): boolean {
  return ownWords(bundle, entry)?.signedBy.includes(content) ?? false;
}

/** Entries without `keys` are of a time in which people were not told that what they declare is published. */
function isStandingInterest({ interests = [] }: Opened, { seq, facts }: RecordEntry): boolean {
  return facts.keys !== undefined && interests.some((one) => one.entry === seq && one.until === null);
}
