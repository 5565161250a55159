import { isLocked, type Constituency, type MembershipId, type Refusal, type SectionState } from '#concordat';
import type { Position } from './position.js';

/** Those who disagree, about to publish their own words beside a section. */
export interface MinorityStatementRequest {
  readonly sectionState: SectionState;
  readonly constituency: Constituency;
  /** Where their group stands on the section. */
  readonly position: Position | 'WAITING';
  /** Active memberships in whose name it stands. */
  readonly signers: readonly { readonly membership: MembershipId; readonly constituency: Constituency }[];
  readonly actor: MembershipId;
  readonly words: number;
  readonly maxWords: number;
}

/** Says why a minority statement cannot be attached; empty when it can (R19). */
export function whyNotMinorityStatement(request: MinorityStatementRequest): Refusal[] {
  const { sectionState, constituency, position, signers, actor, words, maxWords } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isLocked(sectionState)) {
    refuse(
      'minority.not-frozen',
      'Your own words stand beside a text that is locked for signing. This one is not yet.',
    );
  }
  if (constituency === '' || signers.some((signer) => signer.constituency !== constituency)) {
    refuse('minority.other-group', 'Everyone in whose name this stands must be of your group.');
  }
  if (!signers.some(({ membership }) => membership === actor)) {
    refuse('minority.not-own', 'You can add your own words, not those of others. Put yourself on the list.');
  }
  const distinct = new Set(signers.map(({ membership }) => membership)).size;
  if (position !== 'DISSENTED' && distinct < 3) {
    refuse('minority.too-few', 'A group that did not sign can add this, or any three members of one group.');
  }
  if (words === 0) refuse('minority.empty', 'Write down why you disagree.');
  if (words > maxWords) refuse('minority.too-long', `Use at most ${maxWords} words, as you agreed together.`);
  return refusals;
}

/** A reply to a minority statement. */
export interface ReplyRequest {
  readonly existingReply: boolean;
  readonly constituency: Constituency;
  readonly minorityConstituency: Constituency;
  readonly text: string;
}

/** Says why a reply cannot be given; empty when it can. There is one reply, by another group (R19). */
export function whyNotReply({ existingReply, constituency, minorityConstituency, text }: ReplyRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (existingReply)
    refusals.push({ code: 'reply.exists', because: 'There is one reply already, and no more than one.' });
  if (constituency === '' || constituency === minorityConstituency) {
    refusals.push({ code: 'reply.own-group', because: 'The reply comes from another group.' });
  }
  if (text.trim() === '') refusals.push({ code: 'reply.empty', because: 'Write the reply.' });
  return refusals;
}
