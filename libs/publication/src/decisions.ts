import type { DecisionRule } from '#concordat';
import type { RecordEntry } from '#record';
import type { Bundle, BundlePosition } from './bundle.js';
import { declarationsIn } from './check-interests.js';
import { sectionPart } from './parts.js';

/** A text that groups sign, with where they are said to stand on it. */
export interface SignedText {
  readonly part: string;
  /** A section's key; null for the whole. */
  readonly key: string | null;
  readonly hash: string;
  readonly positions: readonly BundlePosition[];
  /** Number of the last entry by which its words became others; 0 for none. What was decided before has lapsed (R16). */
  readonly changed: number;
}

/** What somebody decided about exactly these words, as the record says. */
export interface Decision {
  readonly seq: number;
  readonly actor: string | null;
  readonly constituency: string | null;
  readonly position: unknown;
  /** Under a pseudonym of its own: nobody can tell whether two of these are of one person. */
  readonly nameless: boolean;
  /** Whether they had decided about these words before; undefined in entries of before records said so. */
  readonly again: unknown;
  /** How the group is counted; undefined in entries of before records said so. */
  readonly quorum: unknown;
  readonly rule: unknown;
}

/** Those whose decisions are not counted in a group. */
export interface Uncounted {
  /** Whose interest may make them stand aside: also one whose entry does not name its sections. */
  readonly maybe: ReadonlySet<string>;
  /** Whose interest makes them stand aside. */
  readonly aside: ReadonlySet<string>;
  /** Who left. */
  readonly gone: ReadonlySet<string>;
}

/** Every section and the whole. */
export function signedTexts({
  sections,
  whole,
  record: { entries },
}: Pick<Bundle, 'sections' | 'whole' | 'record'>): SignedText[] {
  const changes = sections.map(({ key, hash }) => lastChange(entries, key, hash));
  return [
    ...sections.map(({ key, hash, positions }, index) => {
      return { part: sectionPart(key), key, hash, positions, changed: changes[index] ?? 0 };
    }),
    { part: 'whole', key: null, hash: whole.hash, positions: whole.positions, changed: Math.max(0, ...changes) },
  ];
}

function lastChange(entries: readonly RecordEntry[], key: string, hash: string): number {
  const last = entries.findLast(
    ({ kind, facts }) => kind === 'section.frozen' && facts.section === key && facts.hash !== hash,
  );
  return last?.seq ?? 0;
}

/** Every decision on a text that has not lapsed, oldest first. */
export function decisionsOn(entries: readonly RecordEntry[], { key, hash, changed }: SignedText): Decision[] {
  return entries
    .filter(({ seq, kind, facts }) => {
      return kind === 'sign-off.given' && facts.section === key && facts.hash === hash && seq > changed;
    })
    .map(({ seq, actor, constituency, facts }) => {
      const { position, again, quorum, decisionRule: rule } = facts;
      return { seq, actor, constituency, position, nameless: actor === facts.signOff, again, quorum, rule };
    });
}

/** The newest decision of each pseudonym. */
export function newestByActor(decisions: readonly Decision[]): ReadonlyMap<string | null, Decision> {
  return new Map(decisions.map((one) => [one.actor, one]));
}

/** Those of a group who are not counted on a text, as far as the record tells. */
export function uncountedOn(entries: readonly RecordEntry[], key: string | null, group: string): Uncounted {
  const standing = new Map(declarationsIn(entries).map((entry) => [entry.actor ?? '', entry]));
  const own = [...standing.values()].filter(({ constituency, facts }) => {
    return constituency === group && facts.some === true && facts.effect === 'stand-aside';
  });
  const touching = own.filter(({ facts: { keys } }) => {
    return !Array.isArray(keys) || keys.length === 0 || (key !== null && keys.includes(key));
  });
  const sure = touching.filter(({ facts }) => Array.isArray(facts.keys));
  const refs = (of: readonly RecordEntry[]): Set<string> => new Set(of.map(({ actor }) => actor ?? ''));
  return { maybe: refs(touching), aside: refs(sure), gone: goneFrom(entries, group) };
}

/** Everybody who was erased and was, or may have been, of this group. */
function goneFrom(entries: readonly RecordEntry[], group: string): Set<string> {
  const joined = entries.filter(({ kind }) => kind === 'member.joined');
  const groups = new Map(joined.map(({ actor, constituency }) => [actor, constituency]));
  const erased = entries.flatMap(({ kind, facts }) => {
    return kind === 'person.erased' && typeof facts.member === 'string' ? [facts.member] : [];
  });
  return new Set(erased.filter((ref) => !groups.has(ref) || groups.get(ref) === group));
}

/** The most who can have signed for a group; 0 where the record does not tell. */
export function mostSignatories(entries: readonly RecordEntry[], group: string): number {
  return entries.filter(({ kind, constituency, facts }) => {
    return kind === 'member.joined' && constituency === group && facts.signatory === true;
  }).length;
}

/** A way of counting, if an entry says one. */
export function wayIn({ quorum, rule }: Decision): { quorum: number; rule: DecisionRule } | null {
  if (typeof quorum !== 'number' || !(rule === 'consensus' || rule === 'two-thirds' || rule === 'majority'))
    return null;
  return { quorum, rule };
}
