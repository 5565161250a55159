import {
  isLocked,
  LONGEST_SAID,
  whyTooLong,
  type Constituency,
  type DocumentState,
  type MembershipId,
  type Refusal,
  type SectionState,
} from '#concordat';
import { isAnswered, whyNotAtRest, whyNotDeciders, type Decider, type ProposalStatus } from './why-not-decide.js';

/** Everything the rules look at before a suggestion is looked at again (R15). */
export interface ReconsiderRequest {
  readonly documentState: DocumentState;
  readonly status: ProposalStatus;
  /** 1, and 2 once another pair was asked for. */
  readonly round: number;
  readonly proposer: MembershipId;
  /** Who suggested the same and joined this one: what is answered here is their answer too. */
  readonly alsoOf?: readonly MembershipId[];
  readonly asking: MembershipId;
  /** Whether somebody who organises asks for one who has no way in: of the public, or one it was written down for. */
  readonly asksForThem?: boolean;
  readonly sectionState: SectionState;
  readonly reason: string;
  /** Everybody who takes part, those who answered it before, and the groups that lead the section. */
  readonly members: readonly Decider[];
  readonly earlierDeciders: readonly MembershipId[];
  readonly leads: readonly Constituency[];
}

/** Says why a suggestion is not looked at again by another pair; empty when it is (R15). */
export function whyNotReconsider(request: ReconsiderRequest): Refusal[] {
  const { status, round, proposer, alsoOf = [], asking, asksForThem = false, sectionState, reason } = request;
  const refusals = whyNotAtRest(request.documentState);
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (asking !== proposer && !alsoOf.includes(asking) && !asksForThem) {
    refuse('reconsider.not-yours', 'Only somebody who suggested this can ask.');
  }
  if (!isAnswered(status) || status === 'WITHDRAWN') {
    refuse('reconsider.no-answer', 'There is no answer yet that could be looked at again.');
  }
  if (round > 1) refuse('reconsider.once', 'Another pair has looked at this already. That happens once.');
  if (isLocked(sectionState)) refuse('reconsider.locked', 'This section is locked for signing, so its words stay.');
  if (reason.trim() === '') refuse('reconsider.no-reason', 'Say what should be looked at again.');
  refusals.push(...whyTooLong({ code: 'reconsider.too-long', what: 'The reason', text: reason, most: LONGEST_SAID }));
  if (!isPairLeft(request)) {
    const because =
      'Nobody is left who could decide this again: one of a group that leads this section, and one of another group. Ask a co-chair to invite somebody first.';
    refuse('reconsider.nobody-left', because);
  }
  return refusals;
}

/** Nobody answers twice, nor what they suggested: what is asked again must not wait for a pair that there cannot be. */
function isPairLeft({ members, proposer, alsoOf = [], earlierDeciders, leads }: ReconsiderRequest): boolean {
  const out = new Set([proposer, ...alsoOf, ...earlierDeciders]);
  const deciders = members.filter(({ membership }) => !out.has(membership));
  return whyNotDeciders({ deciders, leads, proposer }).length === 0;
}

/** Says why a suggestion cannot be taken back; empty when it can. */
export function whyNotWithdraw({
  status,
  proposer,
  asking,
  asksForThem = false,
}: Pick<ReconsiderRequest, 'status' | 'proposer' | 'asking' | 'asksForThem'>): Refusal[] {
  const refusals: Refusal[] = [];
  if (asking !== proposer && !asksForThem) {
    refusals.push({ code: 'withdraw.not-yours', because: 'Only the person who suggested this can take it back.' });
  }
  if (isAnswered(status)) {
    refusals.push({ code: 'withdraw.answered', because: 'This suggestion has its answer already.' });
  }
  return refusals;
}
