import {
  isLocked,
  type Constituency,
  type DocumentState,
  type MembershipId,
  type Refusal,
  type SectionState,
} from '#concordat';
import type { Position } from './position.js';

/** Those who disagree, about to publish their own words beside a section. */
export interface MinorityStatementRequest {
  readonly documentState: DocumentState;
  readonly sectionState: SectionState;
  readonly constituency: Constituency;
  /** Where their group stands on the section. */
  readonly position: Position | 'WAITING';
  /** Whether the one who adds it is a signatory whose own position on the section is not to sign. */
  readonly actorDissented: boolean;
  /** Memberships in whose name it stands; one that does not take part any more has no group. */
  readonly signers: readonly { readonly membership: MembershipId; readonly constituency: Constituency }[];
  readonly actor: MembershipId;
  readonly title: string;
  readonly words: number;
  readonly maxWords: number;
}

/** Says why a minority statement cannot be attached; empty when it can (R19). */
export function whyNotMinorityStatement(request: MinorityStatementRequest): Refusal[] {
  const { documentState, sectionState, position, signers, title, words, maxWords } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!WHILE_SIGNING.has(documentState)) {
    refuse('minority.not-open', 'Your own words are added while people sign. That is not now.');
  }
  if (!isLocked(sectionState)) {
    refuse(
      'minority.not-frozen',
      'Your own words stand beside a text that is locked for signing. This one is not yet.',
    );
  }
  refusals.push(...whyNotSigners(request));
  const distinct = new Set(signers.map(({ membership }) => membership)).size;
  if (position === 'DISSENTED' && !request.actorDissented && distinct < 3) {
    const because = 'For the whole group, one of its signatories who did not sign adds this.';
    refuse('minority.not-dissenting-signatory', because);
  }
  if (position !== 'DISSENTED' && distinct < 3) {
    refuse('minority.too-few', 'A group that did not sign can add this, or any three members of one group.');
  }
  if (title.trim() === '') refuse('minority.no-title', 'Give your own words a title.');
  if (words === 0) refuse('minority.empty', 'Write down why you disagree.');
  if (words > maxWords) refuse('minority.too-long', `Use at most ${maxWords} words, as you agreed together.`);
  return refusals;
}

const WHILE_SIGNING: ReadonlySet<DocumentState> = new Set(['SIGN_OFF', 'MEDIATION', 'COUNCIL_DECISION']);

function whyNotSigners({ constituency, signers, actor }: MinorityStatementRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (constituency === '' || signers.some((signer) => signer.constituency !== constituency)) {
    const because = 'Everyone in whose name this stands must be of your group.';
    refusals.push({ code: 'minority.other-group', because });
  }
  if (!signers.some(({ membership }) => membership === actor)) {
    const because = 'You can add your own words, not those of others. Put yourself on the list.';
    refusals.push({ code: 'minority.not-own', because });
  }
  return refusals;
}

/** A reply to a minority statement. */
export interface ReplyRequest {
  readonly documentState: DocumentState;
  readonly existingReply: boolean;
  readonly constituency: Constituency;
  readonly minorityConstituency: Constituency;
  readonly text: string;
}

/** Says why a reply cannot be given; empty when it can. There is one reply, by another group (R19). */
export function whyNotReply(request: ReplyRequest): Refusal[] {
  const { documentState, existingReply, constituency, minorityConstituency, text } = request;
  const refusals: Refusal[] = [];
  if (!WHILE_SIGNING.has(documentState)) {
    refusals.push({ code: 'reply.not-open', because: 'A reply is given before the statement is published.' });
  }
  if (existingReply)
    refusals.push({ code: 'reply.exists', because: 'There is one reply already, and no more than one.' });
  if (constituency === '' || constituency === minorityConstituency) {
    refusals.push({ code: 'reply.own-group', because: 'The reply comes from another group.' });
  }
  if (text.trim() === '') refusals.push({ code: 'reply.empty', because: 'Write the reply.' });
  return refusals;
}
