import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addressesOf } from '../membership/addresses-of.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { joinedTo } from './joined.js';
import type { Proposal, PublishedView, Response } from './proposal.entity.js';

/** Tells people what has become of their suggestion (R15). What it says stays behind the link. */
@Injectable()
export class AnswerMail {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** To whoever suggested it, and to those whose suggestions have joined it; to who wrote it down for somebody without an address. */
  async answered(tx: EntityManager, proposal: Proposal, response: Response): Promise<void> {
    const to = [proposal, ...(await joinedTo(tx, proposal.id))];
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
      ...{ to: [proposal], subject: 'Your suggestion was joined with another', says },
    });
  }

  private async send(tx: EntityManager, proposal: Proposal, { to, subject, says }: AnswerTold): Promise<void> {
    const ids = to.flatMap(({ proposerId, writtenDownBy }) => [proposerId, writtenDownBy]);
    const addressOf = await addressesOf(tx, ids);
    const { title } = await tx.findOneByOrFail(Statement, { id: proposal.statementId });
    const section = await tx.findOneByOrFail(Section, { id: proposal.sectionId });
    const link = `${this.config.baseUrl}/workspace/${proposal.statementId}/suggestions/${proposal.id}`;
    const textOf = ([begins, ends]: readonly [string, string]): string =>
      [`${begins} "${section.title}" in "${title}".`, ...says, `Read it here:\n${link}`, ends].join('\n\n');
    const mails = to.map(({ proposerId, writtenDownBy }) => {
      const own = addressOf(proposerId);
      return own ? { email: own, text: textOf(TO_THEM) } : { email: addressOf(writtenDownBy), text: textOf(FOR_THEM) };
    });
    const once = new Map(mails.flatMap(({ email, text }) => (email ? [[email, text] as const] : [])));
    for (const [email, text] of once) await this.mail.queue(tx, { to: email, subject: `[${title}] ${subject}`, text });
  }
}

/** What is told, and about whose suggestions. */
interface AnswerTold {
  readonly to: readonly Proposal[];
  readonly subject: string;
  readonly says: readonly string[];
}

/** How a mail begins and ends: to whoever suggested it, or to the facilitator who wrote it down for somebody without an address. */
const TO_THEM: readonly [string, string] = [
  'You suggested a change to',
  'You are getting this because everybody who suggests a change is told what became of it.',
];
const FOR_THEM: readonly [string, string] = [
  'You wrote down a suggestion for somebody who gave no e-mail address. It is about',
  'Please tell them what this says, in the way that they told you. They can ask you to ask two other people for them.',
];

const DECISIONS: Readonly<Record<Response['decision'], string>> = {
  ACCEPTED: 'The answer is: agreed.',
  ACCEPTED_IN_PART: 'The answer is: agreed in part.',
  NOT_ACCEPTED: 'The answer is: not agreed.',
};

function viewsOf(views: readonly PublishedView[]): string[] {
  return views.map(({ reason }, index) => `View ${index + 1}: ${reason}`);
}
