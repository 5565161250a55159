import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import type { Dataset } from './dataset.entity.js';

@ObjectType('Dataset', {
  description: 'A table of figures that sections show. It never changes: other figures are another table.',
})
export class DatasetType {
  @Field(() => ID, { description: 'The name by which texts refer to it: `T1`.' })
  id!: string;

  @Field({ description: 'What is counted, where and when.' })
  title!: string;

  @Field({ description: 'The finding, in a sentence.' })
  headline!: string;

  @Field({ description: 'Where the figures come from.' })
  source!: string;

  @Field({ description: 'For what time.' })
  period!: string;

  @Field({ description: 'For which place.' })
  geography!: string;

  @Field({ description: 'What to be careful about.' })
  caveat!: string;

  @Field({ description: 'What the chart shows, in words.' })
  textAlternative!: string;

  @Field(() => [String], { description: 'Headings of the columns.' })
  columns!: string[];

  @Field(() => [[String]], { description: 'Values, row by row.' })
  rows!: string[][];

  @Field({ description: 'Fingerprint that signatures of sections with this table bind to.' })
  sha256!: string;

  @Field(() => String, { nullable: true, description: 'Who brought it, as you may see them.' })
  owner!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was brought; empty where that was not noted yet.' })
  broughtAt!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it has counts of 1 to 7, which its owner acknowledged; empty where nobody was asked yet.',
  })
  smallCountsAcknowledged!: boolean | null;
}

@InputType({ description: 'A table of figures, and what it is.' })
export class BringDatasetInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'What is counted, where and when. No other table of the statement has the same title.' })
  title!: string;

  @EverybodyReads()
  @Field({ description: 'The finding, in a sentence.' })
  headline!: string;

  @Field({ description: 'Where the figures come from.' })
  source!: string;

  @Field({ description: 'For what time.' })
  period!: string;

  @Field({ description: 'For which place.' })
  geography!: string;

  @EverybodyReads()
  @Field({ description: 'What to be careful about; may be empty.' })
  caveat!: string;

  @EverybodyReads()
  @Field({ description: 'What the table or its chart shows, in words.' })
  textAlternative!: string;

  @Field(() => [String], { description: 'Headings of the columns, each different.' })
  columns!: string[];

  @Field(() => [[String]], { description: 'Values, row by row, one for each column.' })
  rows!: string[][];

  @Field({ description: 'Says that its counts of 1 to 7 can tell of nobody, or are not of people.' })
  smallCountsAcknowledged!: boolean;
}

@ObjectType({ description: 'What came of bringing a table of figures.' })
export class BringDatasetPayload {
  @Field(() => DatasetType, {
    nullable: true,
    description: 'The table, with the name that it got; empty when refused.',
  })
  dataset!: DatasetType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not brought; empty when it was.' })
  refusals!: RefusalType[];
}

/** Shows a table as the API does; `owner` is the name of whoever brought it as the reader may see it. */
export function datasetType({ key, ...dataset }: Dataset, owner: string | null): DatasetType {
  const { title, headline, source, period, geography, caveat, textAlternative, columns, rows, sha256 } = dataset;
  const { broughtAt, smallCountsAcknowledged } = dataset;
  return {
    ...{ id: key, title, headline, source, period, geography, caveat, textAlternative, columns, rows, sha256 },
    ...{ owner, broughtAt, smallCountsAcknowledged },
  };
}
