import type { Constituency } from './constituency.js';
import type { Refusal } from './refusal.js';
import { whyNotCoChairs } from './two-keys.js';
import { isAddress } from './why-not-invite.js';

/** What the council says to a proposal: taken, not taken, or a statement that is there already covers it. */
export type CouncilAnswer = 'TAKEN' | 'NOT_TAKEN' | 'COVERED';

/** Held until an officer has looked; then answered, or kept back with a reason that everybody can read. */
export type CouncilProposalState = 'HELD' | 'ANSWERED' | 'KEPT_BACK';

/** What somebody of the public proposes to a council. */
export interface ProposalToCouncil {
  readonly kind: string;
  readonly title: string;
  readonly why: string;
  /** Empty where they do not want to be named. */
  readonly name: string;
  /** Where the answer goes; empty where they want none by mail. */
  readonly email: string;
  /** Key of the template, for a statement. */
  readonly template: string;
  /** Templates that there are. */
  readonly templates: readonly string[];
}

/** Words as they are counted and kept: a form sends two characters for a new line, and people leave spaces around. */
export function tidied(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

const LONGEST_TITLE = 150;
const LONGEST_WHY = 2_000;
const LONGEST_NAME = 100;

/** Says why a proposal to a council cannot be taken in; empty when it can. Anybody may propose. */
export function whyNotPropose(proposal: ProposalToCouncil): Refusal[] {
  const { kind, email, template, templates } = proposal;
  const [title, why, name] = [tidied(proposal.title), tidied(proposal.why), tidied(proposal.name)];
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (kind !== 'statement' && kind !== 'topic') {
    refuse('propose.kind', 'Say whether you propose a statement or a topic.');
  }
  if (kind === 'statement' && !templates.includes(template)) {
    refuse('propose.template', 'Choose which kind of statement you propose.');
  }
  if (title === '' || title.length > LONGEST_TITLE) {
    refuse('propose.title', `Say what it is about, in at most ${LONGEST_TITLE} characters.`);
  }
  if (why === '' || why.length > LONGEST_WHY) {
    refuse('propose.why', `Say why it is needed, in at most ${LONGEST_WHY.toLocaleString('en-GB')} characters.`);
  }
  if (name.length > LONGEST_NAME) refuse('propose.name', `Write a name of at most ${LONGEST_NAME} characters.`);
  const address = email.trim();
  if (address !== '' && !isAddress(address)) {
    refuse('propose.email', 'Write an e-mail address like name@example.org, or leave this empty.');
  }
  return refusals;
}

/** Everything the rules look at before the council answers a proposal. */
export interface CouncilAnswerRequest {
  readonly state: CouncilProposalState;
  readonly kind: string;
  readonly answer: string;
  readonly reason: string;
  /** Whether the statement that covers it is one of the council's; false where none is named. */
  readonly coveredByKnown: boolean;
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 2_000;
const ANSWERS: readonly string[] = ['TAKEN', 'NOT_TAKEN', 'COVERED'] satisfies CouncilAnswer[];

/** Says why the council cannot answer a proposal so; empty when it can. No answer goes without a reason. */
export function whyNotAnswerProposal(request: CouncilAnswerRequest): Refusal[] {
  const { state, answer, coveredByKnown } = request;
  const refusals: Refusal[] = [];
  if (state !== 'HELD') refusals.push(ALREADY);
  if (!ANSWERS.includes(answer)) refusals.push({ code: 'propose.answer', because: 'Choose what the council says.' });
  if (answer === 'COVERED' && !coveredByKnown) {
    refusals.push({ code: 'propose.covered-by', because: 'Choose the statement that covers this already.' });
  }
  return [...refusals, ...whyNotCouncilReason(request)];
}

/** Says why an officer cannot keep a proposal back; empty when they can. */
export function whyNotKeepBack(request: Pick<CouncilAnswerRequest, 'state' | 'reason'>): Refusal[] {
  return [...(request.state === 'HELD' ? [] : [ALREADY]), ...whyNotCouncilReason(request)];
}

const ALREADY: Refusal = { code: 'propose.answered', because: 'Somebody has answered this already. Read the answer.' };

function whyNotCouncilReason({ reason }: Pick<CouncilAnswerRequest, 'reason'>): Refusal[] {
  const { length } = tidied(reason);
  if (length >= SHORTEST_REASON && length <= LONGEST_REASON) return [];
  const most = LONGEST_REASON.toLocaleString('en-GB');
  const because = `Give the reason, in ${SHORTEST_REASON} to ${most} characters. Everybody can read it.`;
  return [{ code: 'propose.no-reason', because }];
}

/** Says why a sponsor cannot be named with these words; empty when they can. Nobody is named without their yes. */
export function whyNotSponsor(sponsor: {
  readonly name: string;
  readonly jobTitle: string;
  readonly hasAgreed: boolean;
  /** Whether the statement is still proposed. */
  readonly isProposed: boolean;
}): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!sponsor.isProposed) refuse('sponsor.begun', 'This statement has begun. Its sponsor is named already.');
  if (sponsor.name.trim() === '' || sponsor.name.length > LONGEST_NAME) {
    refuse('sponsor.name', `Write the sponsor’s name, in at most ${LONGEST_NAME} characters.`);
  }
  if (sponsor.jobTitle.trim() === '' || sponsor.jobTitle.length > LONGEST_TITLE) {
    refuse('sponsor.job', `Write the sponsor’s job title, in at most ${LONGEST_TITLE} characters.`);
  }
  if (!sponsor.hasAgreed) {
    refuse('sponsor.consent', 'Ask the sponsor first. Their name and job title are shown only if they agree.');
  }
  return refusals;
}

/** Says why an officer cannot take a proposed statement back; empty when they can. Once both co-chairs are there it takes both (R2). */
export function whyNotTakeBack(request: {
  readonly isProposed: boolean;
  /** The group of each co-chair who takes part. */
  readonly coChairs: readonly (Constituency | null)[];
  readonly reason: string;
}): Refusal[] {
  if (!request.isProposed) {
    const because = 'This statement has begun. Its two co-chairs can withdraw it, both of them.';
    return [{ code: 'take-back.begun', because }];
  }
  if (whyNotCoChairs(request.coChairs.map((constituency) => ({ constituency }))).length === 0) {
    const because = 'Both co-chairs take part now. They can withdraw this statement, both of them. Ask them.';
    return [{ code: 'take-back.co-chairs', because }];
  }
  return whyNotCouncilReason(request);
}

/** Says why people cannot be asked to get together yet: without a sponsor, or without both co-chairs (R2). */
export function whyNotBegin(gate: {
  readonly sponsorNamed: boolean;
  readonly coChairs: readonly (Constituency | null)[];
}): Refusal[] {
  const refusals: Refusal[] = [];
  if (!gate.sponsorNamed) {
    const because =
      'No sponsor is named yet. An officer of the council names who stands for this statement, on the council’s desk.';
    refusals.push({ code: 'stage.no-sponsor', because });
  }
  if (whyNotCoChairs(gate.coChairs.map((constituency) => ({ constituency }))).length > 0) {
    const because =
      'Two co-chairs of different groups are needed, one of them of people who draw on care or of carers. Invite who is missing.';
    refusals.push({ code: 'stage.no-co-chairs', because });
  }
  return refusals;
}
