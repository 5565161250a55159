import type { DocumentState, SectionId, StatementId } from '#concordat';
import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { RefusalType } from '../platform/refusal.type.js';
import { Requires } from '../platform/requires.js';
import { StatementType, statementType } from './statement.types.js';
import { TakeBackKey } from './take-back-key.js';

@ObjectType({ description: 'What came of taking a key back.' })
export class TakeBackKeyPayload {
  @Field(() => StatementType, { nullable: true, description: 'The statement; empty when refused.' })
  statement!: StatementType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when the key was taken back.' })
  refusals!: RefusalType[];
}

@Resolver()
export class TakeBackKeyResolver {
  constructor(private readonly takeBack: TakeBackKey) {}

  @Mutation(() => TakeBackKeyPayload, {
    description:
      "Takes the caller's key back while the other co-chair's is missing: for a stage, or for locking a section or opening it again.",
  })
  @Requires('statement:co-chair')
  async takeBackKey(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @Args('to', { type: () => String, nullable: true, description: 'The stage; left out for a section.' })
    to: string | null,
    @Args('sectionId', { type: () => ID, nullable: true, description: 'The section; left out for a stage.' })
    sectionId: SectionId | null,
    @CurrentActor() actor: Actor,
  ): Promise<TakeBackKeyPayload> {
    const of = sectionId ? { sectionId } : { to: (to ?? '') as DocumentState };
    const { statement, refusals } = await this.takeBack.run(actor, of);
    return { statement: statement && statementType(statement), refusals };
  }
}
