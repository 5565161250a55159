import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ActorIfMember, CurrentActor, type Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Requires } from '../platform/requires.js';
import { BringDataset } from './bring-dataset.js';
import type { Dataset } from './dataset.entity.js';
import { BringDatasetInput, BringDatasetPayload, DatasetType, datasetType } from './dataset.types.js';
import { StatementReader } from './statement.reader.js';

@Resolver(() => DatasetType)
export class DatasetResolver {
  constructor(
    private readonly reader: StatementReader,
    private readonly memberships: MembershipReader,
    private readonly bring: BringDataset,
  ) {}

  @Query(() => [DatasetType], { description: 'Tables of figures of a statement, by name.' })
  @Requires('statement:read')
  async datasets(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @ActorIfMember() actor: Actor | null,
  ): Promise<DatasetType[]> {
    return this.shown(await this.reader.datasets(statementId), actor);
  }

  @Mutation(() => BringDatasetPayload, { description: 'Brings a table of figures, which sections can then show.' })
  @Requires('statement:act')
  async bringDataset(
    @Args('input', { description: 'The table.' }) { statementId: _, ...brought }: BringDatasetInput,
    @CurrentActor() actor: Actor,
  ): Promise<BringDatasetPayload> {
    const { dataset, refusals } = await this.bring.run(actor, brought);
    const [shown = null] = dataset ? await this.shown([dataset], actor) : [];
    return { dataset: shown, refusals };
  }

  /** With the names of owners as the reader may see them; for an administrator, as everybody may. */
  private async shown(datasets: readonly Dataset[], actor: Actor | null): Promise<DatasetType[]> {
    const owners = datasets.flatMap(({ ownerId }) => ownerId ?? []);
    const names = await this.memberships.shown([...new Set(owners)], actor ?? 'everyone');
    return datasets.map((dataset) => datasetType(dataset, dataset.ownerId && (names.get(dataset.ownerId) ?? null)));
  }
}
