import { charterInWords } from './charter-in-words.js';
import { groupOf, type Constituency } from './constituency.js';
import { parametersInWords, sectionsInWords, type SectionInWords } from './parameters-in-words.js';
import { isEverybodys, type ConcordatPromise } from './promises.js';
import type { ConcordatParameters, SectionName } from './parameters.js';

/** One thing that a change of an agreement changes. `was` is empty for what is new, `is` for what goes. */
export interface ChangeInWords {
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

/** An agreement as it can be compared. */
export interface ComparedAgreement {
  readonly parameters: ConcordatParameters;
  readonly promises: readonly ConcordatPromise[];
}

/**
 * What one agreement says otherwise than another, thing by thing. `titles` are those of sections, by key; `reviewBy` is a day
 * in words, for an agreement that names none.
 */
export function changesInWords(
  now: ComparedAgreement,
  proposed: ComparedAgreement,
  titles: Readonly<Record<string, string>>,
  reviewBy = '',
): ChangeInWords[] {
  return [
    ...changedCharter(now.parameters, proposed.parameters),
    ...changedRows(now.parameters, proposed.parameters, reviewBy),
    ...changedSections(now.parameters, proposed.parameters, titles),
    ...changedPromises(now, proposed),
  ];
}

/** Who promises it, in words. */
export function promisedByInWords(promise: ConcordatPromise, groups: readonly Constituency[]): string {
  if (isEverybodys(promise, groups)) return 'everybody';
  return promise.promisedBy.map((code) => groupOf(code).label).join('; ');
}

function changedCharter({ charter: now }: ConcordatParameters, { charter: proposed }: ConcordatParameters) {
  const said = (charter: ConcordatParameters['charter'], what: string): string =>
    charterInWords(charter)
      .filter(({ heading }) => heading === what)
      .flatMap(({ items }) => items)
      .join('; ');
  const headings = [now, proposed].flatMap(charterInWords).map(({ heading }) => heading);
  return [...new Set(headings)]
    .map((what) => ({ what, was: said(now, what), is: said(proposed, what) }))
    .filter(({ was, is }) => was !== is);
}

function changedRows(now: ConcordatParameters, proposed: ConcordatParameters, reviewBy: string): ChangeInWords[] {
  const before = parametersInWords(now, reviewBy);
  const after = parametersInWords(proposed, reviewBy);
  const gone = before.filter(({ name }) => !after.some((row) => row.name === name));
  return [
    ...after.flatMap(({ name, value }) => {
      const was = before.find((row) => row.name === name)?.value ?? AS_ALL;
      return was === value ? [] : [{ what: name, was, is: value }];
    }),
    // Only a group's own way of deciding can come or go: without one it decides as all groups do.
    ...gone.map(({ name, value }) => ({ what: name, was: value, is: AS_ALL })),
  ];
}

const AS_ALL = 'As all groups do';

function changedSections(
  now: ConcordatParameters,
  proposed: ConcordatParameters,
  titles: Readonly<Record<string, string>>,
): ChangeInWords[] {
  const [before, after] = [sectionsInWords(now), sectionsInWords(proposed)];
  const titleOf = (key: string): string => titles[key] ?? now.sectionNames?.[key]?.title ?? key;
  const find = (all: readonly SectionInWords[], wanted: string) => all.find(({ key }) => key === wanted);
  return [
    ...before
      .filter(({ key }) => !find(after, key))
      .map((section) => ({ what: 'A section that goes', was: `${titleOf(section.key)}. ${inWords(section)}`, is: '' })),
    ...changedNames(now, proposed, titleOf),
    ...after.flatMap((section) => {
      const was = find(before, section.key);
      if (!was) return [newSection(section, proposed.sectionNames?.[section.key])];
      const change = { what: titleOf(section.key), was: inWords(was), is: inWords(section) };
      return change.was === change.is ? [] : [change];
    }),
  ];
}

function newSection(section: SectionInWords, name: SectionName | undefined): ChangeInWords {
  const { title, purpose, nominationId } = name ?? { title: section.key, purpose: '' };
  const from = nominationId === undefined ? '' : ' It comes from a topic that was put forward.';
  const is = `${title}. ${purpose === '' ? '' : `What it is for: ${withStop(purpose)} `}${inWords(section)}${from}`;
  return { what: 'A new section', was: '', is };
}

function changedNames(
  now: ConcordatParameters,
  proposed: ConcordatParameters,
  titleOf: (key: string) => string,
): ChangeInWords[] {
  const known = sectionsInWords(now).map(({ key }) => key);
  return Object.entries(proposed.sectionNames ?? {}).flatMap(([key, { title, purpose }]) => {
    if (!known.includes(key)) return [];
    const was = titleOf(key);
    const changes: ChangeInWords[] = [];
    if (was !== title) changes.push({ what: 'A section gets another title', was, is: title });
    const before = now.sectionNames?.[key]?.purpose ?? null;
    // Of one that began with the statement nobody said here what it is for; with a new title that is said.
    if (before === null ? was !== title && purpose !== '' : before !== purpose) {
      changes.push({ what: `What "${title}" is for`, was: before ?? '', is: purpose });
    }
    return changes;
  });
}

function withStop(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

function inWords(section: SectionInWords): string {
  const names = (codes: readonly Constituency[]) =>
    [...codes]
      .sort()
      .map((code) => groupOf(code).short)
      .join(', ');
  const led = section.leads.length === 0 ? 'Led by both co-chairs.' : `Led by ${names(section.leads)}.`;
  return section.signatories.length === 0 ? led : `${led} Signed by ${names(section.signatories)}.`;
}

function changedPromises(now: ComparedAgreement, proposed: ComparedAgreement): ChangeInWords[] {
  const has = ({ promises }: ComparedAgreement, { id }: ConcordatPromise) => promises.some((one) => one.id === id);
  const words = ({ parameters }: ComparedAgreement, promise: ConcordatPromise) =>
    `${promise.text} Promised by ${promisedByInWords(promise, parameters.signatoryConstituencies)}.`;
  return [
    ...now.promises
      .filter((promise) => !has(proposed, promise))
      .map((promise) => ({ what: 'A promise that goes', was: words(now, promise), is: '' })),
    ...proposed.promises
      .filter((promise) => !has(now, promise))
      .map((promise) => ({ what: 'A new promise', was: '', is: words(proposed, promise) })),
  ];
}
