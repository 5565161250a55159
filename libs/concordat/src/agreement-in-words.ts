import { charterInWords, type ListInWords } from './charter-in-words.js';
import { promisedByInWords, type ComparedAgreement } from './changes-in-words.js';
import { groupOf, type Constituency } from './constituency.js';
import type { ConcordatParameters } from './parameters.js';
import { parametersInWords, sectionsInWords, type ParameterInWords } from './parameters-in-words.js';
import { checkOf } from './promise-checks.js';
import { AGREEMENT_PARTS, type AgreementPart, type ConcordatPromise } from './promises.js';

/** One part of an agreement as people read it. All parts together say everything that the groups agree to (R1). */
export interface AgreementPartInWords {
  readonly part: AgreementPart;
  /** What the groups say in their own words. */
  readonly lists: readonly ListInWords[];
  readonly rows: readonly ParameterInWords[];
  /** Who leads and who signs each section; empty in every part but the structure. */
  readonly sections: readonly SectionRolesInWords[];
  readonly promises: readonly PromiseInWords[];
}

/** Who leads and who signs a section, in words. */
export interface SectionRolesInWords {
  readonly key: string;
  readonly title: string;
  /** What it is for, where a change of the agreement says so; else empty. */
  readonly purpose: string;
  readonly leads: string;
  readonly signatories: string;
}

/** A promise, who promises it and how it is checked, in words. */
export interface PromiseInWords {
  readonly id: string;
  readonly text: string;
  readonly promisedBy: string;
  readonly check: string;
}

/** What the words take from the statement. */
export interface AgreementAround {
  /** In reading order. */
  readonly sections: readonly { readonly key: string; readonly title: string }[];
  /** A day in words. */
  readonly reviewBy: string;
}

/** Everything that an agreement says, laid out as culture, structure, practice and review (docs/rules.md, 3). */
export function agreementInWords(
  { parameters, promises }: ComparedAgreement,
  { sections, reviewBy }: AgreementAround,
): AgreementPartInWords[] {
  const rows = parametersInWords(parameters, reviewBy);
  const lists = charterInWords(parameters.charter);
  return AGREEMENT_PARTS.map((part) => ({
    part,
    lists: lists.filter((list) => list.part === part),
    rows: rows.filter((row) => row.part === part),
    sections: part === 'structure' ? rolesOf(parameters, sections) : [],
    promises: promises
      .filter((promise) => promise.part === part)
      .map((promise) => promiseInWords(promise, parameters.signatoryConstituencies)),
  }));
}

/** How a promise is checked, in words. */
export function checkInWords({ check, code }: Pick<ConcordatPromise, 'check' | 'code'>): string {
  if (check === 'manual') return 'Somebody of another group says whether it is kept.';
  return `Counted from the record: ${checkOf(code)?.label ?? code}.`;
}

function promiseInWords(promise: ConcordatPromise, groups: readonly Constituency[]): PromiseInWords {
  const { id, text } = promise;
  return { id, text, promisedBy: promisedByInWords(promise, groups), check: checkInWords(promise) };
}

/** Sections in the statement's order; whatever else the agreement names comes last. */
function rolesOf(parameters: ConcordatParameters, known: AgreementAround['sections']): SectionRolesInWords[] {
  const agreed = sectionsInWords(parameters);
  const others = agreed.filter(({ key }) => !known.some((section) => section.key === key));
  return [...known, ...others.map(({ key }) => ({ key, title: key }))].map(({ key, title }) => {
    const section = agreed.find((one) => one.key === key);
    const { leads = [], signatories = [] } = section ?? {};
    const named = parameters.sectionNames?.[key];
    return {
      ...{ key, title: named?.title ?? title, purpose: named?.purpose ?? '' },
      leads: namesOf(leads, section ? 'Both co-chairs' : 'Not yet agreed'),
      signatories: namesOf(signatories, 'Nobody: it is an appendix'),
    };
  });
}

function namesOf(codes: readonly Constituency[], none: string): string {
  return codes.length === 0 ? none : codes.map((code) => groupOf(code).short).join(', ');
}
