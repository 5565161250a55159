import {
  whyNotInvite,
  type Constituency,
  type CouncilId,
  type OrganisationId,
  type PersonId,
  type Refusal,
  type Role,
  type StatementId,
} from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { ArrayContains, DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { ScopeFinder } from '../platform/scope.js';
import { Timeline } from '../timeline/timeline.js';
import { Organisation } from './council.entity.js';
import { addressOf } from './find-or-add-person.js';
import { Invitation } from './invitation.entity.js';
import { InvitationMail } from './invitation-mail.js';
import { Membership, type MembershipKind } from './membership.entity.js';
import { Person } from './person.entity.js';

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
  readonly roles: readonly Role[];
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
  ) {}

  run(by: Inviter, input: NewInvitation): Promise<Invited> {
    return this.db.transaction(async (tx) => {
      // One at a time for a statement, so that there is never a third co-chair.
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`invite ${input.statementId}`]);
      const refusals = [...whyNotInvite(await this.requestOf(tx, input)), ...(await this.whyNotAgain(tx, input))];
      const scope = await this.scopes.find({ statementId: input.statementId });
      if (!scope?.councilId) throw new Error('An invitation needs a statement that is there.');
      if (refusals.length > 0) return { invitation: null, token: null, refusals };
      const token = this.randomness.token();
      const invitation = await this.write(tx, by, { input, token, councilId: scope.councilId as CouncilId });
      await this.mail.send(tx, invitation, { token, title: scope.title ?? '' });
      return { invitation, token, refusals: [] };
    });
  }

  private async requestOf(tx: EntityManager, input: NewInvitation): Promise<Parameters<typeof whyNotInvite>[0]> {
    const where = { statementId: input.statementId, roles: ArrayContains(['co-chair']) };
    const members = await tx.findBy(Membership, { ...where, status: 'active' });
    const invited = await tx.findBy(Invitation, {
      ...where,
      redeemedAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    });
    return { ...input, headcount: input.headcount ?? 1, coChairs: [...members, ...invited] };
  }

  private async whyNotAgain(tx: EntityManager, { statementId, email }: NewInvitation): Promise<Refusal[]> {
    if (email === null) return [];
    const person = await tx.findOneBy(Person, { email: addressOf(email) });
    if (person && (await tx.existsBy(Membership, { statementId, personId: person.id }))) {
      return [{ code: 'invite.member', because: 'This person takes part in the statement already.' }];
    }
    const where = { statementId, email: addressOf(email), redeemedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    if (!(await tx.existsBy(Invitation, where))) return [];
    return [{ code: 'invite.invited', because: 'This person has an invitation already. You can send it again.' }];
  }

  private async write(
    tx: EntityManager,
    by: Inviter,
    { input, token, councilId }: { input: NewInvitation; token: string; councilId: CouncilId },
  ): Promise<Invitation> {
    const now = this.clock.now();
    const invitation: Invitation = {
      ...askedOf(input),
      id: this.randomness.uuid(),
      councilId,
      organisationId: await this.organisationId(tx, councilId, input.organisation ?? null),
      invitedBy: by.personId,
      tokenHash: sha256Hex(token),
      createdAt: now,
      lastSentAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
      redeemedAt: null,
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
    if (known) return known.id;
    const id = this.randomness.uuid() as OrganisationId;
    const { type = 'provider', size = 'small' } = organisation;
    await tx.insert(Organisation, { id, councilId, name, type, size });
    return id;
  }
}

function askedOf(
  input: NewInvitation,
): Omit<
  Invitation,
  | 'id'
  | 'councilId'
  | 'organisationId'
  | 'invitedBy'
  | 'tokenHash'
  | 'createdAt'
  | 'lastSentAt'
  | 'expiresAt'
  | 'redeemedAt'
  | 'membershipId'
> {
  const { statementId, constituency, capacity, signatory, kind = 'person', headcount = 1, supportedBy = null } = input;
  const email = input.email === null ? null : addressOf(input.email);
  const fullName = input.fullName.trim();
  return {
    statementId,
    constituency,
    capacity,
    signatory,
    kind,
    headcount,
    supportedBy,
    email,
    fullName,
    roles: [...input.roles],
  };
}
