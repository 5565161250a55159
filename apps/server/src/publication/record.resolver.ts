import type { StatementId } from '#concordat';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../platform/requires.js';
import { CheckpointConnectionType } from './record.types.js';
import { RecordView } from './record.view.js';

@Resolver()
export class RecordResolver {
  constructor(private readonly view: RecordView) {}

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
}
