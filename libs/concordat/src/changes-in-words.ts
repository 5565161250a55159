import { charterInWords } from './charter-in-words.js';
import { groupOf, type Constituency } from './constituency.js';
import { parametersInWords, sectionsInWords, type SectionInWords } from './parameters-in-words.js';
import { isEverybodys, type ConcordatPromise } from './promises.js';
import type { ConcordatParameters } from './parameters.js';

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

/** What one agreement says otherwise than another, thing by thing. `titles` are those of sections, by key. */
export function changesInWords(
  now: ComparedAgreement,
  proposed: ComparedAgreement,
  titles: Readonly<Record<string, string>>,
): ChangeInWords[] {
  return [
    ...changedCharter(now.parameters, proposed.parameters),
    ...changedRows(now.parameters, proposed.parameters),
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

function changedRows(now: ConcordatParameters, proposed: ConcordatParameters): ChangeInWords[] {
  const before = parametersInWords(now, '');
  const after = parametersInWords(proposed, '');
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
  const before = sectionsInWords(now);
  return sectionsInWords(proposed).flatMap((section) => {
    const was = inWords(before.find(({ key }) => key === section.key));
    const is = inWords(section);
    return was === is ? [] : [{ what: titles[section.key] ?? section.key, was, is }];
  });
}

function inWords(section: SectionInWords | undefined): string {
  if (!section) return '';
  const names = (codes: readonly Constituency[]) =>
    [...codes]
      .sort()
      .map((code) => groupOf(code).short)
      .join(', ');
  return `Led by ${names(section.leads)}. Signed by ${names(section.signatories)}.`;
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
