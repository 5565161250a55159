import type { StatementId } from '#concordat';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import {
  CheckpointConnectionType,
  ContentRemovalType,
  RemoveContentInput,
  RemoveContentPayload,
  TakeBackRemovalInput,
  TakeBackRemovalPayload,
  WaitingRemovalType,
} from './record.types.js';
import { RecordView } from './record.view.js';
import { RemoveContent } from './remove-content.js';
import { TakeBackRemoval } from './take-back-removal.js';

@Resolver()
export class RecordResolver {
  constructor(
    private readonly view: RecordView,
    private readonly remove: RemoveContent,
    private readonly takeBack: TakeBackRemoval,
  ) {}

  @Query(() => CheckpointConnectionType, {
    description: 'Where the record of a statement stood at each gate, signed; oldest first.',
  })
  @Requires('statement:read')
  checkpoints(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many; 100 at most.' }) first: number,
    @Args('after', { type: () => String, nullable: true, description: 'Goes on after the one with this cursor.' })
    after: string | null,
  ): Promise<CheckpointConnectionType> {
    return this.view.checkpoints(statementId, { first, after: after ?? null });
  }

  @Query(() => [ContentRemovalType], { description: 'What was removed from the record of a statement, and why.' })
  @Requires('statement:read')
  contentRemovals(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<ContentRemovalType[]> {
    return this.view.removals(statementId);
  }

  @Query(() => [WaitingRemovalType], {
    description: 'What somebody asks to be removed from the record, and waits for the second key; oldest first.',
  })
  @Requires('statement:act')
  waitingRemovals(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<WaitingRemovalType[]> {
    return this.view.waiting(statementId);
  }

  @Mutation(() => TakeBackRemovalPayload, { description: 'Takes back that you asked for a content to be removed.' })
  @Requires('statement:act')
  takeBackRemoval(
    @Args('input', { description: 'Which removal.' }) input: TakeBackRemovalInput,
    @CurrentActor() actor: Actor,
  ): Promise<TakeBackRemovalPayload> {
    return this.takeBack.run(actor, input);
  }

  @Mutation(() => RemoveContentPayload, {
    description:
      'Asks for a content of the record to be destroyed or, as a co-chair of another group, agrees to it: then it is.',
  })
  @Requires('statement:act')
  removeContent(
    @Args('input', { description: 'Which content, and why.' }) input: RemoveContentInput,
    @CurrentActor() actor: Actor,
  ): Promise<RemoveContentPayload> {
    return this.remove.run(actor, input);
  }
}
