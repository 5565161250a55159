import type { Constituency } from './constituency.js';

/** How a group turns its signatories' positions into its own. Consensus falls back to two-thirds (docs/rules.md, 3). */
export type DecisionRule = 'consensus' | 'two-thirds' | 'majority';

/** What the groups agree about how they work: the concordat's values. They drive the stages (docs/rules.md, 3). */
export interface ConcordatParameters {
  readonly signatoryConstituencies: readonly Constituency[];
  readonly signatoriesPerConstituency: Readonly<Record<Constituency, number>>;
  readonly decisionRule: DecisionRule;
  /** Ways of deciding of groups that declared one of their own (R17); a group that is not in it decides as all do. */
  readonly decisionRules?: Readonly<Record<Constituency, DecisionRule>>;
  /** Leads by section key. */
  readonly sectionLeads: Readonly<Record<string, readonly Constituency[]>>;
  /** Signatory groups by section key; an appendix is not in it. */
  readonly sectionSignatories: Readonly<Record<string, readonly Constituency[]>>;
  readonly nominationCallDays: number;
  readonly commentPeriodDays: number;
  readonly answerWorkingDays: number;
  readonly signOffWorkingDays: number;
  readonly mediationWorkingDays: number;
  readonly minorityStatementWords: number;
  readonly paymentPolicy: { readonly offered: boolean; readonly say: string };
  /** Whether the other groups may publish what was agreed when the council will not sign (R24b). */
  readonly mirrorPublication: boolean;
  /** Formats that are ready when comments open; the usual ones where an agreement does not say. */
  readonly formatsAtOpening?: readonly string[];
  /** Fewest contributors before evidence is shown; the floor where an agreement does not say. */
  readonly evidenceDisplayMinimum?: number;
  readonly charter?: Charter;
  /** What sections are called that a change added or called otherwise, by key; the others are called as they began. */
  readonly sectionNames?: Readonly<Record<string, SectionName>>;
  /** The day by which all of it is looked at again, as YYYY-MM-DD; that of the statement where an agreement does not say. */
  readonly reviewBy?: string;
}

/** What a section is called, and what it is for. */
export interface SectionName {
  readonly title: string;
  readonly purpose: string;
  /** The nomination of the topic that it came from (R4). */
  readonly nominationId?: string;
}

/** What an agreement says in the groups' own words. */
export interface Charter {
  /** What they mean by working together. */
  readonly definition: string;
  /** How they treat each other, a sentence each. */
  readonly culture: readonly string[];
  /** What all groups decide together. */
  readonly shared: readonly string[];
  /** What one of them keeps to itself, and why. */
  readonly kept: readonly { readonly what: string; readonly why: string }[];
}

/** Formats that are ready when comments open, unless an agreement names others. */
export const USUAL_FORMATS = ['Easy Read', 'large print', 'plain HTML', 'paper'] as const;

/** Formats that an agreement can name, by the name that it gives them. */
export const FORMATS_TO_AGREE = [...USUAL_FORMATS, 'audio', 'braille', 'BSL video'] as const;

/** Fewest contributors before evidence is shown, whatever an agreement says. */
export const EVIDENCE_FLOOR = 5;

/** How a group decides: in the way that it declared, else as the agreement says for all (R17). */
export function decisionRuleOf(
  { decisionRule, decisionRules }: Pick<ConcordatParameters, 'decisionRule' | 'decisionRules'>,
  constituency: Constituency,
): DecisionRule {
  return decisionRules?.[constituency] ?? decisionRule;
}

/** The same values, said in one way: where no group declared a way of its own, nothing is said of that. */
export function inOneWay({ decisionRules = {}, ...others }: ConcordatParameters): ConcordatParameters {
  return Object.keys(decisionRules).length > 0 ? { ...others, decisionRules } : others;
}

/** The fewest signatories a group may have, whatever its concordat says. */
export function signatoryFloor(constituency: Constituency): number {
  return constituency === 'PEOPLE' ? 3 : 2;
}

/** Tells whether these groups meet the floor "who signs each section" (docs/rules.md, 3). */
export function meetsSectionFloor(groups: readonly Constituency[]): boolean {
  const distinct = new Set(groups);
  return distinct.size >= 3 && (distinct.has('PEOPLE') || distinct.has('CARERS'));
}
