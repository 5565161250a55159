import { LONGEST_SAID, whyTooLong, type MembershipId, type Refusal, type SectionId } from '#concordat';
import { isAnswered, type ProposalStatus } from './why-not-decide.js';

/** A suggestion as far as joining it with another looks at it. */
export interface MergedOne {
  readonly id: string;
  readonly sectionId: SectionId;
  readonly status: ProposalStatus;
  readonly receivedAt: Date;
  /** 1, and 2 once another pair was asked for (R15). */
  readonly round: number;
  readonly proposerId: MembershipId;
}

/** Everything the rules look at before a suggestion joins an earlier one that asks for the same. */
export interface MergeRequest {
  readonly later: MergedOne;
  readonly earlier: MergedOne;
  readonly reason: string;
  /** Whoever suggested the later one, where they do it alone; null where two others say so. */
  readonly asking: MembershipId | null;
  /** Who suggested the same as the later one: theirs join the earlier one with it. */
  readonly alsoOf?: readonly MembershipId[];
}

/** Says why a suggestion cannot join an earlier one; empty when it can. Who may say so is another rule. */
export function whyNotMerge(request: MergeRequest): Refusal[] {
  const { later, earlier, reason } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (isAnswered(later.status)) refuse('merge.answered', 'This suggestion has its answer already.');
  if (later.id === earlier.id) refuse('merge.same', 'Choose another suggestion than this one.');
  else if (!comesBefore(earlier, later)) refuse('merge.not-earlier', 'The later suggestion joins the earlier one.');
  if (later.sectionId !== earlier.sectionId) {
    refuse('merge.other-section', 'Both have to be about the same section. Answer this one by itself.');
  }
  if (earlier.status === 'MERGED' || earlier.status === 'WITHDRAWN') {
    const because =
      earlier.status === 'MERGED'
        ? 'That one has joined another itself. Choose the one that it joined.'
        : 'That one was taken back, so it gets no answer. Choose another.';
    refuse('merge.no-answer-there', because);
  }
  if (takesLookAway(request)) {
    const because =
      'Another pair has looked at that one already, which happens once. Answer this one by itself, so that whoever suggested ' +
      'it can still ask for that.';
    refuse('merge.looked-at-again', because);
  }
  if (reason.trim() === '') refuse('merge.no-reason', 'Say why both ask for the same.');
  refusals.push(...whyTooLong({ code: 'merge.too-long', what: 'The reason', text: reason, most: LONGEST_SAID }));
  return refusals;
}

/** Of two that came at the same moment, one is the earlier all the same. */
function comesBefore(one: MergedOne, other: MergedOne): boolean {
  const apart = one.receivedAt.getTime() - other.receivedAt.getTime();
  return apart < 0 || (apart === 0 && one.id < other.id);
}

/** Whoever suggested a change may ask once for another pair: nobody else gives that up for them by joining it (R15). */
function takesLookAway({ later, earlier, asking, alsoOf = [] }: MergeRequest): boolean {
  if (earlier.round === 1 || later.round > 1) return false;
  return [later.proposerId, ...alsoOf].some((one) => one !== asking && one !== earlier.proposerId);
}
