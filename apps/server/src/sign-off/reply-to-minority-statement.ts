import { stands, whyNotReply } from '#sign-off';
import { whyNotJoinHidden } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { hidingIn } from './hidden-own-words.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { newsOfOwnWords, type OwnWordsAnswer } from './own-words.js';

/** One act: another group gives the one reply that a minority statement may have, once it stands (R19). */
@Injectable()
export class ReplyToMinorityStatement {
  // eslint-disable-next-line max-params -- a reply looks at the agreement and at what hides words, and tells the feed
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, given: GivenReply): Promise<OwnWordsAnswer> {
    const answer = await this.db.transaction((tx) => this.reply(tx, actor, given));
    if (answer.minorityStatement) this.changes.publish(...newsOfOwnWords(answer.minorityStatement));
    return answer;
  }

  private async reply(
    tx: EntityManager,
    actor: Actor,
    { minorityStatementId, text }: GivenReply,
  ): Promise<OwnWordsAnswer> {
    const { statementId } = actor;
    const where = { id: minorityStatementId, statementId };
    const lock = { mode: 'for_no_key_update' } as const;
    const { sectionId } = await tx.findOneByOrFail(MinorityStatement, where);
    // Publishing locks the sections too: no reply comes in between its reading and its commit.
    await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const minority = await tx.findOneOrFail(MinorityStatement, { where, lock });
    const { state } = await tx.findOneByOrFail(Statement, { id: statementId });
    const { concordat } = await this.concordats.standing(statementId, tx);
    const refusals = whyNotReply({
      maxWords: concordat.parameters.minorityStatementWords,
      documentState: state,
      stands: stands(minority),
      existingReply: minority.replyText !== null,
      constituency: actor.constituency ?? '',
      minorityConstituency: minority.constituency,
      text,
    });
    const hiding = await hidingIn(this.concerns, { statementId, things: [minority] }, tx);
    refusals.push(...whyNotJoinHidden(hiding.get(minority.id)));
    if (refusals.length > 0) return { minorityStatement: null, refusals };
    const reply = {
      replyText: text.trim(),
      replyConstituency: actor.constituency,
      replyBy: actor.membershipId,
      replyAt: this.clock.now(),
    };
    await tx.update(MinorityStatement, { id: minority.id }, reply);
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'minority-statement.replied', actor },
      facts: { id: minority.id },
      committed: { text: reply.replyText },
    });
    return { minorityStatement: { ...minority, ...reply }, refusals: [] };
  }
}

interface GivenReply {
  readonly minorityStatementId: string;
  readonly text: string;
}
