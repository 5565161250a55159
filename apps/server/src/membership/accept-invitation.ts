import {
  defaultDisplay,
  whyNotDisplay,
  type DisplayRequest,
  type MembershipId,
  type Refusal,
  type StatementId,
} from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { CouncilAdministrator } from './council.entity.js';
import { findOrAddPerson } from './find-or-add-person.js';
import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';

/** How somebody wants to be shown. */
export interface DisplayChoice extends DisplayRequest {
  readonly hidePresence: boolean;
}

/** Somebody who says yes. */
export interface Accepting {
  readonly token: string;
  readonly display?: DisplayChoice;
}

/** What came of accepting. */
export interface Accepted {
  readonly membership: Membership | null;
  readonly refusals: Refusal[];
}

/** One act: somebody accepts an invitation and becomes a member. An invitation is not bound to a browser, and used once. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  private readonly others: ((tx: EntityManager, joined: Membership) => Promise<void>)[] = [];

  /** Called once by each slice that does something in the same transaction when somebody has joined. */
  afterwards(other: (tx: EntityManager, joined: Membership) => Promise<void>): void {
    this.others.push(other);
  }

  /** Without a choice, the group's default: people who draw on care, carers and care workers start without a name. */
  async run(accepting: Accepting): Promise<Accepted> {
    const accepted = await this.db.transaction((tx) => this.within(tx, accepting));
    const { membership } = accepted;
    if (membership) this.changes.publish(`statement:${membership.statementId}`, { kind: 'member' });
    return accepted;
  }

  /** The same act, as a part of another. */
  async within(tx: EntityManager, { token, display }: Accepting): Promise<Accepted> {
    const where = { tokenHash: sha256Hex(token) };
    const invitation = await tx.findOne(Invitation, { where, lock: { mode: 'pessimistic_write' } });
    const reason = whyNotOpen(invitation, this.clock.now());
    if (!invitation || reason) return { membership: null, refusals: [reason ?? UNKNOWN] };
    await lockPeople(tx, invitation.statementId);
    const refusals = [...(display ? whyNotDisplay(display) : []), ...(await whyNotMember(tx, invitation))];
    if (refusals.length > 0) return { membership: null, refusals };
    const person = await findOrAddPerson(tx, invitation, this);
    const membership = await this.join(tx, invitation, { person, display });
    for (const other of this.others) await other(tx, membership);
    return { membership, refusals: [] };
  }

  /** For `findOrAddPerson`. */
  readonly now = (): Date => this.clock.now();
  readonly uuid = (): string => this.randomness.uuid();

  private async join(
    tx: EntityManager,
    invitation: Invitation,
    { person, display }: { person: Person; display: DisplayChoice | undefined },
  ): Promise<Membership> {
    const { statementId, constituency, capacity, roles, signatory } = invitation;
    const { kind, headcount, organisationId, supportedBy } = invitation;
    const choice = display ?? { ...defaultDisplay(constituency), chosenName: null, hidePresence: false };
    const membership: Membership = {
      id: this.uuid() as MembershipId,
      personId: person.id,
      ...{ statementId, constituency, capacity, roles, signatory, kind, headcount, organisationId, supportedBy },
      chosenName: choice.chosenName?.trim() || null,
      displayForm: choice.form,
      displayAudience: choice.audience,
      numberInGroup: await nextNumber(tx, invitation),
      hidePresence: choice.hidePresence,
      pseudonym: this.uuid(),
      ...{ interestsDeclared: false, stoppedSigningAt: null, signsAfter: null },
      status: 'active',
      roleVersion: 1,
      joinedAt: this.clock.now(),
    };
    await tx.insert(Membership, membership);
    await tx.update(Invitation, { id: invitation.id }, { redeemedAt: this.clock.now(), membershipId: membership.id });
    const facts = { invitation: invitation.id, roles, signatory, headcount };
    const joined = { chain: statementId, kind: 'member.joined', actor: membership, facts };
    const { at } = await this.timeline.add(tx, joined);
    // As the record says it: whether they joined before words were locked, or after, decides whether they are counted there.
    const joinedAt = new Date(at);
    await tx.update(Membership, { id: membership.id }, { joinedAt });
    return { ...membership, joinedAt };
  }
}

/** Says why an invitation cannot be accepted; null when it can. */
export function whyNotOpen(invitation: Invitation | null, now: Date): Refusal | null {
  if (!invitation) return UNKNOWN;
  if (invitation.redeemedAt !== null) {
    return { code: 'invitation.used', because: 'This invitation was used already. Sign in with your e-mail address.' };
  }
  if (invitation.expiresAt <= now) {
    return {
      code: 'invitation.expired',
      because: 'This invitation has run out. Ask the person who sent it for a new one.',
    };
  }
  return null;
}

const UNKNOWN: Refusal = {
  code: 'invitation.unknown',
  because: 'This link does not work. A newer invitation may have been sent to you, or part of the link is missing.',
};

async function whyNotMember(tx: EntityManager, { statementId, councilId, email }: Invitation): Promise<Refusal[]> {
  const person = email === null ? null : await tx.findOneBy(Person, { email });
  if (!person) return [];
  const personId = person.id;
  if (await tx.existsBy(Membership, { statementId, personId })) {
    return [{ code: 'invitation.member', because: 'You take part in this statement already. Sign in to go on.' }];
  }
  if (!(await tx.existsBy(CouncilAdministrator, { councilId, personId }))) return [];
  const because =
    'You look after this council’s settings, so you cannot also take part: administrators have no say in the words.';
  return [{ code: 'invitation.administrator', because }];
}

/** Two who join at once must not get one number, nor one person two memberships. */
export async function lockPeople(tx: EntityManager, statementId: StatementId): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`people of ${statementId}`]);
}

/** Stable numbers, so that "Care worker 3" stays the same person. The caller holds the lock. */
export async function nextNumber(
  tx: EntityManager,
  { statementId, constituency }: Pick<Membership, 'statementId' | 'constituency'>,
): Promise<number> {
  const where = { statementId, constituency: constituency ?? IsNull() };
  return ((await tx.maximum(Membership, 'numberInGroup', where)) ?? 0) + 1;
}
