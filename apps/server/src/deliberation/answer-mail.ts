import type { MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { joinedProposers } from './joined.js';
import type { Proposal, PublishedView, Response } from './proposal.entity.js';

/** Tells people what has become of their suggestion (R15). What it says stays behind the link. */
@Injectable()
export class AnswerMail {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** To whoever suggested it, and to those whose suggestions have joined it. Nothing for people without an address. */
  async answered(tx: EntityManager, proposal: Proposal, response: Response): Promise<void> {
    const to = [proposal.proposerId, ...(await joinedProposers(tx, proposal.id))];
    const says = response.views
      ? [
          `The people who decide do not agree. Both views are published, and the text stays.`,
          ...viewsOf(response.views),
        ]
      : [`${DECISIONS[response.decision]} The reason: ${response.reason}`];
    const again = 'If you think that this is wrong, you can ask once for two other people to look at it.';
    await this.send(tx, proposal, { to, subject: 'Your suggestion has an answer', says: [...says, again] });
  }

  /** To somebody whose suggestion was joined with an earlier one by others. */
  async joined(tx: EntityManager, proposal: Proposal, reason: string): Promise<void> {
    const says = [
      `Your suggestion was joined with an earlier one that asks for the same. The reason: ${reason}`,
      'Your suggestion keeps its own page, and your name stands beside the other. What is answered there is your answer too.',
      'If you think that this is wrong, you can ask once for two other people to look at it.',
    ];
    await this.send(tx, proposal, {
      ...{ to: [proposal.proposerId], subject: 'Your suggestion was joined with another', says },
    });
  }

  private async send(
    tx: EntityManager,
    proposal: Proposal,
    { to, subject, says }: { to: readonly MembershipId[]; subject: string; says: readonly string[] },
  ): Promise<void> {
    const members = await tx.findBy(Membership, { id: In([...to]), status: 'active' });
    const people = await tx.findBy(Person, { id: In(members.map(({ personId }) => personId)) });
    const { title } = await tx.findOneByOrFail(Statement, { id: proposal.statementId });
    const section = await tx.findOneByOrFail(Section, { id: proposal.sectionId });
    const link = `${this.config.baseUrl}/workspace/${proposal.statementId}/suggestions/${proposal.id}`;
    const text = [
      `You suggested a change to "${section.title}" in "${title}".`,
      ...says,
      `Read it here:\n${link}`,
      'You are getting this because everybody who suggests a change is told what became of it.',
    ].join('\n\n');
    for (const { email } of people)
      if (email) await this.mail.queue(tx, { to: email, subject: `[${title}] ${subject}`, text });
  }
}

const DECISIONS: Readonly<Record<Response['decision'], string>> = {
  ACCEPTED: 'The answer is: agreed.',
  ACCEPTED_IN_PART: 'The answer is: agreed in part.',
  NOT_ACCEPTED: 'The answer is: not agreed.',
};

function viewsOf(views: readonly PublishedView[]): string[] {
  return views.map(({ reason }, index) => `View ${index + 1}: ${reason}`);
}
