import type { Constituency } from './constituency.js';
import type { ConcordatParameters, SectionName } from './parameters.js';
import type { Refusal } from './refusal.js';
import type { SectionState } from './states.js';

/** Of a section, what a change of the agreement may touch. */
export interface SectionUnderAgreement {
  readonly key: string;
  readonly title: string;
  /** What it is for. */
  readonly guidance: string;
  readonly state: SectionState;
  /** Whether something stands on it beside its text: a starting position, a comment, a suggestion. */
  readonly isInUse: boolean;
}

/** A section that somebody wants, which nobody has written in yet. */
export interface WantedSection extends SectionName {
  readonly leads: readonly Constituency[];
  readonly signatories: readonly Constituency[];
}

/** What somebody wants to change about which sections there are. */
export interface WantedSections {
  readonly added: readonly WantedSection[];
  /** Keys of sections to leave out. */
  readonly leftOut: readonly string[];
  /** What else a section should be called; its purpose stays where none is given. */
  readonly renamed: readonly { readonly key: string; readonly title: string; readonly purpose?: string | null }[];
}

/** Longest title of a section, in characters. */
export const LONGEST_SECTION_TITLE = 150;
/** Longest purpose of a section, in characters. */
export const LONGEST_SECTION_PURPOSE = 500;

/**
 * The values of an agreement with other sections. A new section gets a key of its own, unlike any in `taken`, which holds
 * the keys of all sections that there ever were: the record goes on naming them. A key that nobody knows changes nothing.
 */
export function withSections(
  parameters: ConcordatParameters,
  { added, leftOut, renamed }: WantedSections,
  sections: readonly SectionUnderAgreement[],
  taken: readonly string[],
): ConcordatParameters {
  const { sectionNames = {}, ...others } = parameters;
  const leads = { ...others.sectionLeads };
  const signatories = { ...others.sectionSignatories };
  const names: Record<string, SectionName> = { ...sectionNames };
  for (const { key, title, purpose } of renamed) {
    const section = sections.find((one) => one.key === key);
    if (section) names[key] = { ...names[key], title: title.trim(), purpose: (purpose ?? section.guidance).trim() };
  }
  const keys = new Set(taken);
  for (const { leads: led, signatories: signed, ...name } of added) {
    const key = keyFor(name.title, keys);
    keys.add(key);
    [leads[key], signatories[key]] = [led, signed];
    names[key] = { ...name, title: name.title.trim(), purpose: name.purpose.trim() };
  }
  const stays = ([key]: [string, unknown]): boolean => !leftOut.includes(key);
  const kept = <Value>(all: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).filter(stays));
  const named = kept(names);
  return {
    ...{ ...others, sectionLeads: kept(leads), sectionSignatories: kept(signatories) },
    ...(Object.keys(named).length > 0 && { sectionNames: named }),
  };
}

function keyFor(title: string, taken: ReadonlySet<string>): string {
  const letters = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const key = letters === '' ? 'section' : letters;
  let number = 1;
  while (taken.has(number === 1 ? key : `${key}-${number}`)) number += 1;
  return number === 1 ? key : `${key}-${number}`;
}

/** What becomes of sections when an agreement takes the place of another. */
export interface SectionChanges {
  readonly added: readonly (SectionName & { readonly key: string })[];
  readonly leftOut: readonly SectionUnderAgreement[];
  readonly renamed: readonly { readonly section: SectionUnderAgreement; readonly name: SectionName }[];
}

/** Tells which sections come, go, and are called otherwise. */
export function sectionChanges(
  now: ConcordatParameters,
  proposed: ConcordatParameters,
  sections: readonly SectionUnderAgreement[],
): SectionChanges {
  const [was, is] = [sectionKeys(now), sectionKeys(proposed)];
  const names = proposed.sectionNames ?? {};
  return {
    added: is
      .filter((key) => !was.includes(key))
      .map((key) => ({ key, ...(names[key] ?? { title: '', purpose: '' }) })),
    leftOut: sections.filter(({ key }) => was.includes(key) && !is.includes(key)),
    renamed: sections.flatMap((section) => {
      const name = is.includes(section.key) ? names[section.key] : undefined;
      const isSame = !name || (name.title === section.title && name.purpose === section.guidance);
      return isSame ? [] : [{ section, name }];
    }),
  };
}

/** Keys of all sections of an agreement. */
export function sectionKeys({ sectionLeads, sectionSignatories }: ConcordatParameters): string[] {
  return [...new Set([...Object.keys(sectionLeads), ...Object.keys(sectionSignatories)])];
}

/** Says which sections somebody wants to change that are there no more; empty when all are. */
export function whyNotKnown(
  { leftOut, renamed }: WantedSections,
  sections: readonly SectionUnderAgreement[],
): Refusal[] {
  const named = [...leftOut, ...renamed.map(({ key }) => key)];
  if (named.every((key) => sections.some((section) => section.key === key))) return [];
  const because =
    'A section that you want to change is no longer there. Reload the page and look at the sections again.';
  return [{ code: 'amendment.unknown-section', because }];
}

/** Says why sections cannot be left out or called otherwise now; empty when they can. Nobody's words are lost by it. */
export function whyNotChangeSections({ leftOut, renamed }: SectionChanges): Refusal[] {
  return [
    ...leftOut.flatMap(({ title, state, isInUse }) => {
      if (state !== 'EMPTY') return [hasWords(title, 'it cannot be left out')];
      return isInUse ? [inUse(title)] : [];
    }),
    ...renamed
      .filter(({ section }) => section.state !== 'EMPTY')
      .map(({ section: { title } }) => hasWords(title, 'it keeps its title and its purpose')),
  ];
}

function hasWords(title: string, so: string): Refusal {
  const because = `Somebody has written in "${title}", so ${so}. Suggest changes to its words instead.`;
  return { code: 'amendment.words', because };
}

function inUse(title: string): Refusal {
  const because = `Something that people gave stands on "${title}", such as where a group starts from or what somebody said. Keep this section, so that it is not lost.`;
  return { code: 'amendment.section-in-use', because };
}

/** Says what is wrong with the names of an agreement's sections; empty when nothing is. Looks at those that are new. */
export function whyNotSectionNames(
  { added, renamed, leftOut }: SectionChanges,
  sections: readonly SectionUnderAgreement[],
): Refusal[] {
  const changed = [...added, ...renamed.map(({ name }) => name)];
  const gone = [...leftOut, ...renamed.map(({ section }) => section)].map(({ key }) => key);
  const others = sections.filter(({ key }) => !gone.includes(key)).map(({ title }) => title);
  const titles = [...others, ...changed.map(({ title }) => title)].map(alike);
  return changed.flatMap((name) => [
    ...whyNotName(name),
    ...(titles.filter((title) => title === alike(name.title)).length > 1 ? [twice(name.title)] : []),
  ]);
}

function whyNotName({ title, purpose }: SectionName): Refusal[] {
  const refusals: Refusal[] = [];
  if (title === '' || title.length > LONGEST_SECTION_TITLE) {
    const because = `Give each section a title, in at most ${LONGEST_SECTION_TITLE} characters.`;
    refusals.push({ code: 'amendment.section-title', because });
  }
  if (purpose.length > LONGEST_SECTION_PURPOSE) {
    const because = `Say what "${title}" is for in at most ${LONGEST_SECTION_PURPOSE} characters.`;
    refusals.push({ code: 'amendment.section-purpose', because });
  }
  return refusals;
}

function twice(title: string): Refusal {
  return {
    code: 'amendment.section-twice',
    because: `Two sections would be called "${title}". Give one of them another title.`,
  };
}

function alike(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}
