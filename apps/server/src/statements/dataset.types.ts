import { Field, ID, ObjectType } from '@nestjs/graphql';
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
}

/** Shows a table as the API does. */
export function datasetType({ key, ...dataset }: Dataset): DatasetType {
  const { title, headline, source, period, geography, caveat, textAlternative, columns, rows, sha256 } = dataset;
  return { id: key, title, headline, source, period, geography, caveat, textAlternative, columns, rows, sha256 };
}
