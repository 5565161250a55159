import type { StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Statement } from '../statements/statement.entity.js';

/**
 * Tells safeguarding leads that somebody is worried about a person, and nothing of what it is about: mail is no safe place
 * for it. Where a statement has no lead, those who can name one are told that (R38).
 */
@Injectable()
export class ReferralMail {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  async referred(tx: EntityManager, statementId: StatementId): Promise<void> {
    const members = await tx.findBy(Membership, { statementId, status: 'active' });
    const leads = members.filter(({ roles }) => roles.includes('safeguarding-lead'));
    const others = members.filter(({ roles }) => roles.some((role) => role === 'co-chair' || role === 'facilitator'));
    const { title } = await tx.findOneByOrFail(Statement, { id: statementId });
    const told = leads.length > 0 ? leads : others;
    const people = await tx.findBy(Person, { id: In(told.map(({ personId }) => personId)), erasedAt: IsNull() });
    const text = leads.length > 0 ? this.toLeads(statementId, title) : this.toOthers(statementId, title);
    const subject = `[${title}] Somebody is worried about a person`;
    for (const { email } of people) if (email) await this.mail.queue(tx, { to: email, subject, text });
  }

  private toLeads(statementId: StatementId, title: string): string {
    return [
      `Somebody who takes part in "${title}" is worried about a person. The words that they are worried about are hidden now. Please look at them today.`,
      `Read them here:\n${this.config.baseUrl}/workspace/${statementId}/worries`,
      'You are getting this because you are a safeguarding lead. This mail says nothing about the person, so that nobody else can read it.',
    ].join('\n\n');
  }

  private toOthers(statementId: StatementId, title: string): string {
    return [
      `Somebody who takes part in "${title}" is worried about a person. The words that they are worried about are hidden now. Only a safeguarding lead can read them, and nobody here is one.`,
      `Please invite a safeguarding lead today:\n${this.config.baseUrl}/workspace/${statementId}/people`,
      'You are getting this because you are a co-chair or the facilitator.',
    ].join('\n\n');
  }
}
