import { isPublished, type Refusal } from '#concordat';
import type { ContentHash } from '#document';
import { whyNotAlone, whyNotCouncilReply } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AloneSituationReader, type ReadSituation } from './alone-situation.reader.js';
import { lockSections } from './lock-sections.js';
import { CouncilReply } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';

/** What came of replying. */
export interface CouncilReplied {
  readonly reply: CouncilReply | null;
  readonly refusals: Refusal[];
}

/** One act: a member of the council replies to what other groups publish, or may publish, without it (R24b). */
@Injectable()
export class ReplyForCouncil {
  // eslint-disable-next-line max-params -- a reply looks at what is or may be published, the agreement and the record
  constructor(
    private readonly db: DataSource,
    private readonly situations: AloneSituationReader,
    private readonly publications: PublicationReader,
    private readonly concordats: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { text }: { text: string }): Promise<CouncilReplied> {
    const replied = await this.db.transaction(async (tx) => {
      await lockSections(tx, actor.statementId);
      const lock = { mode: 'for_no_key_update' } as const;
      await tx.findOneOrFail(Statement, { where: { id: actor.statementId }, lock });
      const { refusals, documentHash } = await this.whyNot(tx, actor, text);
      if (refusals.length > 0 || documentHash === null) return { reply: null, refusals };
      return { reply: await this.give(tx, actor, { text: text.trim(), documentHash }), refusals: [] };
    });
    if (replied.reply) this.changes.publish(`statement:${actor.statementId}`, { kind: 'council-reply' });
    return replied;
  }

  /** Why somebody cannot reply with these words now, and the text that the reply would be to. `known`: if it was read. */
  async whyNot(
    tx: EntityManager,
    { statementId, constituency }: Actor,
    text: string,
    known?: ReadSituation,
  ): Promise<{ refusals: Refusal[]; documentHash: ContentHash | null }> {
    const { situation, standing } = known ?? (await this.situations.read(tx, statementId, 'PARTNERS_ONLY'));
    const latest = await this.publications.latest(statementId, tx);
    const isInForce = isPublished(situation.documentState) && latest?.kind === 'PARTNERS_ONLY';
    const documentHash = isInForce ? latest.documentHash : standing.hash;
    const existing = documentHash && (await this.publications.councilReply(statementId, documentHash, tx));
    const { concordat } = await this.concordats.standing(statementId, tx);
    const refusals = whyNotCouncilReply({
      ...{ constituency, isPublished: isInForce, text, existingReply: Boolean(existing) },
      blockedBy: whyNotAlone(situation),
      maxWords: concordat.parameters.minorityStatementWords,
    });
    return { refusals, documentHash };
  }

  private async give(
    tx: EntityManager,
    { statementId, membershipId: givenBy, constituency, pseudonym }: Actor,
    { text, documentHash }: { text: string; documentHash: ContentHash },
  ): Promise<CouncilReply> {
    const at = this.clock.now();
    const reply: CouncilReply = { id: this.randomness.uuid(), statementId, documentHash, text, givenBy, at };
    await tx.insert(CouncilReply, reply);
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'council-reply.given' },
      actor: { pseudonym: reply.id, constituency },
      facts: { reply: reply.id, documentHash },
      committed: { text, by: pseudonym },
    });
    return reply;
  }
}
