import { stands, whyNotJoin } from '#sign-off';
import { whyNotJoinHidden } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { hidingIn } from './hidden-own-words.js';
import { MinorityStatement } from './minority-statement.entity.js';
import { newsOfOwnWords, recordedAs, type OwnWordsAnswer } from './own-words.js';

/** One act: a member puts their own name, and nobody else's, to own words of their group; the third lets them stand (R19). */
@Injectable()
export class JoinMinorityStatement {
  constructor(
    private readonly db: DataSource,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: { minorityStatementId: string }): Promise<OwnWordsAnswer> {
    const answer = await this.db.transaction((tx) => this.join(tx, actor, wanted.minorityStatementId));
    if (answer.minorityStatement) this.changes.publish(...newsOfOwnWords(answer.minorityStatement));
    return answer;
  }

  private async join(tx: EntityManager, actor: Actor, id: string): Promise<OwnWordsAnswer> {
    const where = { id, statementId: actor.statementId };
    const lock = { mode: 'for_no_key_update' } as const;
    const { sectionId } = await tx.findOneByOrFail(MinorityStatement, where);
    // Publishing locks the sections too: nobody joins between its reading and its commit.
    const section = await tx.findOneOrFail(Section, { where: { id: sectionId }, lock });
    const minority = await tx.findOneOrFail(MinorityStatement, { where, lock });
    const { state } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    const refusals = whyNotJoin({
      documentState: state,
      sectionState: section.state,
      constituency: actor.constituency ?? '',
      minorityConstituency: minority.constituency,
      signedBy: minority.signedBy,
      takenBackAt: minority.takenBackAt,
      actor: actor.membershipId,
    });
    const { statementId } = actor;
    const hiding = await hidingIn(this.concerns, { statementId, things: [minority] }, tx);
    refusals.push(...whyNotJoinHidden(hiding.get(minority.id)));
    if (refusals.length > 0) return { minorityStatement: null, refusals };
    const joined = { ...minority, signedBy: [...minority.signedBy, actor.membershipId] };
    await tx.update(MinorityStatement, { id }, { signedBy: joined.signedBy });
    await this.record(tx, actor, { joined, section });
    return { minorityStatement: joined, refusals: [] };
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    { joined, section }: { joined: MinorityStatement; section: Section },
  ): Promise<void> {
    const standsNow = stands(joined);
    const { who, committed } = recordedAs(actor, standsNow, this.randomness.uuid());
    await this.timeline.add(tx, {
      chain: actor.statementId,
      kind: 'minority-statement.joined',
      actor: who,
      facts: { id: joined.id, section: section.key, stands: standsNow },
      committed,
    });
  }
}
