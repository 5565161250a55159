import type { Decision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addressesOf } from '../membership/addresses-of.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import type { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import type { PublicComment } from './comment.entity.js';

/** Tells a member what has become of their comment (R15). Somebody of the public gave no address: they look by its number. */
@Injectable()
export class CommentMail {
  constructor(
    private readonly mail: Mail,
    private readonly config: Config,
  ) {}

  /** To whoever wrote it, or to who wrote it down for somebody without an address. */
  async answered(tx: EntityManager, comment: PublicComment, section: Section): Promise<void> {
    const { statementId, authorId, writtenDownBy, decision, reason } = comment;
    if (authorId === null || decision === null) return;
    const addressOf = await addressesOf(tx, [authorId, writtenDownBy]);
    const own = addressOf(authorId);
    const to = own ?? addressOf(writtenDownBy);
    if (to === null) return;
    const { title } = await tx.findOneByOrFail(Statement, { id: statementId });
    const [begins, ends] = own ? TO_THEM : FOR_THEM;
    const text = [
      `${begins} "${section.title}" in "${title}".`,
      `${DECISIONS[decision]} The reason: ${reason ?? ''}`,
      `Read it here:\n${this.config.baseUrl}/workspace/${statementId}/comments`,
      ends,
    ].join('\n\n');
    await this.mail.queue(tx, { to, subject: `[${title}] Your comment has an answer`, text });
  }
}

const TO_THEM: readonly [string, string] = [
  'You wrote a comment on',
  'You are getting this because everybody who takes part is told what became of their comment.',
];
const FOR_THEM: readonly [string, string] = [
  'You wrote down a comment for somebody who gave no e-mail address. It is about',
  'Please tell them what this says, in the way that they told you.',
];

const DECISIONS: Readonly<Record<Decision, string>> = {
  ACCEPTED: 'The answer is: agreed.',
  ACCEPTED_IN_PART: 'The answer is: agreed in part.',
  NOT_ACCEPTED: 'The answer is: not agreed.',
};
