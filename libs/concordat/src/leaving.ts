import { groupOf, type Constituency } from './constituency.js';

/** What nobody else can do for now once somebody is gone. */
export type LeavingGap =
  | { readonly kind: 'co-chair'; readonly statement: string }
  | {
      readonly kind: 'signatory';
      readonly statement: string;
      readonly constituency: Constituency;
      /** Those of the group who sign, whoever leaves among them. */
      readonly signatories: number;
      /** How many the agreement asks for. */
      readonly needed: number;
    }
  | {
      readonly kind: 'administrator';
      readonly council: string;
      /** Those who look after the council, whoever leaves among them. */
      readonly administrators: number;
    };

/** Says what somebody leaves open who leaves for good, in sentences; it never stops them (R28). */
export function gapsInWords(gaps: readonly LeavingGap[]): string[] {
  return gaps.flatMap((gap) => inWords(gap) ?? []);
}

function inWords(gap: LeavingGap): string | null {
  switch (gap.kind) {
    case 'co-chair':
      return `You are a co-chair of “${gap.statement}”. Without you it cannot go on to its next stage, until there is a new co-chair.`;
    case 'signatory':
      return gap.signatories > gap.needed ? null : signatoryInWords(gap);
    case 'administrator':
      return gap.administrators > 1
        ? null
        : `Only you look after ${gap.council} here. Without you nobody can start a new statement for it, until somebody else looks after it.`;
  }
}

function signatoryInWords({
  statement,
  constituency,
  needed,
  signatories,
}: Extract<LeavingGap, { kind: 'signatory' }>) {
  const left = signatories - 1;
  const group = groupOf(constituency).label;
  return `“${statement}” is being signed. “${group}” needs ${needed} people who sign, and will have ${left === 0 ? 'nobody' : left}.`;
}
