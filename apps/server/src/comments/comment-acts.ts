import type { Refusal, SectionId } from '#concordat';
import type { Decision } from '#deliberation';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../membership/actor.js';
import { asOnBehalf } from '../membership/on-behalf.type.js';
import { ChangeFeed } from '../platform/notifications.js';
import { AgreeWithCommentAnswer, LookAtComment, type CommentChanged } from './answer-comment.js';
import { CommentAsMember } from './comment-as-member.js';
import type { CommentOnInput, CommentPayload, FormatPayload } from './comment.types.js';
import { CommentsView } from './comments.view.js';
import { GiveCommentAnswer } from './give-comment-answer.js';
import { DropFormat, MarkFormatReady, OweFormat, type WantedFormat } from './formats.js';

/** Carries out what members do with comments of the public and with formats, and tells others. */
@Injectable()
export class CommentActs {
  // eslint-disable-next-line max-params -- one for each act
  constructor(
    private readonly view: CommentsView,
    private readonly changes: ChangeFeed,
    private readonly owing: OweFormat,
    private readonly marking: MarkFormatReady,
    private readonly dropping: DropFormat,
    private readonly saying: CommentAsMember,
    private readonly looking: LookAtComment,
    private readonly giving: GiveCommentAnswer,
    private readonly agreeing: AgreeWithCommentAnswer,
  ) {}

  async owe(actor: Actor, wanted: WantedFormat): Promise<FormatPayload> {
    const { constituency, format, readyOn } = wanted;
    return this.times(actor, await this.owing.run(actor, { constituency, format, readyOn }));
  }

  async ready(actor: Actor, ready: { formatId: string; readyOn: string | null }): Promise<FormatPayload> {
    return this.times(actor, await this.marking.run(actor, ready));
  }

  async drop(actor: Actor, dropped: { formatId: string; reason: string }): Promise<FormatPayload> {
    return this.times(actor, await this.dropping.run(actor, dropped));
  }

  async say(actor: Actor, { sectionId, part, onBehalf, ...said }: CommentOnInput): Promise<CommentPayload> {
    const text = { ...said, part: part ?? '', sectionId: sectionId as SectionId, onBehalf: asOnBehalf(onBehalf) };
    return this.changed(actor, await this.saying.run(actor, text));
  }

  async look(actor: Actor, look: { commentId: string; show: boolean; reason: string }): Promise<CommentPayload> {
    return this.changed(actor, await this.looking.run(actor, look));
  }

  async give(actor: Actor, idea: { commentId: string; decision: Decision; reason: string }): Promise<CommentPayload> {
    return this.changed(actor, await this.giving.run(actor, idea));
  }

  async agree(actor: Actor, seen: { commentId: string; seenHash: string }): Promise<CommentPayload> {
    return this.changed(actor, await this.agreeing.run(actor, seen));
  }

  private async times(actor: Actor, { refusals }: { refusals: Refusal[] }): Promise<FormatPayload> {
    if (refusals.length > 0) return { times: null, refusals };
    this.changes.publish(`statement:${actor.statementId}`, { kind: 'stage' });
    return { times: await this.view.timesOf(actor), refusals: [] };
  }

  private changed(actor: Actor, { comment, refusals }: CommentChanged): CommentPayload {
    const { statementId } = actor;
    if (!comment) return { statementId, commentId: null, refusals };
    this.changes.publish(`statement:${statementId}`, { kind: 'proposal', sectionId: comment.sectionId });
    return { statementId, commentId: comment.id, refusals: [] };
  }
}
