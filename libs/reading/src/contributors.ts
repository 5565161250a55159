import { groupOf, placeOfGroup } from '#concordat';
import type { Bundle, BundleWords } from '#publication';

/** A group with those of its people whose names may be read. */
export interface GroupCredit {
  /** Empty for people who are in no group, such as a facilitator. */
  readonly code: string;
  readonly label: string;
  /** Names by the alphabet, each once: nobody stands first because they wrote most (R26). */
  readonly names: readonly string[];
  /** Whether there are people beside those named. */
  readonly others: boolean;
}

/** Who took part in a published statement: names only where the file opens them. */
export interface Contributors {
  /** The name behind a pseudonym, or null when only the group may be shown. */
  readonly nameOf: (ref: string) => string | null;
  /** The code of somebody's group; empty for none. */
  readonly groupOf: (ref: string) => string;
  /** What a group is called in this statement. */
  readonly labelOf: (code: string) => string;
}

/** Reads who took part out of a bundle. */
export function contributorsOf({ contributors, groups, openings }: Bundle): Contributors {
  const names = new Map(openings.names.map(({ ref, content }) => [ref, content.name]));
  const codes = new Map(contributors.map(({ ref, constituency }) => [ref, constituency ?? '']));
  const labels = new Map(groups.map(({ code, label }) => [code, label]));
  return {
    nameOf: (ref) => names.get(ref) ?? null,
    groupOf: (ref) => codes.get(ref) ?? '',
    labelOf: (code) => (code === '' ? 'Others who took part' : (labels.get(code) ?? groupOf(code).label)),
  };
}

/** The groups of these people, each once, in the order in which groups are always shown: no group stands above another. */
export function creditsOf(refs: Iterable<string>, who: Contributors): GroupCredit[] {
  const byGroup = new Map<string, Set<string>>();
  for (const ref of refs) {
    const code = who.groupOf(ref);
    byGroup.set(code, (byGroup.get(code) ?? new Set<string>()).add(ref));
  }
  return [...byGroup]
    .sort(([one], [other]) => placeOfGroup(one) - placeOfGroup(other))
    .map(([code, members]) => {
      const named = [...members].flatMap((ref) => who.nameOf(ref) ?? []);
      return {
        code,
        label: who.labelOf(code),
        names: [...new Set(named)].sort(byAlphabet),
        others: named.length < members.size,
      };
    });
}

const { compare: byAlphabet } = new Intl.Collator('en-GB');

/** A group and its names as one phrase: "Care providers (Tom Fielding, Larkfield Care Group)". */
export function creditInWords({ label, names, others }: GroupCredit): string {
  const group = withoutBrackets(label);
  if (names.length === 0) return `${group} (group only)`;
  return `${group} (${[...names, ...(others ? ['others by group only'] : [])].join('; ')})`;
}

/** "Written by" of a section, as one line (R25). Says no numbers and ranks nobody (R26). */
export function whoWrote(words: readonly BundleWords[], who: Contributors): string {
  return creditsOf(
    words.filter((credit) => credit.words > 0).map(({ by }) => by),
    who,
  )
    .map(creditInWords)
    .join(', ');
}

/** Groups by code in the order in which they are always shown. */
export function inGroupOrder(codes: Iterable<string>): string[] {
  return [...new Set(codes)].sort((one, other) => placeOfGroup(one) - placeOfGroup(other));
}

/** "Commissioners (the council)" beside names in brackets would have two of them. */
export function withoutBrackets(label: string): string {
  return label.replace(/\s*\([^)]*\)$/, '');
}
