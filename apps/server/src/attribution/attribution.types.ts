import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('WordsBy', { description: 'Words that one contributor wrote and that are still there.' })
export class WordsByType {
  @Field({ description: 'The contributor as the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Group the contributor wrote for; empty for those who belong to none.' })
  constituency!: string;

  @Field(() => Int, { description: 'Words.' })
  words!: number;
}

@ObjectType('BlockAuthors', { description: 'Who wrote one paragraph, list, table caption or heading.' })
export class BlockAuthorsType {
  @Field(() => ID, { description: 'Identifies the block in the section.' })
  blockId!: string;

  @Field({ description: 'Kind of block, such as `paragraph`.' })
  type!: string;

  @Field({ description: 'Its first words, to recognise it by.' })
  begins!: string;

  @Field(() => [WordsByType], { description: 'Most words first.' })
  by!: WordsByType[];
}

@ObjectType('SectionAuthors', { description: 'Who wrote a section, from the log of every edit.' })
export class SectionAuthorsType {
  @Field(() => [WordsByType], { description: 'Over the whole section, most words first.' })
  by!: WordsByType[];

  @Field(() => [BlockAuthorsType], { description: 'By block, in reading order.' })
  blocks!: BlockAuthorsType[];
}
