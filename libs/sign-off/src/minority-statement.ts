import {
  isLocked,
  isPublished,
  type Constituency,
  type DocumentState,
  type MembershipId,
  type Refusal,
  type SectionState,
} from '#concordat';
import { countWords } from '#document';
import type { Position } from './position.js';
import { isSigningOpen } from './why-not-sign-off.js';

/** How many different members of one group it takes to add own words without the group (R19). */
export const NAMES_NEEDED = 3;

/** Whose own words these are, and who has joined in saying them. */
export interface OwnWordsNames {
  /** The whole group, which did not sign; or members of it. */
  readonly by: 'constituency' | 'three members';
  /** Everyone who put their name to them by an act of their own, the author first; each counts once. */
  readonly signedBy: readonly MembershipId[];
}

/**
 * Tells whether own words stand: are shown to everyone, may get a reply and are published. A group's do at once; those
 * of members wait for the third name. Whoever joined and has left since still counts: they joined by their own act (R19).
 */
export function stands({ by, signedBy }: OwnWordsNames): boolean {
  return by === 'constituency' || new Set(signedBy).size >= NAMES_NEEDED;
}

/**
 * Tells whether somebody of this group, null for none, may read own words: before they stand, only their own group (R19).
 * Nobody reads what its author took back.
 */
export function mayRead(
  words: OwnWordsNames & { readonly constituency: Constituency; readonly takenBackAt: Date | null },
  reader: Constituency | null,
): boolean {
  return words.takenBackAt === null && (stands(words) || words.constituency === reader);
}

/** Those who disagree, about to add their own words beside a section. */
export interface MinorityStatementRequest {
  readonly documentState: DocumentState;
  readonly sectionState: SectionState;
  /** Empty for somebody of no group. */
  readonly constituency: Constituency;
  /** Whether the words are the whole group's; else they wait until three of its members have joined. */
  readonly forGroup: boolean;
  /** Where the group stands on the section. */
  readonly position: Position | 'WAITING';
  /** Whether the one who adds it is a signatory whose own position on the section is not to sign. */
  readonly actorDissented: boolean;
  readonly actor: MembershipId;
  /** Own words of the group beside this section that count: those of this version that nobody took back or took out. */
  readonly existing: readonly OwnWordsNames[];
  readonly title: string;
  readonly words: number;
  readonly maxWords: number;
}

/** Says why a minority statement cannot be attached; empty when it can. Whoever attaches it signs it, and nobody else (R19). */
export function whyNotMinorityStatement(request: MinorityStatementRequest): Refusal[] {
  const { constituency, title, words, maxWords } = request;
  const refusals: Refusal[] = whyNotNow(request);
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (constituency === '') {
    refuse('minority.no-group', 'Own words are those of a group or of its members. You are in no group.');
  }
  if (request.forGroup) refusals.push(...whyNotForGroup(request));
  refusals.push(...whyNotOneMore(request));
  if (title.trim() === '') refuse('minority.no-title', 'Give your own words a title.');
  if (words === 0) refuse('minority.empty', 'Write down why you disagree.');
  if (words > maxWords) refuse('minority.too-long', `Use at most ${maxWords} words, as you agreed together.`);
  return refusals;
}

function whyNotNow({ documentState, sectionState }: Pick<JoinRequest, 'documentState' | 'sectionState'>): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isSigningOpen(documentState)) {
    const because = 'Your own words are added while people sign. That is not now.';
    refusals.push({ code: 'minority.not-open', because });
  }
  if (!isLocked(sectionState)) {
    const because = 'Your own words stand beside a text that is locked for signing. This one is not yet.';
    refusals.push({ code: 'minority.not-frozen', because });
  }
  return refusals;
}

function whyNotForGroup({ position, actorDissented }: MinorityStatementRequest): Refusal[] {
  if (position !== 'DISSENTED') {
    const because = 'Only a group that did not sign adds words as a group. Add yours as one of three people instead.';
    return [{ code: 'minority.group-not-dissenting', because }];
  }
  if (actorDissented) return [];
  const because = 'For the whole group, one of its signatories who did not sign adds this.';
  return [{ code: 'minority.not-dissenting-signatory', because }];
}

/** Each person begins one, and a group has one: more would only say again how many disagree, which names do. */
function whyNotOneMore({ existing, actor, forGroup }: MinorityStatementRequest): Refusal[] {
  const mine = existing.find(({ signedBy }) => signedBy[0] === actor);
  if (mine) {
    const others = 'put your name to those that somebody else of your group added';
    const because = stands(mine)
      ? `You have added own words beside this section already, and they stand. If you agree, ${others}.`
      : `You have added own words beside this section already. Take those back first, or ${others}.`;
    return [{ code: 'minority.one-each', because }];
  }
  if (!forGroup || !existing.some(({ by }) => by === 'constituency')) return [];
  const because = 'Your group has own words beside this section already. Put your name to those instead.';
  return [{ code: 'minority.group-has-one', because }];
}

