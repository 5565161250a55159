import { DECISION_WORDS } from '#concordat';
import type { Agreement } from './useAgreement.js';

/** A promise as somebody writes it down. */
export interface WantedPromise {
  readonly text: string;
  readonly promisedBy: string[];
  readonly part: string;
  readonly check: string;
  readonly code: string | null;
}

/** An agreement as somebody wants it, while they write it down. */
export interface Wanted {
  readonly reason: string;
  readonly decisionRule: string;
  /** Groups that decide in a way of their own. */
  readonly ownRules: readonly { readonly constituency: string; readonly rule: string }[];
  readonly numbers: Readonly<Record<string, string>>;
  readonly payment: string;
  readonly mirrorPublication: boolean;
  readonly sections: { readonly key: string; readonly leads: string[]; readonly signatories: string[] }[];
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
] as const;

export const RULES = Object.entries(DECISION_WORDS).map(([value, label]) => ({ value, label }));

/** The agreement as it is, to be changed. */
export function wantedOf({ values, promises }: Agreement): Wanted {
  return {
    reason: '',
    decisionRule: values.decisionRule,
    ownRules: values.ownRules.map(({ constituency, rule }) => ({ constituency, rule })),
    numbers: Object.fromEntries(NUMBERS.map(([name]) => [name, String(values[name])])),
    payment: values.payment,
    mirrorPublication: values.mirrorPublication,
    sections: values.sections.map(({ key, leads, signatories }) => ({ key, leads, signatories })),
    promises: promises.map(({ promise: { text, promisedBy, part, check, code = null } }) => ({
      ...{ text, promisedBy, part, check, code },
    })),
  };
}
