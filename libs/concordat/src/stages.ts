import { isAgreed } from './agreement.js';
import type { CommentOpening } from './comment-opening.js';
import { groupOf, type Constituency } from './constituency.js';
import { whyNotPayment, type PaymentPolicy } from './payment.js';
import { whyNotBegin } from './proposing.js';
import type { Refusal } from './refusal.js';
import { isLocked, type DocumentState, type SectionState } from './states.js';
import { dayInWords } from './working-days.js';

/** A stage that both co-chairs can open next. */
export interface NextStage {
  readonly to: DocumentState;
  /** What opening it does, as words on a button. */
  readonly opens: string;
  /** Whether it takes a reason that both co-chairs give, and the public reads. */
  readonly needsReason: boolean;
}

/** Everything the rules look at before a stage opens. */
export interface StageGates {
  readonly state: DocumentState;
  readonly to: DocumentState;
  /** The stage that a paused statement goes on with; null while it is not paused. */
  readonly pausedFrom: DocumentState | null;
  /** Why it is paused or withdrawn; null where that was not said. */
  readonly reason: string | null;
  /** The reason that the other co-chair gave, who waits; null where none does. */
  readonly otherReason: string | null;
  readonly sections: readonly { readonly state: SectionState; readonly appendix: boolean; readonly title: string }[];
  /** Whether somebody of the council is named who stands for the statement. */
  readonly sponsorNamed: boolean;
  /** The group of each co-chair who takes part (R2). */
  readonly coChairs: readonly (Constituency | null)[];
  /** Groups with fewer signatories than the concordat asks for. */
  readonly constituenciesShort: readonly Constituency[];
  /** Groups that have the number and not the mix: see `whyNotMixed`. */
  readonly unmixed: readonly Refusal[];
  /** What the agreement says of payment. */
  readonly paymentPolicy: PaymentPolicy;
  readonly agreement: { readonly required: readonly Constituency[]; readonly agreed: readonly Constituency[] };
  readonly openProposals: number;
  /** Nominations without an answer (R4). */
  readonly openNominations: number;
  /** The day up to which the public call stays open at least (R4), as YYYY-MM-DD. */
  readonly callOpenUntil: string;
  /** Limits whose challenge has no answer (R5). */
  readonly openChallenges: number;
  /** Groups that comment, and the last day of each; null where its time has not begun (R11). Empty before comments open. */
  readonly comments: readonly { readonly constituency: Constituency; readonly closesOn: string | null }[];
  /** What would be if they opened today; null once they have. */
  readonly opening: CommentOpening | null;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The last day to sign, as YYYY-MM-DD, null before it began; and groups that have not decided everything (R20). */
  readonly signing: { readonly until: string | null; readonly silent: readonly Constituency[] };
  /** The label that the sign-offs allow, or null (R21). */
  readonly label: string | null;
  /** Why they allow none; empty when they allow one. */
  readonly whyNoLabel: readonly Refusal[];
  /** Whether the council has agreed to exactly the signed text. */
  readonly councilDecision: boolean;
}

/**
 * Stages that can follow this one, first the usual one, last those beside the way. Publishing is an act of its own and not
 * among them.
 */
export function nextStages(state: DocumentState, pausedFrom: DocumentState | null = null): readonly NextStage[] {
  if (state === 'PAUSED') return [...(pausedFrom ? [goOn(pausedFrom)] : []), WITHDRAW];
  if (isPublished(state)) return [...(state === 'PUBLISHED' ? [REVIEW] : []), WORK_AGAIN, REPLACE, WITHDRAW];
  const usual = (STAGES[state] ?? []).map((stage) => ({ ...stage, needsReason: false }));
  return usual.length > 0 ? [...usual, PAUSE, WITHDRAW] : [];
}

/** Tells whether a statement is what groups have agreed and published, as long as nothing follows it. */
export function isPublished(state: DocumentState): boolean {
  return state === 'PUBLISHED' || state === 'REVIEW_DUE';
}

const REVIEW: NextStage = { to: 'REVIEW_DUE', opens: 'Begin to look at it again', needsReason: false };
const WORK_AGAIN: NextStage = { to: 'RESPONDING', opens: 'Work on a new version', needsReason: true };
const REPLACE: NextStage = {
  to: 'SUPERSEDED',
  opens: 'Say that another statement replaces this one',
  needsReason: true,
};
const PAUSE: NextStage = { to: 'PAUSED', opens: 'Pause everything for a while', needsReason: true };
const WITHDRAW: NextStage = { to: 'WITHDRAWN', opens: 'Withdraw this statement for good', needsReason: true };

function goOn(to: DocumentState): NextStage {
  return { to, opens: 'Go on where you stopped', needsReason: false };
}

const STAGES: Partial<Record<DocumentState, readonly Omit<NextStage, 'needsReason'>[]>> = {
  PROPOSED: [{ to: 'CONVENING', opens: 'Ask people to get together' }],
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
  COUNCIL_DECISION: [
    { to: 'RESPONDING', opens: 'Go back to the text, because the council asks for changes' },
    { to: 'MEDIATION', opens: 'Ask for mediation' },
  ],
};

