import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { CommentPayload, PublicCommentType } from './comment.types.js';
import { CommentsView } from './comments.view.js';

/** A comment, in the answer to an act on it. */
@Resolver(() => CommentPayload)
export class CommentAfterResolver {
  constructor(private readonly view: CommentsView) {}

  @ResolveField(() => PublicCommentType, { nullable: true, description: 'As it now is; empty when refused.' })
  @Requires('statement:act')
  async comment(
    @Parent() { commentId }: CommentPayload,
    @CurrentActor() actor: Actor,
  ): Promise<PublicCommentType | null> {
    return commentId === null ? null : this.view.one(actor, commentId);
  }
}
