import type { Constituency, MembershipId, Refusal } from '#concordat';
import type { Decider, ProposalStatus } from './why-not-decide.js';

/** What a suggestion is while its newest answer agrees to words. */
export const AGREED_TO: ReadonlySet<ProposalStatus> = new Set(['ACCEPTED', 'ACCEPTED_IN_PART']);

/** Everything the rules look at before accepted words go into the text. */
export interface PutInRequest {
  readonly status: ProposalStatus;
  /** Whether its newest answer accepts words that are not in the text yet. */
  readonly wordsWait: boolean;
  /** The first of those who decided and still take part; undefined where all have left. */
  readonly decider: MembershipId | undefined;
  /** Who asks for it, if somebody does, and still takes part. */
  readonly asking: Decider | undefined;
  /** Groups that lead the section. */
  readonly leads: readonly Constituency[];
}

/** Says why accepted words cannot go in; empty when they can. What is looked at again, or was not accepted in the end, stays out (R15). */
export function whyNotPutIn(request: PutInRequest): Refusal[] {
  const { status, wordsWait } = request;
  if (status === 'OPEN') {
    const because = 'Two other people look at this again. Words can go in once they have answered, if they agree.';
    return [{ code: 'proposal.not-agreed', because }];
  }
  if (!AGREED_TO.has(status) || !wordsWait) {
    return [{ code: 'proposal.nothing-waits', because: 'No accepted words of this suggestion are waiting to go in.' }];
  }
  if (whoPutsIn(request)) return [];
  const because =
    'The people who decided this have left. Ask somebody of a group that leads this section to put the words in.';
  return [{ code: 'proposal.who-puts-in', because }];
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
