import type { Constituency } from './constituency.js';

/** How a group turns its signatories' positions into its own. Consensus falls back to two-thirds (docs/rules.md, 3). */
export type DecisionRule = 'consensus' | 'two-thirds' | 'majority';

/** What the groups agree about how they work: the concordat's values. They drive the stages (docs/rules.md, 3). */
export interface ConcordatParameters {
  readonly signatoryConstituencies: readonly Constituency[];
  readonly signatoriesPerConstituency: Readonly<Record<Constituency, number>>;
  readonly decisionRule: DecisionRule;
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
  readonly mirrorPublication: boolean;
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