/** A member about to take own words back. */
export interface TakeBackRequest extends OwnWordsNames {
  readonly documentState: DocumentState;
  readonly takenBackAt: Date | null;
  readonly actor: MembershipId;
}

/**
 * Says why a member cannot take own words back; empty when they can: whoever added them, while they wait for names, until
 * publication. Words that stand are not one person's to take away: others put their name to them, or they are a group's (R19).
 */
export function whyNotTakeBack(request: TakeBackRequest): Refusal[] {
  const { documentState, takenBackAt, actor, signedBy } = request;
  if (signedBy[0] !== actor) {
    return [{ code: 'take-back.not-author', because: 'Only who added own words can take them back. Ask them.' }];
  }
  if (takenBackAt !== null) {
    return [{ code: 'take-back.twice', because: 'You have taken these words back already.' }];
  }
  const refusals: Refusal[] = [];
  if (stands(request)) {
    const because = 'These words stand, and everybody here can read them. Nobody can take them back now.';
    refusals.push({ code: 'take-back.stand', because });
  }
  if (!isTakingBackOpen(documentState)) {
    const because = 'Own words are taken back before the statement is published. Those that waited are not in it.';
    refusals.push({ code: 'take-back.published', because });
  }
  return refusals;
}

/** Tells whether own words that wait can be taken back: until publication, and while a next version is made. */
export function isTakingBackOpen(state: DocumentState): boolean {
  return !isPublished(state) && state !== 'SUPERSEDED' && state !== 'WITHDRAWN';
}

/** A member about to put their name to own words. */
export interface JoinRequest {
  readonly documentState: DocumentState;
  readonly sectionState: SectionState;
  /** The group of the one who joins; empty for somebody of no group. */
  readonly constituency: Constituency;
  readonly minorityConstituency: Constituency;
  readonly signedBy: readonly MembershipId[];
  readonly takenBackAt: Date | null;
  readonly actor: MembershipId;
}

/** Says why a member cannot put their name to own words; empty when they can. To others it says no more than that (R19). */
export function whyNotJoin(request: JoinRequest): Refusal[] {
  const { constituency, minorityConstituency, signedBy, actor } = request;
  if (constituency === '' || constituency !== minorityConstituency) {
    const because = 'Only people of the group that the words come from can put their name to them.';
    return [{ code: 'join.other-group', because }];
  }
  if (request.takenBackAt !== null) {
    const because = 'Who added these words has taken them back. Add your own instead.';
    return [{ code: 'join.taken-back', because }];
  }
  const refusals: Refusal[] = whyNotNow(request);
  if (signedBy.includes(actor)) {
    refusals.push({ code: 'join.twice', because: 'You have put your name to these words already.' });
  }
  return refusals;
}

/** A reply to a minority statement. */
export interface ReplyRequest {
  readonly documentState: DocumentState;
  /** Whether the words stand. */
  readonly stands: boolean;
  readonly existingReply: boolean;
  readonly constituency: Constituency;
  readonly minorityConstituency: Constituency;
  readonly text: string;
  /** The most words that own words may have, in this agreement: the reply has no more. */
  readonly maxWords: number;
}

/** Says why a reply cannot be given; empty when it can. There is one reply, by another group, to words that stand (R19). */
export function whyNotReply(request: ReplyRequest): Refusal[] {
  const { documentState, existingReply, constituency, minorityConstituency, text, maxWords } = request;
  const refusals: Refusal[] = [];
  if (!isSigningOpen(documentState)) {
    refusals.push({ code: 'reply.not-open', because: 'A reply is given before the statement is published.' });
  }
  if (!request.stands) {
    const because = 'A reply is given once three people of the group have put their name to the words.';
    refusals.push({ code: 'reply.words-wait', because });
  }
  if (existingReply)
    refusals.push({ code: 'reply.exists', because: 'There is one reply already, and no more than one.' });
  if (constituency === '' || constituency === minorityConstituency) {
    refusals.push({ code: 'reply.own-group', because: 'The reply comes from another group.' });
  }
  if (text.trim() === '') refusals.push({ code: 'reply.empty', because: 'Write the reply.' });
  const words = countWords(text);
  if (words > maxWords) {
    const because = `The reply has ${words} words. Use at most ${maxWords}, as you agreed together.`;
    refusals.push({ code: 'reply.too-long', because });
  }
  return refusals;
}
