import type { Constituency, MembershipId, Refusal, Role } from '#concordat';

import { whyNotParagraphs } from './why-not-bring.js';

/** Somebody about to write down another's words. */
export interface WriteForRequest {
  readonly writer: { readonly membership: MembershipId; readonly roles: readonly Role[] };
  /** Whose words they are; null when no active membership of the statement was named. */
  readonly writtenFor: { readonly membership: MembershipId; readonly constituency: Constituency | null } | null;
}

/** Says why words cannot be written on somebody's behalf; empty when they can (R9; docs/rules.md, 6). */
export function whyNotWriteFor({ writer, writtenFor }: WriteForRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!writer.roles.includes('facilitator')) {
    refusals.push({
      code: 'on-behalf.not-facilitator',
      because: 'Only a facilitator writes down the words of others.',
    });
  }
  if (writtenFor === null || writtenFor.constituency === null || writtenFor.membership === writer.membership) {
    const because = 'Say whose words these are: a person or a table of one of the groups, and not yourself.';
    refusals.push({ code: 'on-behalf.nobody', because });
  }
  return refusals;
}

/** How words came to a facilitator, and whether they were read back; free texts, as they come from outside. */
export interface SupportTold {
  readonly mode: string;
  readonly readBack: string;
}

/** Somebody who suggests or comments, for themselves or for another. */
export interface SayForRequest extends WriteForRequest {
  /** Null when they speak for themselves. */
  readonly support: SupportTold | null;
}

/**
 * Says why somebody cannot suggest or comment for whom they do; empty when they can. A facilitator has no say of their own,
 * and everybody else has only their own (R9). What was not read back yet does not come in at all (R10).
 */
export function whyNotSayFor({ support, ...request }: SayForRequest): Refusal[] {
  if (support !== null) return [...whyNotWriteFor(request), ...whyNotSupport(support)];
  if (!request.writer.roles.includes('facilitator')) return [];
  const because = 'A facilitator writes only for somebody else. Say whose words these are.';
  return [{ code: 'on-behalf.whose', because }];
}

/** How somebody said their words to a facilitator, as it is shown. */
export const SUPPORT_MODES: readonly (readonly [string, string])[] = [
  ['phone', 'on the phone'],
  ['paper', 'on paper'],
  ['workshop', 'at a workshop'],
  ['visit', 'at home'],
  ['voice', 'in a voice message'],
  ['BSL', 'in British Sign Language'],
];

/** Whether the words were read back to the one whose they are, as it is shown (R10). */
export const READ_BACK: readonly (readonly [string, string])[] = [
  ['confirmed', 'read back, and they said yes'],
  ['could-not-be-confirmed', 'could not be read back to them'],
];

/** Says why supported words cannot be kept as they are told; empty when they can: how, read back or not, and the words (R10). */
export function whyNotSupported(told: SupportTold & { readonly text: string }): Refusal[] {
  return [...whyNotSupport(told), ...whyNotParagraphs(told.text)];
}

function whyNotSupport(told: SupportTold): Refusal[] {
  const refusals: Refusal[] = [];
  if (!SUPPORT_MODES.some(([mode]) => mode === told.mode)) {
    refusals.push({ code: 'on-behalf.mode', because: 'Say how they told you.' });
  }
  if (!READ_BACK.some(([answer]) => answer === told.readBack)) {
    const because = 'Read the words back to them, and say whether they said yes, or that you could not.';
    refusals.push({ code: 'on-behalf.read-back', because });
  }
  return refusals;
}

/** How words came to a facilitator, as it is shown beside them: never who wrote them down (R9, R10). */
export function supportInWords({ mode, readBack }: SupportTold): string {
  const how = SUPPORT_MODES.find(([code]) => code === mode)?.[1] ?? 'in another way';
  return `A facilitator wrote this down for them. They said it ${how}. ${readBackInWords(readBack)}`;
}

/** The same without how they said it, for everybody: somebody may be known by that. */
export function supportForEverybody(readBack: string): string {
  return `A facilitator wrote this down for them. ${readBackInWords(readBack)}`;
}

function readBackInWords(readBack: string): string {
  return readBack === 'confirmed' ? 'It was read back, and they said yes.' : 'It could not be read back to them.';
}
