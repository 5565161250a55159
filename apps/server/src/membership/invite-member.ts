import {
  isRole,
  type Constituency,
  type CouncilId,
  type OrganisationId,
  type PersonId,
  type Refusal,
  type StatementId,
} from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { ScopeFinder } from '../platform/scope.js';
import { Timeline } from '../timeline/timeline.js';
import { Organisation } from './council.entity.js';
import { addressOf } from './find-or-add-person.js';
import { Invitation } from './invitation.entity.js';
import { InvitationMail } from './invitation-mail.js';
import type { MembershipKind } from './membership.entity.js';
import { whyNotInvitable } from './why-not-invitable.js';

const DAY_MS = 86_400_000;

/** How long an invitation is good for. */
export const INVITATION_DAYS = 14;

/** Somebody to take part in a statement. */
export interface NewInvitation {
  readonly statementId: StatementId;
  /** Null for someone who takes part by phone, on paper or at a workshop: the facilitator enters them. */
  readonly email: string | null;
  readonly fullName: string;
  readonly constituency: Constituency | null;
  readonly capacity: string;
  /** As they were asked for: one that nobody knows is refused. */
  readonly roles: readonly string[];
  readonly signatory: boolean;
  readonly kind?: MembershipKind;
  readonly headcount?: number;
  readonly organisation?: { readonly name: string; readonly type?: string; readonly size?: string } | null;
  /** Role of a supporter who may be shown ("advocate"). */
  readonly supportedBy?: string | null;
}

/** Whoever invites: an administrator, a co-chair or the facilitator. */
export interface Inviter {
  readonly personId: PersonId;
  readonly pseudonym: string;
  readonly constituency?: Constituency | null;
}

/** The council and the title of the statement that it is about. */
export interface Place {
  readonly councilId: CouncilId;
  readonly title: string;
}

/** What came of it. The token is for the link only: whoever has it can accept. */
export interface Invited {
  readonly invitation: Invitation | null;
  readonly token: string | null;
  readonly refusals: Refusal[];
}

/** One act: somebody is invited to take part in a statement, by mail where they have an address. */
@Injectable()
export class InviteMember {
  // eslint-disable-next-line max-params -- one act: who is asked, the record, the mail and where their inputs come from
  constructor(
    private readonly db: DataSource,
    private readonly scopes: ScopeFinder,
    private readonly timeline: Timeline,
    private readonly mail: InvitationMail,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(by: Inviter, input: NewInvitation): Promise<Invited> {
    const place = await this.placeOf(input.statementId);
    const invited = await this.db.transaction((tx) => this.within(tx, by, { input, place }));
    if (invited.invitation) this.changes.publish(`statement:${input.statementId}`, { kind: 'member' });
    return invited;
  }

  /** Asked before a transaction begins: inside it, this would need a second connection. */
  async placeOf(statementId: StatementId): Promise<Place> {
    const scope = await this.scopes.find({ statementId });
    if (!scope?.councilId) throw new Error('An invitation needs a statement that is there.');
    return { councilId: scope.councilId as CouncilId, title: scope.title ?? '' };
  }

  /** The same act, as a part of another. */
  async within(
    tx: EntityManager,
    by: Inviter,
    { input, place }: { input: NewInvitation; place: Place },
  ): Promise<Invited> {
    const asked = { ...askedOf(input), councilId: place.councilId };
    const refusals = await whyNotInvitable(
      tx,
      { ...asked, roles: input.roles, organisation: input.organisation ?? null },
      this.clock.now(),
    );
    if (refusals.length > 0) return { invitation: null, token: null, refusals };
    const token = this.randomness.token();
    const invitation = await this.write(tx, by, { asked, token, organisation: input.organisation ?? null });
    await this.mail.send(tx, invitation, { token, title: place.title });
    return { invitation, token, refusals: [] };
  }

  private async write(
    tx: EntityManager,
    by: Inviter,
    { asked, token, organisation }: { asked: AskedFor; token: string; organisation: NewInvitation['organisation'] },
  ): Promise<Invitation> {
    const now = this.clock.now();
    const invitation: Invitation = {
      ...asked,
      id: this.randomness.uuid(),
      organisationId: await this.organisationId(tx, asked.councilId, organisation),
      invitedBy: by.personId,
      tokenHash: sha256Hex(token),
      createdAt: now,
      lastSentAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
      redeemedAt: null,
      endedAt: null,
      membershipId: null,
    };
    await tx.insert(Invitation, invitation);
    const { id, statementId, constituency, roles, signatory } = invitation;
    await this.timeline.add(tx, {
      chain: statementId,
      kind: 'member.invited',
      actor: { pseudonym: by.pseudonym, constituency: by.constituency ?? null },
      facts: { invitation: id, constituency, roles, signatory },
    });
    return invitation;
  }

  private async organisationId(
    tx: EntityManager,
    councilId: CouncilId,
    organisation: NewInvitation['organisation'] | null,
  ): Promise<OrganisationId | null> {
    if (!organisation || organisation.name.trim() === '') return null;
    const name = organisation.name.trim();
    const known = await tx.findOneBy(Organisation, { councilId, name });
    if (known) {
      // What is said of an organisation now is better known than what was said before.
      const said = { type: organisation.type ?? known.type, size: organisation.size ?? known.size };
      await tx.update(Organisation, { id: known.id }, said);
      return known.id;
    }
    const id = this.randomness.uuid() as OrganisationId;
    const { type = 'provider', size = 'small' } = organisation;
    await tx.insert(Organisation, { id, councilId, name, type, size });
    return id;
  }
}

/** What an invitation says of the person. */
type AskedFor = Pick<
  Invitation,
  | 'statementId'
  | 'councilId'
  | 'email'
  | 'fullName'
  | 'constituency'
  | 'capacity'
  | 'roles'
  | 'signatory'
  | 'kind'
  | 'headcount'
  | 'supportedBy'
>;

function askedOf(input: NewInvitation): Omit<AskedFor, 'councilId'> {
  const { statementId, constituency, signatory, kind = 'person', headcount = 1, supportedBy = null } = input;
  return {
    statementId,
    email: input.email === null ? null : addressOf(input.email),
    fullName: input.fullName.trim(),
    constituency,
    capacity: input.capacity.trim(),
    roles: input.roles.filter(isRole),
    signatory,
    kind,
    headcount,
    supportedBy,
  };
}
