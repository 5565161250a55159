import { isAgreed } from './agreement.js';
import { groupOf, type Constituency } from './constituency.js';
import type { Refusal } from './refusal.js';
import { isLocked, type DocumentState, type SectionState } from './states.js';

/** A stage that both co-chairs can open next. */
export interface NextStage {
  readonly to: DocumentState;
  /** What opening it does, as words on a button. */
  readonly opens: string;
}

/** Everything the rules look at before a stage opens. */
export interface StageGates {
  readonly state: DocumentState;
  readonly to: DocumentState;
  readonly sections: readonly { readonly state: SectionState; readonly appendix: boolean; readonly title: string }[];
  /** Groups with fewer signatories than the concordat asks for. */
  readonly constituenciesShort: readonly Constituency[];
  readonly agreement: { readonly required: readonly Constituency[]; readonly agreed: readonly Constituency[] };
  readonly openProposals: number;
  /** Nominations without an answer (R4). */
  readonly openNominations: number;
  /** Limits whose challenge has no answer (R5). */
  readonly openChallenges: number;
  /** The label that the sign-offs allow, or null (R21). */
  readonly label: string | null;
  /** Whether the council has agreed to exactly the signed text. */
  readonly councilDecision: boolean;
}

/** Stages that can follow this one, first the usual one. Publishing is an act of its own and not among them. */
export function nextStages(state: DocumentState): readonly NextStage[] {
  return STAGES[state] ?? [];
}

const STAGES: Partial<Record<DocumentState, readonly NextStage[]>> = {
  CONVENING: [{ to: 'CONCORDAT', opens: 'Ask every group to agree how you work together' }],
  CONCORDAT: [{ to: 'DRAFTING', opens: 'Start writing' }],
  DRAFTING: [{ to: 'COMMENT', opens: 'Open for comment' }],
  COMMENT: [{ to: 'RESPONDING', opens: 'Close comments and write in the answers' }],
  RESPONDING: [{ to: 'SIGN_OFF', opens: 'Open signing' }],
  SIGN_OFF: [
    { to: 'COUNCIL_DECISION', opens: 'Send to the council for its decision' },
    { to: 'MEDIATION', opens: 'Ask for mediation' },
  ],
  MEDIATION: [{ to: 'SIGN_OFF', opens: 'End mediation and go on signing' }],
  COUNCIL_DECISION: [{ to: 'RESPONDING', opens: 'Go back to the text, because the council asks for changes' }],
};

/** Says what still blocks a stage, every reason at once; empty when both co-chairs may open it (R1, R12, R17, R21). */
export function whyNotAdvance(gates: StageGates): Refusal[] {
  if (!nextStages(gates.state).some(({ to }) => to === gates.to)) {
    return [{ code: 'stage.not-next', because: 'That stage cannot follow the one this statement is in.' }];
  }
  return GATES[gates.to]?.(gates) ?? [];
}

const GATES: Partial<Record<DocumentState, (gates: StageGates) => Refusal[]>> = {
  CONCORDAT: ({ constituenciesShort }) =>
    constituenciesShort.map((code) => ({
      code: 'stage.short',
      because: `${groupOf(code).label} have too few people who can sign. Invite more before the agreement opens.`,
    })),
  DRAFTING: ({ agreement: { required, agreed }, openNominations }) => {
    const waiting = required.filter((code) => !agreed.includes(code)).map((code) => groupOf(code).label);
    return [
      ...(isAgreed(required, agreed)
        ? []
        : [{ code: 'stage.not-agreed', because: `Not yet agreed by: ${waiting.join('; ')}.` }]),
      ...(openNominations === 0
        ? []
        : [
            {
              code: 'stage.nominations',
              because: `${openNominations} nominations still need an answer with a reason.`,
            },
          ]),
    ];
  },
  COMMENT: ({ sections }) =>
    unless(sections, ({ state }) => state === 'READY', 'stage.not-ready', 'is not marked ready by its lead'),
  SIGN_OFF: ({ sections, openProposals, openChallenges }) => [
    ...unless(sections, ({ state }) => isLocked(state), 'stage.not-frozen', 'is not locked for signing yet'),
    ...(openProposals === 0
      ? []
      : [{ code: 'stage.unanswered', because: `${openProposals} suggestions still need an answer with a reason.` }]),
    ...(openChallenges === 0
      ? []
      : [{ code: 'stage.challenges', because: `${openChallenges} challenges of what is fixed still need an answer.` }]),
  ],
  COUNCIL_DECISION: ({ label }) =>
    label !== null
      ? []
      : [{ code: 'stage.no-label', because: 'Not enough groups have signed for this to be called written together.' }],
};

function unless(
  sections: StageGates['sections'],
  holds: (section: StageGates['sections'][number]) => boolean,
  code: string,
  what: string,
): Refusal[] {
  return sections.filter((section) => !holds(section)).map(({ title }) => ({ code, because: `"${title}" ${what}.` }));
}
