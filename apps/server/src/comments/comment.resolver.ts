import type { StatementId } from '#concordat';
import type { Decision } from '#deliberation';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { CommentActs } from './comment-acts.js';
import {
  AgreeWithCommentAnswerInput,
  CommentOnInput,
  CommentPayload,
  CommentTimesType,
  DropFormatInput,
  FormatPayload,
  GiveCommentAnswerInput,
  LookAtCommentInput,
  MarkFormatReadyInput,
  OweFormatInput,
  PublicCommentConnectionType,
} from './comment.types.js';
import { CommentsView } from './comments.view.js';

@Resolver()
export class CommentResolver {
  constructor(
    private readonly view: CommentsView,
    private readonly acts: CommentActs,
  ) {}

  @Query(() => CommentTimesType, { description: 'When each group can comment, and the formats that it waits for.' })
  @Requires('statement:act')
  commentTimes(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<CommentTimesType> {
    return this.view.timesOf(actor);
  }

  @Query(() => PublicCommentConnectionType, {
    description: 'Comments of members and of the public on a statement, oldest first.',
  })
  @Requires('statement:act')
  publicComments(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @Args('open', { defaultValue: false, description: 'Only those that still need somebody.' }) open: boolean,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many; 50 at most.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Goes on after the one with this cursor.' })
    after: string | null,
    @CurrentActor() actor: Actor,
  ): Promise<PublicCommentConnectionType> {
    return this.view.page(actor, { open, first, after: after ?? null });
  }

  @Mutation(() => FormatPayload, { description: 'Says that a group is owed a format. Its time waits for it.' })
  @Requires('statement:act')
  oweFormat(
    @Args('input', { description: 'Which, and to whom.' }) input: OweFormatInput,
    @CurrentActor() actor: Actor,
  ): Promise<FormatPayload> {
    return this.acts.owe(actor, input);
  }

  @Mutation(() => FormatPayload, { description: 'Says since when a format is there, or that it is not after all.' })
  @Requires('statement:act')
  markFormatReady(
    @Args('input', { description: 'Which, and since when.' }) input: MarkFormatReadyInput,
    @CurrentActor() actor: Actor,
  ): Promise<FormatPayload> {
    return this.acts.ready(actor, { ...input, readyOn: input.readyOn ?? null });
  }

  @Mutation(() => FormatPayload, { description: 'Says, with a reason, that a group is not owed a format after all.' })
  @Requires('statement:act')
  dropFormat(
    @Args('input', { description: 'Which, and why.' }) input: DropFormatInput,
    @CurrentActor() actor: Actor,
  ): Promise<FormatPayload> {
    return this.acts.drop(actor, input);
  }

  @Mutation(() => CommentPayload, {
    description: 'Says something about a section, or about words of it. Members read it at once.',
  })
  @Requires('statement:act')
  commentOn(
    @Args('input', { description: 'What, and about which words.' }) input: CommentOnInput,
    @CurrentActor() actor: Actor,
  ): Promise<CommentPayload> {
    return this.acts.say(actor, input);
  }

  @Mutation(() => CommentPayload, { description: 'Shows a comment to everybody, or keeps it back with a reason.' })
  @Requires('statement:act')
  lookAtComment(
    @Args('input', { description: 'Which, and whether.' }) input: LookAtCommentInput,
    @CurrentActor() actor: Actor,
  ): Promise<CommentPayload> {
    return this.acts.look(actor, input);
  }

  @Mutation(() => CommentPayload, {
    description: 'Puts an answer to a comment forward. It is given once a person of another group agrees with it.',
  })
  @Requires('statement:act')
  giveCommentAnswer(
    @Args('input', { description: 'The answer.' }) input: GiveCommentAnswerInput,
    @CurrentActor() actor: Actor,
  ): Promise<CommentPayload> {
    return this.acts.give(actor, { ...input, decision: input.decision as Decision });
  }

  @Mutation(() => CommentPayload, {
    description: 'Agrees with an answer to a comment that somebody of another group put forward.',
  })
  @Requires('statement:act')
  agreeWithCommentAnswer(
    @Args('input', { description: 'The answer, as it was read.' }) input: AgreeWithCommentAnswerInput,
    @CurrentActor() actor: Actor,
  ): Promise<CommentPayload> {
    return this.acts.agree(actor, input);
  }
}
