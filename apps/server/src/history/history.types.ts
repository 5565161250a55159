import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { PageInfoType } from '../platform/page-info.type.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('HistoryWriter', { description: 'Somebody who wrote at a moment.' })
export class HistoryWriterType {
  @Field({ description: 'As the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Group they wrote for; empty for those who belong to none.' })
  constituency!: string;
}

@ObjectType('HistoryMoment', {
  description: 'A stretch of writing without a longer pause: one person, or several who wrote at the same time.',
})
export class HistoryMomentType {
  @Field(() => Int, { description: 'Number of its first change in the log of the section.' })
  fromSeq!: number;

  @Field(() => Int, { description: 'Number of its last change: opens the text as it was when it ended.' })
  toSeq!: number;

  @Field({ description: 'When it began.' })
  from!: Date;

  @Field({ description: 'When it ended.' })
  to!: Date;

  @Field(() => [HistoryWriterType], { description: 'Who wrote, in the order in which they began.' })
  by!: HistoryWriterType[];

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the version that was brought back; empty when none was.',
  })
  restores!: number | null;
}

@ObjectType('HistoryMomentEdge', { description: 'A moment with its place in the list.' })
export class HistoryMomentEdgeType {
  @Field({ description: 'Goes on after this moment, as `after`.' })
  cursor!: string;

  @Field(() => HistoryMomentType, { description: 'The moment.' })
  node!: HistoryMomentType;
}

@ObjectType('HistoryMomentConnection', { description: 'Moments of a section, newest first.' })
export class HistoryMomentConnectionType {
  @Field(() => [HistoryMomentEdgeType], { description: 'The moments of this page.' })
  edges!: HistoryMomentEdgeType[];

  @Field(() => PageInfoType, { description: 'Whether there are more.' })
  pageInfo!: PageInfoType;
}

@ObjectType('NamedVersion', { description: 'A version of a section that has a name.' })
export class NamedVersionType {
  @Field(() => Int, { description: 'Number of the change after which the text was so.' })
  seq!: number;

  @Field({ description: 'Its name; `Draft 2` and so on for what was locked for signing.' })
  name!: string;

  @Field({ description: 'When it was named or locked.' })
  at!: Date;

  @Field(() => HistoryWriterType, { nullable: true, description: 'Who named it; empty for a locked draft.' })
  namedBy!: HistoryWriterType | null;
}

/** A part of the versions of a section that have a name. */
export const NamedVersionConnectionType = connectionOf(
  NamedVersionType,
  'NamedVersion',
  'Versions of a section that have a name, newest text first.',
);

@ObjectType('SectionAt', { description: 'The text of a section as it was.' })
export class SectionAtType {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { description: 'Number of the change after which it was so; 0 before anybody wrote.' })
  seq!: number;

  @Field(() => Int, { description: 'Number of the newest change now.' })
  headSeq!: number;

  @Field(() => Date, { nullable: true, description: 'When that change was stored; empty before anybody wrote.' })
  at!: Date | null;

  @Field(() => HistoryWriterType, { nullable: true, description: 'Who made it; empty before anybody wrote.' })
  by!: HistoryWriterType | null;

  @Field(() => Int, { nullable: true, description: 'Number of the version that it brought back; empty when none.' })
  restores!: number | null;

  @Field({ description: 'JSON: the blocks of the text, in the canonical form.' })
  content!: string;

  @Field(() => [String], { description: 'Names that this version has; none where nobody gave it one.' })
  names!: string[];
}

@ObjectType('ComparedRun', { description: 'A stretch of a compared text.' })
export class ComparedRunType {
  @Field({ description: '`same`, `added` or `removed`.' })
  kind!: string;

  @Field({ description: 'Its words.' })
  text!: string;
}

@ObjectType('ComparedBlock', { description: 'What became of one block between two versions.' })
export class ComparedBlockType {
  @Field(() => ID, { description: 'The block.' })
  blockId!: string;

  @Field({
    description: '`unchanged`, `added`, `removed` or `changed`; changed with every run the same: only its look.',
  })
  kind!: string;

  @Field({ description: 'Whether it stands elsewhere.' })
  moved!: boolean;

  @Field(() => [ComparedRunType], { description: 'Its words, from start to end.' })
  runs!: ComparedRunType[];
}

@ObjectType('SectionComparison', { description: 'What differs between two versions of a section.' })
export class SectionComparisonType {
  @Field(() => Int, { description: 'Number of the version that is compared.' })
  from!: number;

  @Field(() => Int, { description: 'Number of the version with which it is compared.' })
  to!: number;

  @Field({ description: 'Whether nothing differs.' })
  isSame!: boolean;

  @Field(() => Int, { description: 'Words that are in the second only.' })
  wordsAdded!: number;

  @Field(() => Int, { description: 'Words that are in the first only.' })
  wordsRemoved!: number;

  @Field(() => [ComparedBlockType], {
    description: 'In the order of the second; one that is gone behind what it followed.',
  })
  blocks!: ComparedBlockType[];
}

@InputType({ description: 'A name for a version.' })
export class NameVersionInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { description: 'Number of the change after which the text was so.' })
  seq!: number;

  @Field({ description: 'The name, at most 80 characters; no other version of the section has it.' })
  name!: string;
}

@ObjectType({ description: 'What came of naming a version.' })
export class NameVersionPayload {
  @Field(() => NamedVersionType, { nullable: true, description: 'The version; empty when refused.' })
  version!: NamedVersionType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

@InputType({ description: 'A version to bring back.' })
export class RestoreVersionInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { description: 'Number of the change after which the text was so.' })
  seq!: number;

  @Field(() => Int, { description: 'Number of the newest change that you know of; refused when there is a newer one.' })
  seenHeadSeq!: number;
}

@ObjectType('RestoredVersion', { description: 'A change that brought an older version of a section back.' })
export class RestoredVersionType {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { description: 'Number of the change.' })
  seq!: number;

  @Field(() => Int, { description: 'Number of the change after which the text was as it is again.' })
  restores!: number;
}

@ObjectType({ description: 'What came of bringing a version back.' })
export class RestoreVersionPayload {
  @Field(() => RestoredVersionType, {
    nullable: true,
    description: 'The change that brought it back; empty when refused.',
  })
  restored!: RestoredVersionType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
