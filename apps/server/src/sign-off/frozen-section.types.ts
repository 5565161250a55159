import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { HiddenBlockType } from '../fair-dealing/fair-dealing.types.js';

@ObjectType('TextChange', { description: 'Something that differs from what the caller last decided on.' })
export class TextChangeType {
  @Field({ description: 'title, words, look, moved, new, gone, note, table, language or other.' })
  kind!: string;

  @Field(() => ID, { description: 'The block; for what is no block, a name such as `title` or `note-2`.' })
  blockId!: string;

  @Field(() => String, { nullable: true, description: 'Words before; empty for a new block.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Words now; empty for a block that is gone.' })
  after!: string | null;
}

@ObjectType('FrozenSection', { description: 'The exact words that are signed.' })
export class FrozenSectionType {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { description: 'Number of the version.' })
  versionNumber!: number;

  @Field({ description: 'Fingerprint: SHA-256 of the text, 64 hex digits.' })
  hash!: string;

  @Field({ description: 'When it was locked.' })
  frozenAt!: Date;

  @Field({ description: 'Canonical JSON of the text, byte for byte as hashed.' })
  text!: string;

  @Field(() => [HiddenBlockType], {
    description: 'Blocks of this text that nobody is shown, because somebody is worried about a person.',
  })
  hiddenBlocks!: HiddenBlockType[];

  @Field(() => [TextChangeType], {
    nullable: true,
    description: 'What changed since the version that the caller last decided on; empty (null) when there is none.',
  })
  changes!: TextChangeType[] | null;

  @Field(() => [TextChangeType], {
    nullable: true,
    description: 'The same since the caller last decided about the whole statement.',
  })
  changesSinceWhole!: Promise<TextChangeType[] | null>;
}
