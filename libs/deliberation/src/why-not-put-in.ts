import { isLocked, type Constituency, type MembershipId, type Refusal, type SectionState } from '#concordat';
import { standsIn } from './why-not-rebase.js';
import type { Decider, ProposalStatus } from './why-not-decide.js';

/** What a suggestion is while its newest answer agrees to words. */
export const AGREED_TO: ReadonlySet<ProposalStatus> = new Set(['ACCEPTED', 'ACCEPTED_IN_PART']);

/** Everything the rules look at before accepted words go into the text. */
export interface PutInRequest {
  readonly status: ProposalStatus;
  /** Whether its newest answer accepts words that are not in the text yet. */
  readonly wordsWait: boolean;
  /** Who answers for the change and still takes part, see `whoAnswersFor`; undefined where they have left. */
  readonly decider: MembershipId | undefined;
  /** Who asks for it, if somebody does, and still takes part. */
  readonly asking: Decider | undefined;
  /** Groups that lead the section. */
  readonly leads: readonly Constituency[];
}

/** Says why accepted words cannot go in; empty when they can. What is looked at again, or was not accepted in the end, stays out (R15). */
export function whyNotPutIn(request: PutInRequest): Refusal[] {
  const refusals = whyNothingWaits(request);
  if (refusals.length > 0 || whoPutsIn(request)) return refusals;
  const because =
    'The people who decided this have left. Ask somebody of a group that leads this section to put the words in.';
  return [{ code: 'proposal.who-puts-in', because }];
}

function whyNothingWaits({ status, wordsWait }: Pick<PutInRequest, 'status' | 'wordsWait'>): Refusal[] {
  if (status === 'OPEN') {
    const because = 'Two other people look at this again. Words can go in once they have answered, if they agree.';
    return [{ code: 'proposal.not-agreed', because }];
  }
  if (!AGREED_TO.has(status) || !wordsWait) {
    return [{ code: 'proposal.nothing-waits', because: 'No accepted words of this suggestion are waiting to go in.' }];
  }
  return [];
}

/** Who can answer for a change that accepted words make. */
export interface AnswersFor {
  /** Who tied the words to others after they were agreed: what goes was their choice. Undefined where nobody did. */
  readonly tiedBy: MembershipId | undefined;
  readonly decidedBy: readonly MembershipId[];
  /** Who asks for it, if somebody does. */
  readonly asking: MembershipId | undefined;
}

/**
 * Those who answer for a change, the first that writes it first. What the words replace is removed in the name of who wrote
 * them in (R8), so a decider does not stand for other words than were decided on, unless they ask for it.
 */
export function whoAnswersFor({ tiedBy, decidedBy, asking }: AnswersFor): MembershipId[] {
  if (tiedBy === undefined) return [...decidedBy];
  return [tiedBy, ...decidedBy.filter((id) => id === asking)];
}

/** Who writes accepted words: one who decided, or else a member of a group that leads the section. */
export function whoPutsIn({
  decider,
  asking,
  leads,
}: Pick<PutInRequest, 'decider' | 'asking' | 'leads'>): MembershipId | undefined {
  if (decider) return decider;
  return asking && leads.includes(asking.constituency ?? '') ? asking.membership : undefined;
}

/** Everything the rules look at to tell who can say that accepted words are in the text already. */
export interface SayInRequest extends Pick<PutInRequest, 'status' | 'wordsWait' | 'leads'> {
  readonly saying: Decider;
  readonly decidedBy: readonly MembershipId[];
  readonly sectionState: SectionState;
}

/** Accepted words, and the text in which somebody looks for them. */
export interface WordsSought {
  /** The words that were accepted; empty where words are taken away. */
  readonly acceptedText: string;
  /** The words that those replace; empty where they are a paragraph of their own. */
  readonly baseText: string;
  /** The block that the suggestion is about. */
  readonly blockId: string;
  /** The block in which they are said to stand. Where words are taken away it says nothing. */
  readonly foundIn: string;
  /** What each block of the section says now, line by line, by its id. */
  readonly textNow: ReadonlyMap<string, readonly string[]>;
}

/** Says why this person cannot say that accepted words are in the text already, whatever the text says; empty when they can. */
export function whyNotSayIn(request: SayInRequest): Refusal[] {
  const { saying, decidedBy, leads } = request;
  const refusals = whyNothingWaits(request);
  if (!decidedBy.includes(saying.membership) && !leads.includes(saying.constituency ?? '')) {
    const because =
      'Only the people who decided this, and the groups that lead this section, can say so. Ask one of them.';
    refusals.push({ code: 'proposal.who-says-in', because });
  }
  if (isLocked(request.sectionState)) {
    refusals.push({ code: 'proposal.locked', because: 'This section is locked for signing, so its words stay.' });
  }
  return refusals;
}

/** Says why accepted words do not count as being in the text already; empty when they do (R12, R14). */
export function whyNotInText(request: SayInRequest & WordsSought): Refusal[] {
  const { acceptedText } = request;
  return [...whyNotSayIn(request), ...(acceptedText === '' ? whyNotGone(request) : whyNotThere(request))];
}

/** Whether accepted words stand in a block as they were accepted; those that were to go, whether they went. */
export function areInText(words: WordsSought): boolean {
  return (words.acceptedText === '' ? whyNotGone(words) : whyNotThere(words)).length === 0;
}

/** Words that only moved to another paragraph are not taken away. */
function whyNotGone({ baseText, blockId, textNow }: WordsSought): Refusal[] {
  if (standsIn(textNow.get(blockId) ?? [], baseText)) {
    const because =
      'The words that are to go are still in this paragraph. Put the answer in, or take them out in the section first.';
    return [{ code: 'proposal.not-in-text', because }];
  }
  if (!standsIn([...textNow.values()].flat(), baseText)) return [];
  const because =
    'The words that are to go stand in another paragraph. Say where they belong now. If they are other words that only ' +
    'read the same, write these back where they were and put the answer in.';
  return [{ code: 'proposal.words-moved', because }];
}

/** Accepted words that are part of those that they replace stand there before anything is changed: then these must be gone. */
function whyNotThere({ acceptedText, baseText, blockId, foundIn, textNow }: WordsSought): Refusal[] {
  const lines = textNow.get(foundIn);
  if (!lines || !standsIn(lines, acceptedText)) {
    const because =
      'These words are not in this paragraph exactly as they were agreed. Choose another one, or put the words in.';
    return [{ code: 'proposal.not-in-text', because }];
  }
  if (acceptedText.includes(baseText) || !standsIn([...lines, ...(textNow.get(blockId) ?? [])], baseText)) return [];
  const because =
    'The words that these replace are still in the text. Put the agreed words in, or change it in the section first.';
  return [{ code: 'proposal.still-there', because }];
}
