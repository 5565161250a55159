import type { Constituency, Refusal, SectionId } from '#concordat';
import { commentClock, whyNotComment } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { CommentTimes } from './comment-times.js';
import type { PublicComment } from './comment.entity.js';
import { KeepComment, type CommentText } from './keep-comment.js';

/** What somebody of the public sends. Nobody is asked who they are. */
export interface CommentSent extends CommentText {
  readonly sectionId: SectionId;
  /** The group they say they belong to; anything else counts as the public. */
  readonly constituency: string;
  readonly name: string;
}

/** One act: takes a comment from the public on the draft. It is held until a human has looked at it. */
@Injectable()
export class SendComment {
  constructor(
    private readonly db: DataSource,
    private readonly times: CommentTimes,
    private readonly keep: KeepComment,
    private readonly changes: ChangeFeed,
  ) {}

  async run(sent: CommentSent): Promise<{ comment: PublicComment | null; refusals: Refusal[] }> {
    const done = await this.db.transaction((tx) => this.take(tx, sent));
    const { comment } = done;
    if (comment) {
      const { statementId, sectionId } = comment;
      this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId });
    }
    return done;
  }

  private async take(
    tx: EntityManager,
    sent: CommentSent,
  ): Promise<{ comment: PublicComment | null; refusals: Refusal[] }> {
    // Locked, so that comments cannot close, nor the section freeze, over one that is just coming in.
    const lock = { mode: 'pessimistic_read' } as const;
    const section = await tx.findOneOrFail(Section, { where: { id: sent.sectionId }, lock });
    const { statementId } = section;
    const { state } = await tx.findOneByOrFail(Statement, { id: statementId });
    const constituency = await this.groupOf(tx, section, sent.constituency);
    const time = await this.times.time(statementId, tx);
    const words = await this.keep.words(tx, section, sent);
    const refusals = whyNotComment({
      ...{ ...words, name: sent.name },
      documentState: time ? state : 'DRAFTING',
      sectionState: section.state,
      clock: time ? commentClock(time, constituency) : { closesOn: null },
      today: this.times.today(),
    });
    if (refusals.length > 0) return { comment: null, refusals };
    const from = { constituency, name: sent.name, whose: null, state: 'HELD' as const };
    const before = await this.keep.sentBefore(tx, section, { words, from });
    return { comment: before ?? (await this.keep.run(tx, section, { words, from })), refusals: [] };
  }

  private async groupOf(tx: EntityManager, { statementId }: Section, said: string): Promise<Constituency> {
    const groups = await this.times.groups(statementId, tx);
    return groups.find((group) => group === said) ?? 'PUBLIC';
  }
}
