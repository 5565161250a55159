import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { statementType } from '../statements/statement.types.js';
import { TakeBackKeyPayload } from '../statements/take-back-key.resolver.js';
import {
  ContentRemovalConnectionType,
  type ContentRemovalType,
  RemovableContentConnectionType,
  RemoveContentInput,
  RemoveContentPayload,
  TakeBackRemovalInput,
  WaitingRemovalType,
  type RemovableContentType,
} from './removal.types.js';
import { RemovalView } from './removal.view.js';
import { RemoveContent } from './remove-content.js';
import { TakeBackRemoval } from './take-back-removal.js';

@Resolver()
export class RemovalResolver {
  constructor(
    private readonly view: RemovalView,
    private readonly remove: RemoveContent,
    private readonly takeBack: TakeBackRemoval,
  ) {}

  @Query(() => RemovableContentConnectionType, {
    description: 'Words in the record of a statement that can be removed, newest first.',
  })
  @Requires('statement:facilitate')
  removableContents(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Page<RemovableContentType>> {
    return this.view.removable(actor, page);
  }

  @Query(() => ContentRemovalConnectionType, {
    description: 'What was removed from the record of a statement, and why.',
  })
  @Requires('statement:read')
  contentRemovals(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args() page: PageArgs,
  ): Promise<Page<ContentRemovalType>> {
    return this.view.removals(statementId, page);
  }

  @Query(() => [WaitingRemovalType], {
    description: 'What somebody asks to be removed from the record, and waits for the second key; oldest first.',
  })
  @Requires('statement:act')
  waitingRemovals(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<WaitingRemovalType[]> {
    return this.view.waiting(actor);
  }

  @Mutation(() => TakeBackKeyPayload, {
    description:
      'Takes back that a content is to be removed: by who asked or, if that person has left, by who may ask.',
  })
  @Requires('statement:act')
  async takeBackRemoval(
    @Args('input', { description: 'Which removal.' }) input: TakeBackRemovalInput,
    @CurrentActor() actor: Actor,
  ): Promise<TakeBackKeyPayload> {
    const { statement, refusals } = await this.takeBack.run(actor, input);
    return { statement: statement && statementType(statement), refusals };
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
