import { DECISION_WORDS, signatoryFloor } from '#concordat';
import type { Agreement } from './useAgreement.js';

/** A promise as somebody writes it down. */
export interface WantedPromise {
  readonly text: string;
  readonly promisedBy: string[];
  readonly part: string;
  readonly check: string;
  readonly code: string | null;
}

/** A section that somebody wants to add. */
export interface NewSection {
  readonly title: string;
  readonly purpose: string;
  readonly leads: string[];
  readonly signatories: string[];
  /** The topic that it came from; null where it came from none. */
  readonly nominationId: string | null;
}

/** What the groups say in their own words, as it is written down: a sentence on each line. */
export interface WantedCharter {
  readonly definition: string;
  readonly culture: string;
  readonly shared: string;
  readonly kept: readonly { readonly what: string; readonly why: string }[];
}

/** An agreement as somebody wants it, while they write it down. */
export interface Wanted {
  readonly reason: string;
  readonly decisionRule: string;
  /** Groups that decide in a way of their own. */
  readonly ownRules: readonly { readonly constituency: string; readonly rule: string }[];
  readonly numbers: Readonly<Record<string, string>>;
  readonly paymentOffered: boolean;
  readonly payment: string;
  readonly formatsAtOpening: string[];
  readonly charter: WantedCharter;
  readonly mirrorPublication: boolean;
  /** The day by which all of it is looked at again, as YYYY-MM-DD. */
  readonly reviewBy: string;
  readonly sections: { readonly key: string; readonly leads: string[]; readonly signatories: string[] }[];
  readonly addSections: NewSection[];
  /** Keys of sections to leave out. */
  readonly leaveOutSections: string[];
  /** What sections should be called, as it is written down: also of those that keep their title. */
  readonly titles: Readonly<Record<string, string>>;
  /** Groups that sign. */
  readonly groups: string[];
  /** Fewest people who sign for a group, by its code, as it is written down. */
  readonly minimums: Readonly<Record<string, string>>;
  readonly promises: WantedPromise[];
}

/** Values that are numbers, with their labels. */
export const NUMBERS = [
  ['nominationCallDays', 'Days in which names and topics can be nominated'],
  ['commentPeriodDays', 'Days to comment'],
  ['answerWorkingDays', 'Working days to answer a suggestion'],
  ['signOffWorkingDays', 'Working days to sign'],
  ['mediationWorkingDays', 'Working days for mediation'],
  ['minorityStatementWords', 'Words in which those who disagree can say why'],
  ['evidenceDisplayMinimum', 'Fewest contributors before evidence is shown'],
] as const;

export const RULES = Object.entries(DECISION_WORDS).map(([value, label]) => ({ value, label }));

/** The agreement as it is, to be changed. `reviewBy` is the day of the statement, whether or not the agreement names it. */
export function wantedOf({ values, promises }: Agreement, reviewBy: string): Wanted {
  return {
    reason: '',
    decisionRule: values.decisionRule,
    ownRules: values.ownRules.map(({ constituency, rule }) => ({ constituency, rule })),
    numbers: Object.fromEntries(NUMBERS.map(([name]) => [name, String(values[name])])),
    paymentOffered: values.paymentOffered,
    payment: values.payment,
    formatsAtOpening: [...values.formatsAtOpening],
    charter: charterOf(values.charter),
    mirrorPublication: values.mirrorPublication,
    reviewBy,
    sections: values.sections.map(({ key, leads, signatories }) => ({ key, leads, signatories })),
    addSections: [],
    leaveOutSections: [],
    titles: {},
    groups: [...values.groups],
    minimums: Object.fromEntries(values.minimums.map(({ constituency: code, minimum }) => [code, String(minimum)])),
    promises: promises.map(({ promise: { text, promisedBy, part, check, code = null } }) => ({
      ...{ text, promisedBy, part, check, code },
    })),
  };
}

function charterOf(charter: Agreement['values']['charter']): WantedCharter {
  if (!charter) return { definition: '', culture: '', shared: '', kept: [] };
  const { definition, culture, shared, kept } = charter;
  const pairs = kept.map(({ what, why }) => ({ what, why }));
  return { definition, culture: culture.join('\n'), shared: shared.join('\n'), kept: pairs };
}

function charterInput({ definition, culture, shared, kept }: WantedCharter) {
  return {
    definition: definition.trim(),
    culture: linesIn(culture),
    shared: linesIn(shared),
    kept: kept.filter(({ what, why }) => what.trim() + why.trim() !== ''),
  };
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is now, beside the agreement: titles of sections by key, and the day by which all of it is looked at again. */
interface Now {
  readonly titles: Readonly<Record<string, string>>;
  readonly reviewBy: string;
}

/** The change as the API is asked for it: what somebody wants otherwise than it is. */
export function inputOf(wanted: Wanted, now: Now) {
  const { numbers, ownRules, titles: wantedTitles, minimums, groups, sections, leaveOutSections, ...rest } = wanted;
  const signs = (all: readonly string[]): string[] => all.filter((code) => groups.includes(code));
  return {
    ...rest,
    ...{ groups, leaveOutSections },
    charter: charterInput(wanted.charter),
    reviewBy: wanted.reviewBy === now.reviewBy ? null : wanted.reviewBy,
    ownRules: ownRules.filter(({ constituency }) => groups.includes(constituency)),
    minimums: groups.map((constituency) => ({
      constituency,
      minimum: numberIn(minimums[constituency] ?? String(signatoryFloor(constituency))),
    })),
    sections: sections
      .filter(({ key }) => !leaveOutSections.includes(key))
      .map(({ key, leads, signatories }) => ({ key, leads: signs(leads), signatories: signs(signatories) })),
    renameSections: Object.entries(wantedTitles)
      .filter(([key, title]) => title !== now.titles[key] && !leaveOutSections.includes(key))
      .map(([key, title]) => ({ key, title })),
    ...Object.fromEntries(NUMBERS.map(([name]) => [name, numberIn(numbers[name])])),
  };
}

function numberIn(text: string | undefined): number {
  return Number.parseInt(text ?? '', 10) || 0;
}
