import type { Constituency, DocumentState, Refusal, Role } from '#concordat';

/** Stages in which it can be said what changed: once suggestions are answered, until publication. */
const SAYING: ReadonlySet<DocumentState> = new Set(['RESPONDING', 'SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION']);
const SHORTEST_SENTENCE = 10;
const LONGEST_SENTENCE = 300;

/** Tells whether it can be said now what changed. */
export function isSayingOpen(state: DocumentState): boolean {
  return SAYING.has(state);
}

/** Everything the rules look at before a lead says what changed in a section. */
export interface ChangeSaidRequest {
  readonly documentState: DocumentState;
  /** Groups that lead the section. */
  readonly leads: readonly Constituency[];
  readonly constituency: Constituency | null;
  readonly roles: readonly Role[];
  readonly text: string;
}

/** Says why somebody cannot say what changed in a section; empty when they can: a lead does, in one plain sentence. */
export function whyNotSayWhatChanged(request: ChangeSaidRequest): Refusal[] {
  const { documentState, leads, constituency, roles, text } = request;
  const refusals = whyNotNow(documentState);
  const leadsIt = constituency !== null && leads.includes(constituency);
  if (!leadsIt || !roles.some((role) => role === 'section-lead' || role === 'co-chair')) {
    const because = 'A lead of this section says what changed. Ask one of them.';
    refusals.push({ code: 'changed.not-lead', because });
  }
  const said = text.trim();
  if (said.length < SHORTEST_SENTENCE || said.length > LONGEST_SENTENCE || said.includes('\n')) {
    const because = `Say what changed in one line, of ${SHORTEST_SENTENCE} to ${LONGEST_SENTENCE} characters.`;
    refusals.push({ code: 'changed.words', because });
  }
  return refusals;
}

/** Everything the rules look at before somebody agrees to what a lead said. */
export interface ChangeAgreedRequest {
  readonly documentState: DocumentState;
  /** Null while nobody has said it. */
  readonly saidBy: { readonly constituency: Constituency | null } | null;
  /** Groups that sign the section. */
  readonly signatories: readonly Constituency[];
  readonly constituency: Constituency | null;
  readonly isAgreed: boolean;
  /** Whether the sentence is still the one that was read. */
  readonly isSeen: boolean;
}

/** Says why somebody cannot agree to what a lead said; empty when they can: somebody of another group does. */
export function whyNotAgreeWhatChanged(request: ChangeAgreedRequest): Refusal[] {
  const { documentState, saidBy, signatories, constituency, isAgreed, isSeen } = request;
  const refusals = whyNotNow(documentState);
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!saidBy) refuse('changed.nothing', 'Nobody has said yet what changed in this section.');
  if (isAgreed) refuse('changed.agreed', 'Somebody of another group has agreed to this already.');
  const isOther = constituency !== null && constituency !== saidBy?.constituency;
  if (!isOther || (signatories.length > 0 && !signatories.includes(constituency))) {
    refuse('changed.same-group', 'Somebody of another group that signs this section agrees to the sentence.');
  }
  if (saidBy && !isSeen) refuse('changed.moved-on', 'The sentence changed after you opened it. Read it again.');
  return refusals;
}

/** Everything the rules look at before it is said that the council had opposed a suggestion at first. */
export interface OpposedRequest {
  readonly documentState: DocumentState;
  readonly roles: readonly Role[];
  readonly isFlagged: boolean;
  readonly flag: boolean;
}

const OPPOSED_OPEN: ReadonlySet<DocumentState> = new Set(['COMMENT', ...SAYING]);

/** Says why somebody cannot say that the council had opposed a suggestion at first, or take that back; empty when they can. */
export function whyNotFlagOpposed({ documentState, roles, isFlagged, flag }: OpposedRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!OPPOSED_OPEN.has(documentState)) {
    const because = 'This is said from the time when comments open, until publication.';
    refusals.push({ code: 'opposed.stage', because });
  }
  if (!roles.some((role) => role === 'co-chair' || role === 'facilitator')) {
    refusals.push({ code: 'opposed.who', because: 'Co-chairs and facilitators say this. Ask one of them.' });
  }
  if (isFlagged === flag) refusals.push({ code: 'opposed.same', because: 'Somebody has said this already.' });
  return refusals;
}

function whyNotNow(state: DocumentState): Refusal[] {
  if (isSayingOpen(state)) return [];
  return [
    { code: 'changed.stage', because: 'What changed is said after comments have closed and before publication.' },
  ];
}
