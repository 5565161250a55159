import type { DecisionRule } from './parameters.js';

/** What the signatories of a group said, and how the group decides. */
export interface GroupQuestion {
  /** Those who sign for the group and do not stand aside. */
  readonly signatories: number;
  readonly yes: number;
  readonly no: number;
  /** Fewest who must have said. */
  readonly quorum: number;
  readonly rule: DecisionRule;
}

/**
 * What a group decides in its own way, about a text or about the agreement (R17, R1): `waiting` until its quorum has said
 * and its way of deciding gives an answer. Consensus is reached when the quorum says yes and nobody says no; with a no it
 * falls back to two-thirds of the signatories.
 */
export function groupDecides({ signatories, yes, no, quorum, rule }: GroupQuestion): 'yes' | 'no' | 'waiting' {
  if (yes + no < quorum) return 'waiting';
  if (carries({ yes, no, signatories, rule })) return 'yes';
  return carries({ yes: signatories - no, no, signatories, rule }) ? 'waiting' : 'no';
}

function carries({ yes, no, signatories, rule }: Omit<GroupQuestion, 'quorum'>): boolean {
  switch (rule) {
    case 'consensus':
      return no === 0 || yes * 3 >= signatories * 2;
    case 'two-thirds':
      return yes * 3 >= signatories * 2;
    case 'majority':
      return yes * 2 > signatories && yes >= 2;
  }
}
