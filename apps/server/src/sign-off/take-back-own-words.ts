import { whyNotTakeBack } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { newsOfOwnWords, recordedAs, type OwnWordsAnswer } from './own-words.js';

/** One act: whoever added own words takes them back while they wait for names, with the names below them (R19). */
@Injectable()
export class TakeBackOwnWords {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: { minorityStatementId: string }): Promise<OwnWordsAnswer> {
    const answer = await this.db.transaction((tx) => this.takeBack(tx, actor, wanted.minorityStatementId));
    if (answer.minorityStatement) this.changes.publish(...newsOfOwnWords(answer.minorityStatement));
    return answer;
  }

  private async takeBack(tx: EntityManager, actor: Actor, id: string): Promise<OwnWordsAnswer> {
    const where = { id, statementId: actor.statementId };
    const lock = { mode: 'for_no_key_update' } as const;
    const { sectionId } = await tx.findOneByOrFail(MinorityStatement, where);
    // The third name and this wait for each other, and publishing locks the sections too.
    const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const minority = await tx.findOneOrFail(MinorityStatement, { where, lock });
    const { state } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    const refusals = whyNotTakeBack({ ...minority, documentState: state, actor: actor.membershipId });
    if (refusals.length > 0) return { minorityStatement: null, refusals };
    const takenBackAt = this.clock.now();
    await tx.update(MinorityStatement, { id }, { takenBackAt });
    const { who, committed } = recordedAs(actor, false, this.randomness.uuid());
    await this.timeline.add(tx, {
      chain: actor.statementId,
      kind: 'minority-statement.taken-back',
      actor: who,
      facts: { id, section: section.key },
      committed,
    });
    return { minorityStatement: { ...minority, takenBackAt }, refusals: [] };
  }
}
