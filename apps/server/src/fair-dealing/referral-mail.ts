import type { Role, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Statement } from '../statements/statement.entity.js';
import { SafeguardingReferral } from './safeguarding-referral.entity.js';

/** Fewest safeguarding leads of a statement: one cannot decide about what they had a hand in themselves. */
const FEWEST_LEADS = 2;

/**
 * Tells safeguarding leads that somebody is worried about a person, and nothing of what it is about: mail is no safe place
 * for it. Where a statement has too few leads, those who can invite one are told that (R38).
 */
@Injectable()
export class ReferralMail {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  async referred(tx: EntityManager, statementId: StatementId): Promise<void> {
    const { title, leads, others } = await peopleOf(tx, statementId);
    const subject = `[${title}] ${WORRIED}`;
    for (const to of leads) await this.mail.queue(tx, { to, subject, text: this.toLeads(statementId, title) });
    const first = `Somebody who takes part in "${title}" is worried about a person. The words that they are worried about are hidden now. Only a safeguarding lead can read them, and ${howMany(leads)}.`;
    const text = this.toOthers(statementId, first);
    for (const to of others) await this.mail.queue(tx, { to, subject, text });
  }

  /** To a safeguarding lead who has just joined, perhaps as one was missing, where a worry waits. */
  async joined(tx: EntityManager, member: Membership): Promise<void> {
    if (member.roles.includes('safeguarding-lead')) await this.nowLead(tx, member);
  }

  /** The same to somebody who took part already and is one from now on. */
  async nowLead(tx: EntityManager, member: Membership): Promise<void> {
    const { statementId } = member;
    if (!(await tx.existsBy(SafeguardingReferral, { statementId, decision: IsNull() }))) return;
    const { title } = await tx.findOneByOrFail(Statement, { id: statementId });
    const text = this.toLeads(statementId, title);
    for (const to of await addressesOf(tx, [member])) {
      await this.mail.queue(tx, { to, subject: `[${title}] ${WORRIED}`, text });
    }
  }

  /** A safeguarding lead is one no more: where too few are left, those who can invite another are told, whether or not one waits. */
  async leadMissing(tx: EntityManager, statementId: StatementId): Promise<void> {
    const { title, leads, others } = await peopleOf(tx, statementId);
    const first = `A safeguarding lead of "${title}" has stepped down. Only a safeguarding lead can read what somebody is worried about, and ${howMany(leads)}.`;
    const text = this.toOthers(statementId, first);
    for (const to of others)
      await this.mail.queue(tx, { to, subject: `[${title}] A safeguarding lead is missing`, text });
  }

  private toLeads(statementId: StatementId, title: string): string {
    return [
      `Somebody who takes part in "${title}" is worried about a person. The words that they are worried about are hidden now. Please look at them today.`,
      `Read them here:\n${this.config.baseUrl}/workspace/${statementId}/worries`,
      'You are getting this because you are a safeguarding lead. This mail says nothing about the person, so that nobody else can read it.',
    ].join('\n\n');
  }

  private toOthers(statementId: StatementId, first: string): string {
    return [
      first,
      `Please invite a safeguarding lead today:\n${this.config.baseUrl}/workspace/${statementId}/people`,
      `Or ask somebody who takes part already:\n${this.config.baseUrl}/workspace/${statementId}/roles`,
      'You are getting this because you are a co-chair or the facilitator.',
    ].join('\n\n');
  }
}

const WORRIED = 'Somebody is worried about a person';

function howMany({ length }: readonly string[]): string {
  return length === 0 ? 'nobody here is one' : 'only one person here is one, who may not be able to decide alone';
}

/** Addresses of safeguarding leads, and of those who can invite one where there are too few. */
async function peopleOf(
  tx: EntityManager,
  statementId: StatementId,
): Promise<{ title: string; leads: readonly string[]; others: readonly string[] }> {
  const members = await tx.findBy(Membership, { statementId, status: 'active' });
  const { title } = await tx.findOneByOrFail(Statement, { id: statementId });
  const having = (...roles: Role[]) => members.filter((one) => roles.some((role) => one.roles.includes(role)));
  const leads = await addressesOf(tx, having('safeguarding-lead'));
  const others = leads.length < FEWEST_LEADS ? await addressesOf(tx, having('co-chair', 'facilitator')) : [];
  return { title, leads, others: others.filter((one) => !leads.includes(one)) };
}

async function addressesOf(tx: EntityManager, members: readonly Membership[]): Promise<string[]> {
  const ids = members.map(({ personId }) => personId);
  const people = await tx.findBy(Person, { id: In(ids), erasedAt: IsNull() });
  return people.flatMap(({ email }) => email ?? []);
}