/** Says what still blocks a stage, every reason at once; empty when both co-chairs may open it (R1, R12, R17, R21). */
export function whyNotAdvance(gates: StageGates): Refusal[] {
  const next = nextStages(gates.state, gates.pausedFrom).find(({ to }) => to === gates.to);
  if (!next) return [{ code: 'stage.not-next', because: 'That stage cannot follow the one this statement is in.' }];
  // Whoever goes on after a pause opens nothing anew.
  if (gates.state === 'PAUSED' && !next.needsReason) return [];
  return GATES[gates.to]?.(gates) ?? [];
}

/** Says why a co-chair's reason will not do, where a stage takes one; both give the same, so the second reads the first's. */
export function whyNotReason({ state, to, pausedFrom, reason, otherReason }: StageGates): Refusal[] {
  const next = nextStages(state, pausedFrom).find((stage) => stage.to === to);
  if (!next?.needsReason) return [];
  const said = reason?.trim() ?? '';
  if (said.length < SHORTEST_REASON) {
    const because = `Give the reason, in at least ${SHORTEST_REASON} characters. Everybody can read it.`;
    return [{ code: 'stage.no-reason', because }];
  }
  if (otherReason === null || otherReason === said) return [];
  return [
    { code: 'stage.other-reason', because: 'The other co-chair gave another reason. Read it, then agree to it.' },
  ];
}

const SHORTEST_REASON = 10;

const GATES: Partial<Record<DocumentState, (gates: StageGates) => Refusal[]>> = {
  CONVENING: whyNotBegin,
  CONCORDAT: ({ constituenciesShort, unmixed, paymentPolicy }) => [
    ...constituenciesShort.map((code) => ({
      code: 'stage.short',
      because: `${groupOf(code).label} have too few people who can sign. Invite more before the agreement opens.`,
    })),
    ...unmixed,
    ...whyNotPayment(paymentPolicy).map(({ because }) => ({
      code: 'stage.payment',
      because: `${because} You or somebody who signs does that on the page "Our agreement".`,
    })),
  ],
  DRAFTING: ({ agreement: { required, agreed }, openNominations, callOpenUntil, today }) => {
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
      ...(today > callOpenUntil
        ? []
        : [
            {
              code: 'stage.call-open',
              because: `Anybody can ask to take part until the end of ${dayInWords(callOpenUntil)}. Begin after that day.`,
            },
          ]),
    ];
  },
  COMMENT: ({ sections }) =>
    unless(sections, ({ state }) => state === 'READY', 'stage.not-ready', 'is not marked ready by its lead'),
  RESPONDING: ({ state, comments, today }) =>
    state === 'COMMENT' ? comments.flatMap((one) => stillOpen(one, today)) : [],
  SIGN_OFF: ({ sections, openProposals, openChallenges }) => [
    ...unless(sections, ({ state }) => isLocked(state), 'stage.not-frozen', 'is not locked for signing yet'),
    ...(openProposals === 0
      ? []
      : [
          {
            code: 'stage.unanswered',
            because: `${openProposals} suggestions and comments still need an answer with a reason.`,
          },
        ]),
    ...(openChallenges === 0
      ? []
      : [{ code: 'stage.challenges', because: `${openChallenges} challenges of what is fixed still need an answer.` }]),
  ],
  // People can still change their mind while the council decides. As long as enough stand by the text, it decides.
  MEDIATION: ({ state, label }) =>
    state === 'COUNCIL_DECISION' && label !== null
      ? [
          {
            code: 'stage.has-label',
            because: 'Too few groups have to stand behind the text. Enough do, so the council decides.',
          },
        ]
      : [],
  COUNCIL_DECISION: ({ label, whyNoLabel, signing: { until, silent }, today }) => [
    ...(label !== null
      ? []
      : [
          { code: 'stage.no-label', because: 'Not enough groups have signed for this to be called written together.' },
          ...whyNoLabel,
        ]),
    ...(silent.length > 0 && until !== null && today <= until ? [stillSigning(silent, until)] : []),
  ],
};

/** Nobody's silence counts before the time that the groups agreed for signing is over (R20). */
function stillSigning(silent: readonly Constituency[], until: string): Refusal {
  const groups = silent.map((code) => groupOf(code).label).join('; ');
  return {
    code: 'stage.signing-time',
    because: `These groups have until the end of ${dayInWords(until)} to decide: ${groups}.`,
  };
}

/** The time of each group is its own: it is served only once every format that its members are owed was there (R11). */
function stillOpen({ constituency, closesOn }: StageGates['comments'][number], today: string): Refusal[] {
  const { label } = groupOf(constituency);
  if (closesOn === null) {
    const because = `${label}: a format that they are owed is not there yet, so their time to comment has not begun.`;
    return [{ code: 'stage.format-owed', because }];
  }
  if (today > closesOn) return [];
  return [{ code: 'stage.comment-time', because: `${label} can comment until the end of ${dayInWords(closesOn)}.` }];
}

function unless(
  sections: StageGates['sections'],
  holds: (section: StageGates['sections'][number]) => boolean,
  code: string,
  what: string,
): Refusal[] {
  return sections.filter((section) => !holds(section)).map(({ title }) => ({ code, because: `"${title}" ${what}.` }));
}
