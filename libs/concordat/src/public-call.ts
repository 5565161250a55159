import type { Constituency } from './constituency.js';
import { daysAfter, type Pause } from './pauses.js';
import type { Refusal } from './refusal.js';
import type { Role } from './role.js';
import type { DocumentState } from './states.js';
import { isAddress } from './why-not-invite.js';
import { isDay } from './working-days.js';

/** Stages in which the public can nominate: while people come together, before anybody writes (R4). */
const CALLING: ReadonlySet<DocumentState> = new Set(['CONVENING', 'CONCORDAT']);

/** Tells whether the public can nominate a person or a topic now. */
export function isCallOpen(state: DocumentState): boolean {
  return CALLING.has(state);
}

/** The day up to which the call stays open at least: so many days after the one on which it opened, as YYYY-MM-DD. */
export function callOpenUntil(openedOn: string, days: number, pauses: readonly Pause[]): string {
  return daysAfter(openedOn, days, pauses);
}

/** Everything the rules look at before the public nominates somebody or something. */
export interface PublicNominationRequest {
  readonly documentState: DocumentState;
  readonly kind: string;
  readonly text: string;
  /** How to reach who nominates themselves; empty for a topic. */
  readonly contact: string;
}

const LONGEST_NOMINATION = 1_000;
const LONGEST_CONTACT = 200;

/** Says why a nomination from the public cannot be taken; empty when it can (R4). */
export function whyNotNominatePublicly({ documentState, kind, text, contact }: PublicNominationRequest): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!isCallOpen(documentState)) {
    refuse(
      'call.closed',
      documentState === 'PAUSED'
        ? 'The work on this is paused for now. Come back when it goes on.'
        : 'The call has closed, because the writing has begun. You can still comment on the draft later.',
    );
  }
  if (kind !== 'person' && kind !== 'topic')
    refuse('call.kind', 'Say whether you want to take part or suggest a topic.');
  if (text.trim() === '') {
    refuse('call.empty', kind === 'person' ? 'Say something about yourself.' : 'Say what we should write about.');
  }
  if (text.length > LONGEST_NOMINATION) {
    refuse('call.too-long', `Write at most ${LONGEST_NOMINATION.toLocaleString('en-GB')} characters.`);
  }
  if (kind === 'person' && contact.trim() === '') {
    refuse('call.no-contact', 'Say how we can reach you, or we cannot invite you.');
  }
  if (contact.length > LONGEST_CONTACT) {
    refuse('call.contact-too-long', `Write at most ${LONGEST_CONTACT} characters about how to reach you.`);
  }
  return refusals;
}

/**
 * The e-mail address to which the answer can go, in what somebody wrote about how to reach them (R4). Null for none, and for
 * several: an answer must not go to somebody else.
 */
export function addressToAnswer(contact: string): string | null {
  const words = contact.split(/[\s,;:<>()]+/).map((word) => word.replace(/[.!?]+$/, ''));
  const addresses = [...new Set(words.filter(isAddress).map((word) => word.toLowerCase()))];
  const [address = null] = addresses;
  return addresses.length === 1 ? address : null;
}

/** Everything the rules look at before it is noted whom somebody asked to take part. */
export interface OutreachRequest {
  readonly documentState: DocumentState;
  readonly roles: readonly Role[];
  /** YYYY-MM-DD. */
  readonly on: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly how: string;
  readonly place: string;
  readonly constituency: Constituency;
  /** Groups that can be meant. */
  readonly groups: readonly Constituency[];
  readonly reached: number;
}

const OVER: ReadonlySet<DocumentState> = new Set(['PROPOSED', 'SUPERSEDED', 'WITHDRAWN']);
const LONGEST_NOTE = 200;

/** Says why it cannot be noted whom somebody asked to take part; empty when it can. Co-chairs and facilitators keep the log. */
export function whyNotLogOutreach(request: OutreachRequest): Refusal[] {
  const { documentState, roles, on, today, how, place, constituency, groups, reached } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!roles.some((role) => role === 'co-chair' || role === 'facilitator')) {
    refuse('outreach.who', 'Co-chairs and facilitators note whom they asked. Tell one of them.');
  }
  if (OVER.has(documentState)) refuse('outreach.over', 'Nobody is asked to take part in this statement now.');
  if (!isDay(on) || on > today) {
    refuse('outreach.day', 'Give the day on which you asked. It cannot be after today.');
  }
  if (how.trim() === '' || how.length > LONGEST_NOTE) {
    refuse('outreach.how', `Say how you asked, in at most ${LONGEST_NOTE} characters.`);
  }
  if (place.trim() === '' || place.length > LONGEST_NOTE) {
    refuse('outreach.place', `Say where, in at most ${LONGEST_NOTE} characters.`);
  }
  if (!groups.includes(constituency)) refuse('outreach.group', 'Choose the group that you meant to reach.');
  if (!Number.isInteger(reached) || reached < 0 || reached > 1_000_000) {
    refuse('outreach.reached', 'Give the number of people you reached, as a whole number.');
  }
  return refusals;
}
