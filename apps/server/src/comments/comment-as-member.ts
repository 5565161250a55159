import type { Refusal, SectionId } from '#concordat';
import { whyNotCommentAsMember } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { whoseWords, type OnBehalf } from '../membership/whose-words.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import type { CommentChanged } from './answer-comment.js';
import { KeepComment, type CommentText } from './keep-comment.js';

/** What is said about a section. */
export interface SaidAbout extends CommentText {
  readonly sectionId: SectionId;
  /** For whom, where a facilitator sends it: then it is theirs (R9). */
  readonly onBehalf?: OnBehalf | null;
}

/** One act: a member says something about a section, or about words of it. Other members read it at once (R12). */
@Injectable()
export class CommentAsMember {
  constructor(
    private readonly db: DataSource,
    private readonly keep: KeepComment,
  ) {}

  run(actor: Actor, { sectionId, onBehalf = null, ...text }: SaidAbout): Promise<CommentChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId } = actor;
      // Locked, so that the section cannot be frozen over a comment that is just coming in.
      const lock = { mode: 'for_no_key_update' } as const;
      const section = await tx.findOneOrFail(Section, { where: { id: sectionId, statementId }, lock });
      const writer = { id: membershipId, statementId };
      const { whose, refusals: notTheirs } = await whoseWords(tx, { writer, onBehalf });
      if (!whose) return { comment: null, refusals: notTheirs };
      const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
      const words = await this.keep.words(tx, section, { ...text, instead: '' });
      const { constituency, status: membershipStatus } = whose.author;
      const place = { documentState, sectionState: section.state, membershipStatus };
      const refusals: Refusal[] = whyNotCommentAsMember({ ...words, ...place, constituency });
      if (refusals.length > 0 || constituency === null) return { comment: null, refusals };
      const from = { constituency, name: '', whose, state: 'SHOWN' as const };
      return { comment: await this.keep.run(tx, section, { words, from }), refusals: [] };
    });
  }
}
