import { defaultDisplay, type DisplayAudience, type DisplayForm, type MembershipId, type Refusal } from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { CouncilAdministrator } from './council.entity.js';
import { findOrAddPerson } from './find-or-add-person.js';
import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import type { Person } from './person.entity.js';

/** How somebody wants to be shown. */
export interface DisplayChoice {
  readonly form: DisplayForm;
  readonly audience: DisplayAudience;
  readonly chosenName: string | null;
  readonly hidePresence: boolean;
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
  ) {}

  /** Without a choice, the group's default: people who draw on care, carers and care workers start without a name. */
  run({ token, display }: { readonly token: string; readonly display?: DisplayChoice }): Promise<Accepted> {
    return this.db.transaction(async (tx) => {
      const where = { tokenHash: sha256Hex(token) };
      const invitation = await tx.findOne(Invitation, { where, lock: { mode: 'pessimistic_write' } });
      const reason = whyNotOpen(invitation, this.clock.now()) ?? whyNotDisplay(display);
      if (!invitation || reason) return { membership: null, refusals: [reason ?? UNKNOWN] };
      const person = await findOrAddPerson(tx, invitation, this);
      const refusals = await whyNotMember(tx, invitation, person);
      if (refusals.length > 0) return { membership: null, refusals };
      return { membership: await this.join(tx, invitation, { person, display }), refusals: [] };
    });
  }

  /** For `findOrAddPerson`. */
  readonly now = (): Date => this.clock.now();
  readonly uuid = (): string => this.randomness.uuid();

  private async join(
    tx: EntityManager,
    invitation: Invitation,
    { person, display }: { person: Person; display: DisplayChoice | undefined },
  ): Promise<Membership> {
    const { statementId, constituency, capacity, roles, signatory, kind, headcount, organisationId, supportedBy } =
      invitation;
    const choice = display ?? { ...defaultDisplay(constituency), chosenName: null, hidePresence: false };
    const membership: Membership = {
      ...{
        id: this.uuid() as MembershipId,
        statementId,
        personId: person.id,
        constituency,
        capacity,
        roles,
        signatory,
      },
      ...{ kind, headcount, organisationId, supportedBy },
      chosenName: choice.chosenName?.trim() || null,
      displayForm: choice.form,
      displayAudience: choice.audience,
      numberInGroup: await nextNumber(tx, invitation),
      hidePresence: choice.hidePresence,
      pseudonym: this.uuid(),
      status: 'active',
      roleVersion: 1,
      joinedAt: this.clock.now(),
    };
    await tx.insert(Membership, membership);
    await tx.update(Invitation, { id: invitation.id }, { redeemedAt: this.clock.now(), membershipId: membership.id });
    await this.timeline.add(tx, {
      chain: statementId,
      kind: 'member.joined',
      actor: membership,
      facts: { invitation: invitation.id, roles, signatory, headcount },
    });
    return membership;
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

function whyNotDisplay(display: DisplayChoice | undefined): Refusal | null {
  if (display?.form !== 'chosen-name' || display.chosenName?.trim()) return null;
  return { code: 'display.chosen-name', because: 'Write down the name that you want us to show.' };
}

async function whyNotMember(tx: EntityManager, invitation: Invitation, { id: personId }: Person): Promise<Refusal[]> {
  const { statementId, councilId } = invitation;
  if (await tx.existsBy(Membership, { statementId, personId })) {
    return [{ code: 'invitation.member', because: 'You take part in this statement already. Sign in to go on.' }];
  }
  if (!(await tx.existsBy(CouncilAdministrator, { councilId, personId }))) return [];
  const because =
    'You look after this council’s settings, so you cannot also take part: administrators have no say in the words.';
  return [{ code: 'invitation.administrator', because }];
}

/** Stable numbers, so that "Care worker 3" stays the same person; the lock keeps two from getting one. */
async function nextNumber(tx: EntityManager, { statementId, constituency }: Invitation): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`join ${statementId}`]);
  const query = tx.createQueryBuilder(Membership, 'm').select('max(m.numberInGroup)', 'highest');
  query.where('m.statementId = :statementId', { statementId });
  if (constituency === null) query.andWhere('m.constituency IS NULL');
  else query.andWhere('m.constituency = :constituency', { constituency });
  const { highest } = (await query.getRawOne<{ highest: number | null }>()) ?? { highest: null };
  return (highest ?? 0) + 1;
}
