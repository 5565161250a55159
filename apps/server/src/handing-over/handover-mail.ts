import { groupOf, isForAll, type HandedRole, type MembershipId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ReferralMail } from '../fair-dealing/referral-mail.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Statement } from '../statements/statement.entity.js';
import type { RoleHandover } from './role-handover.entity.js';
import { RolesReader, type Situation } from './roles.reader.js';

/** Tells people that they are asked about a role, and what became of it. Names and reasons stay behind the link. */
@Injectable()
export class HandoverMail {
  constructor(
    private readonly mail: Mail,
    private readonly roles: RolesReader,
    private readonly config: Config,
    private readonly worries: ReferralMail,
  ) {}

  /** To everybody who is asked, to who has the role, and to the other co-chair; not to who put it forward. */
  async putForward(tx: EntityManager, handover: RoleHandover, { votes }: Situation): Promise<void> {
    const { statementId, toId } = handover;
    const what = roleInWords(handover);
    const chairs = (await this.roles.coChairs(tx, statementId)).map(({ id }) => id);
    const group = votes.needs.includes('group') ? votes.group : [];
    const signing = votes.needs.includes('signatory') ? votes.signatories : [];
    const rest = [...group, ...signing, ...chairs, ...(votes.holder ? [votes.holder] : [])].filter((id) => id !== toId);
    const by = new Set([handover.putForwardBy]);
    await this.send(tx, statementId, {
      ...{ to: [toId].filter((id) => !by.has(id)), subject: 'You are asked to take over a role' },
      says: [
        `You are asked to be ${what}.`,
        'It becomes yours only if you agree. Who else has to agree is on the page.',
      ],
    });
    await this.send(tx, statementId, {
      ...{ to: rest.filter((id) => !by.has(id)), subject: 'Somebody is to take over a role' },
      says: [`Somebody is put forward to be ${what}.`, 'The page says why, and whether you are asked to agree.'],
    });
  }

  /** To who took it or would have, who had it, who put it forward, and the co-chairs. */
  async ended(tx: EntityManager, handover: RoleHandover, { holder, to: taker }: Situation): Promise<void> {
    const { statementId, role, state, toId, putForwardBy } = handover;
    const chairs = (await this.roles.coChairs(tx, statementId)).map(({ id }) => id);
    const what = roleInWords(handover);
    const says =
      state === 'DONE' ? `Somebody else is ${what} now.` : `It was not agreed that somebody else is ${what}.`;
    const to = [toId, putForwardBy, ...chairs, ...(holder ? [holder.id] : [])];
    await this.send(tx, statementId, { to, subject: 'What became of a role', says: [says] });
    if (taker && state === 'DONE' && role === 'safeguarding-lead') await this.worries.nowLead(tx, taker);
  }

  /** Tells those who can act where somebody has given up roles without which others cannot go on (R2, R38). */
  async stepsDown(tx: EntityManager, member: Membership, roles: readonly string[]): Promise<void> {
    if (roles.includes('co-chair')) await this.chairMissing(tx, member);
    if (roles.includes('safeguarding-lead')) await this.worries.leadMissing(tx, member.statementId);
  }

  /** To the other co-chair and the group: nothing opens until somebody follows (R2). */
  private async chairMissing(tx: EntityManager, { id, statementId, constituency }: Membership): Promise<void> {
    const members = await tx.findBy(Membership, { statementId, status: 'active' });
    const isTold = (one: Membership): boolean => one.constituency === constituency || one.roles.includes('co-chair');
    await this.send(tx, statementId, {
      to: members.filter((one) => one.id !== id && isTold(one)).map((one) => one.id),
      subject: 'A co-chair is missing',
      says: [
        'A co-chair has stepped down. No stage can open until somebody follows.',
        'Members of the group put somebody forward, and the other co-chair agrees.',
      ],
    });
  }

  private async send(
    tx: EntityManager,
    statementId: StatementId,
    { to, subject, says }: { to: readonly MembershipId[]; subject: string; says: readonly string[] },
  ): Promise<void> {
    const members = await tx.findBy(Membership, { id: In([...new Set(to)]), status: 'active' });
    const people = await tx.findBy(Person, { id: In(members.map(({ personId }) => personId)) });
    const { title } = await tx.findOneByOrFail(Statement, { id: statementId });
    const text = [
      ...says,
      `Read it here:\n${this.config.baseUrl}/workspace/${statementId}/roles`,
      `You are getting this because you take part in "${title}".`,
    ].join('\n\n');
    for (const { email } of people) {
      if (email) await this.mail.queue(tx, { to: email, subject: `[${title}] ${subject}`, text });
    }
  }
}

const WORDS: Readonly<Record<HandedRole, string>> = {
  'co-chair': 'co-chair',
  signatory: 'somebody who signs',
  'section-lead': 'a lead of sections',
  'safeguarding-lead': 'a safeguarding lead',
};

function roleInWords({ role, constituency }: Pick<RoleHandover, 'role' | 'constituency'>): string {
  return isForAll(role) ? WORDS[role] : `${WORDS[role]} of the group “${groupOf(constituency).label}”`;
}
