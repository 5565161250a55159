import type { StatementId } from '#concordat';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../platform/requires.js';
import { DatasetType, datasetType } from './dataset.types.js';
import { StatementReader } from './statement.reader.js';

@Resolver(() => DatasetType)
export class DatasetResolver {
  constructor(private readonly reader: StatementReader) {}

  @Query(() => [DatasetType], { description: 'Tables of figures of a statement, by name.' })
  @Requires('statement:read')
  async datasets(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<DatasetType[]> {
    return (await this.reader.datasets(statementId)).map(datasetType);
  }
}
