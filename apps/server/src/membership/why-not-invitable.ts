import { whyNotInvite, type DocumentState, type Refusal } from '#concordat';
import { isSigningOpen } from '#sign-off';
import { ArrayContains, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { CouncilAdministrator } from './council.entity.js';
import { addressOf } from './find-or-add-person.js';
import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';

/** Somebody to be asked, as far as it decides whether they may be. */
export type Asked = Pick<
  Invitation,
  'statementId' | 'councilId' | 'email' | 'fullName' | 'constituency' | 'capacity' | 'signatory' | 'kind' | 'headcount'
> & {
  readonly roles: readonly string[];
  readonly organisation?: { readonly type?: string; readonly size?: string } | null;
  /** An invitation that is only sent again. */ readonly id?: string;
};

/**
 * Says why somebody cannot be asked to take part, with everybody in mind who does so or is asked already (R2, R7).
 * Holds a lock until commit: two at once would both be the last co-chair there may be.
 */
export async function whyNotInvitable(tx: EntityManager, asked: Asked, now: Date): Promise<Refusal[]> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`people of ${asked.statementId}`]);
  const coChairs = await coChairsBeside(tx, asked, now);
  const where = { chain: asked.statementId, kind: 'stage.opened' };
  const stage = await tx.findOne(RecordEntryRow, { where, order: { seq: 'DESC' } });
  const around = { coChairs, hasBegun: stage !== null, isSigning: stage !== null && isSigningIn(stage) };
  return [...whyNotInvite({ ...asked, ...around }), ...(await whyNotAddress(tx, asked, now))];
}

/** Tells whether people sign in the stage that was opened, also while it is paused. */
function isSigningIn({ facts: { from, to } }: RecordEntryRow): boolean {
  return isSigningOpen((to === 'PAUSED' ? from : to) as DocumentState);
}

/** Co-chairs who take part, and those whose invitation is open. */
async function coChairsBeside(tx: EntityManager, { statementId, id }: Asked, now: Date) {
  const roles = ArrayContains(['co-chair']);
  const members = await tx.findBy(Membership, { statementId, roles, status: 'active' });
  const open = { redeemedAt: IsNull(), expiresAt: MoreThan(now), ...(id && { id: Not(id) }) };
  return [...members, ...(await tx.findBy(Invitation, { statementId, roles, ...open }))];
}

async function whyNotAddress(tx: EntityManager, { statementId, councilId, email, id }: Asked, now: Date) {
  if (email === null) return [];
  const address = addressOf(email);
  const refusals: Refusal[] = [];
  // Shared: who is erased at this moment is so before this invitation, or takes it away.
  const lock = { mode: 'pessimistic_read' } as const;
  const personId = (await tx.findOne(Person, { where: { email: address }, lock }))?.id;
  const member = personId && (await tx.findOneBy(Membership, { statementId, personId }));
  if (member) refusals.push({ code: 'invite.member', because: member.status === 'ended' ? LEFT : HERE });
  if (personId && (await tx.existsBy(CouncilAdministrator, { councilId, personId }))) {
    const because = 'This person looks after the council’s settings. Administrators have no say in the words.';
    refusals.push({ code: 'invite.administrator', because });
  }
  const open = { redeemedAt: IsNull(), expiresAt: MoreThan(now), ...(id && { id: Not(id) }) };
  if (await tx.existsBy(Invitation, { statementId, email: address, ...open })) {
    refusals.push({
      code: 'invite.invited',
      because: 'This person has an invitation already. You can send it again.',
    });
  }
  return refusals;
}

const HERE = 'This person takes part in the statement already.';
const LEFT = 'This person has stopped taking part in this statement, and cannot come back to it.';
