import type { Constituency, Refusal, SectionId } from '#concordat';
import { commentClock, whyNotComment } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { CommentTimes } from './comment-times.js';
import { PublicComment } from './comment.entity.js';

/** What somebody of the public sends. Nobody is asked who they are. */
export interface CommentSent {
  readonly sectionId: SectionId;
  /** The group they say they belong to; anything else counts as the public. */
  readonly constituency: string;
  readonly name: string;
  readonly change: string;
  readonly why: string;
}

/** One act: takes a comment from the public on the draft. It is held until a human has looked at it. */
@Injectable()
export class SendComment {
  // eslint-disable-next-line max-params -- a comment is held against stage, clock and record, and others are told
  constructor(
    private readonly db: DataSource,
    private readonly times: CommentTimes,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
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
    const refusals = whyNotComment({
      ...sent,
      documentState: time ? state : 'DRAFTING',
      sectionState: section.state,
      clock: time ? commentClock(time, constituency) : { closesOn: null },
      today: this.times.today(),
    });
    if (refusals.length > 0) return { comment: null, refusals };
    const comment = tx.create(PublicComment, {
      ...{ id: this.randomness.uuid(), statementId, sectionId: section.id, constituency },
      ...{ reference: this.reference(), at: this.clock.now(), state: 'HELD' as const, decidedBy: [] },
      ...{ name: sent.name.trim(), change: sent.change.trim(), why: sent.why.trim() },
    });
    await tx.insert(PublicComment, comment);
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'comment.received', actor: null },
      facts: {
        ...{ comment: comment.id, section: section.key, constituency },
        asksForChange: comment.change !== '',
      },
      committed: { name: comment.name, change: comment.change, why: comment.why },
    });
    return { comment, refusals: [] };
  }

  private async groupOf(tx: EntityManager, { statementId }: Section, said: string): Promise<Constituency> {
    const groups = await this.times.groups(statementId, tx);
    return groups.find((group) => group === said) ?? 'PUBLIC';
  }

  /** Letters and digits that nobody takes for one another. */
  private reference(): string {
    const letters = [...this.randomness.bytes(REFERENCE_LENGTH)].map((byte) => CLEAR[byte % CLEAR.length]);
    return `C-${letters.join('')}`;
  }
}

const CLEAR = '23456789CDFGHJKMNPQRTVWXYZ';
const REFERENCE_LENGTH = 8;
