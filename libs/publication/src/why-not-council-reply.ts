import type { Constituency, Refusal } from '#concordat';
import { countWords } from '#document';
import { COUNCIL } from './why-not-publish-alone.js';

/** A member about to reply for the council to what is published without it. */
export interface CouncilReplyRequest {
  readonly constituency: Constituency | null;
  /** What still stands between the text and its publication without the council. */
  readonly blockedBy: readonly Refusal[];
  /** Whether exactly this text is published without the council. */
  readonly isPublished: boolean;
  readonly existingReply: boolean;
  readonly text: string;
  /** The most words that own words may have, in this agreement. */
  readonly maxWords: number;
}

/** Says why the council's reply cannot be given; empty when it can. Before or after publication, and once (R24b). */
export function whyNotCouncilReply(request: CouncilReplyRequest): Refusal[] {
  const { constituency, blockedBy, isPublished, existingReply, text, maxWords } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (constituency !== COUNCIL) refuse('council-reply.not-council', 'Somebody of the council gives its reply.');
  if (!isPublished && blockedBy.length > 0) {
    refuse('council-reply.not-open', 'There is a reply once other groups can publish without the council.');
  }
  if (existingReply) refuse('council-reply.exists', 'The council has replied already. There is one reply.');
  if (text.trim() === '') refuse('council-reply.empty', 'Write the reply.');
  if (countWords(text) > maxWords) refuse('council-reply.too-long', `Use at most ${maxWords} words.`);
  return refusals;
}
