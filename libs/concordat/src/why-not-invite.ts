import { GROUPS, type Constituency } from './constituency.js';
import { ORGANISATION_SIZES, ORGANISATION_TYPES } from './group-mix.js';
import type { Refusal } from './refusal.js';
import { isRole, type Role } from './role.js';
import type { CoChair } from './two-keys.js';

/** Somebody about to be invited. */
export interface InviteRequest {
  readonly fullName: string;
  /** Null for someone who takes part by phone or on paper. */
  readonly email: string | null;
  readonly constituency: Constituency | null;
  /** The hat worn: "Unpaid carer". */
  readonly capacity: string;
  /** As they were asked for: one that nobody knows is refused. */
  readonly roles: readonly string[];
  readonly signatory: boolean;
  /** person, joint, organisation or group. */
  readonly kind: string;
  /** People who take part together as one membership. */
  readonly headcount: number;
  /** The organisation that they speak for; left out for none, and for what is known of it already. */
  readonly organisation?: { readonly type?: string; readonly size?: string } | null;
  /** Those who are co-chairs already, or are invited to be. */
  readonly coChairs: readonly Pick<CoChair, 'constituency'>[];
  /** Whether a stage was opened: both co-chairs were there then, and their groups say who follows. */
  readonly hasBegun: boolean;
  /** Whether people sign now, also while that is paused. */
  readonly isSigning: boolean;
}

/** Says why somebody cannot be invited so; empty when they can (R2, R7). */
export function whyNotInvite(request: InviteRequest): Refusal[] {
  return [...whyNotPerson(request), ...whyNotOrganisation(request), ...whyNotPart(request), ...whyNotCoChair(request)];
}

/** Tells whether a text looks like an e-mail address. Whether anybody reads it only a message can tell. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text);
}

/** Longer names than this are a mistake, or meant to spoil a page. */
const LONGEST = 200;

function whyNotPerson({ fullName, email, capacity, kind, headcount }: InviteRequest): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isLine(fullName)) {
    refusals.push({ code: 'invite.name', because: `Give the name of the person, in at most ${LONGEST} letters.` });
  }
  if (email !== null && !isAddress(email.trim())) {
    refusals.push({ code: 'invite.email', because: 'Give an e-mail address, like name@example.org.' });
  }
  if (!isLine(capacity)) {
    const because = `Say what the person speaks as, like "Unpaid carer", in at most ${LONGEST} letters.`;
    refusals.push({ code: 'invite.capacity', because });
  }
  if (!KINDS.has(kind)) {
    const because = 'Say who takes part: one person, a pair, an organisation or a group of people.';
    refusals.push({ code: 'invite.kind', because });
  }
  if (!Number.isInteger(headcount) || headcount < 1) {
    refusals.push({ code: 'invite.headcount', because: 'Say how many people take part together: 1 or more.' });
  }
  return refusals;
}

function whyNotOrganisation({ organisation }: InviteRequest): Refusal[] {
  const { type, size } = organisation ?? {};
  const isKnown = (list: typeof ORGANISATION_TYPES, word: string | undefined): boolean =>
    word === undefined || list.some(([code]) => code === word);
  if (isKnown(ORGANISATION_TYPES, type) && isKnown(ORGANISATION_SIZES, size)) return [];
  const because = 'Say what kind of organisation it is, and how large: choose from the lists.';
  return [{ code: 'invite.organisation', because }];
}

/** What one membership may stand for. */
const KINDS: ReadonlySet<string> = new Set(['person', 'joint', 'organisation', 'group']);

function isLine(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST;
}

/** Roles that belong to a group: without one nobody signs, leads or chairs. */
const IN_A_GROUP: ReadonlySet<string> = new Set<Role>(['co-chair', 'section-lead', 'easy-read-checker', 'sponsor']);

function whyNotPart({ constituency, roles, signatory, email, isSigning }: InviteRequest): Refusal[] {
  const refusals: Refusal[] = [];
  // They could never decide, and their group would wait for them.
  if (signatory && email === null && isSigning) {
    const because =
      'Nobody can sign for somebody else, and who has no address cannot sign in. While people sign, enter them as a member who does not sign.';
    refusals.push({ code: 'invite.signs-without-address', because });
  }
  if (roles.length === 0 || !roles.every(isRole)) {
    refusals.push({ code: 'invite.roles', because: 'Say what the person can do: choose from the list.' });
  }
  if (constituency !== null && !GROUPS.some(({ code }) => code === constituency)) {
    refusals.push({ code: 'invite.unknown-group', because: 'There is no such group. Choose one from the list.' });
  }
  if (constituency === null && (signatory || roles.some((role) => IN_A_GROUP.has(role)))) {
    const because = 'Someone who signs, leads a section or is a co-chair belongs to a group. Choose the group.';
    refusals.push({ code: 'invite.group', because });
  }
  if (roles.includes('facilitator') && constituency !== null) {
    const because = 'A facilitator helps every group and belongs to none. Leave the group out.';
    refusals.push({ code: 'invite.facilitator', because });
  }
  return refusals;
}

function whyNotCoChair({ roles, constituency, coChairs, hasBegun }: InviteRequest): Refusal[] {
  if (!roles.includes('co-chair')) return [];
  if (constituency === 'PUBLIC') {
    return [{ code: 'invite.co-chairs', because: 'The public has no co-chair. Choose another group.' }];
  }
  if (coChairs.length === 0) return [];
  if (coChairs.length >= 2) {
    return [{ code: 'invite.co-chairs', because: 'There are two co-chairs already. There can be no third.' }];
  }
  if (hasBegun) {
    const because =
      'A group and the other co-chair say who follows a co-chair, on the page "Who has which role". Invite the person as a member.';
    return [{ code: 'invite.co-chairs', because }];
  }
  const both = [...coChairs.map((one) => one.constituency), constituency];
  const lived = both.some((code) => code === 'PEOPLE' || code === 'CARERS');
  if (new Set(both).size === 2 && lived) return [];
  const because =
    'The two co-chairs come from different groups, one of them from people who draw on care or unpaid carers.';
  return [{ code: 'invite.co-chairs', because }];
}
