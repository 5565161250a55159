import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';

@ObjectType('SectionName', { description: 'What a section is called that a change added, or called otherwise.' })
export class SectionNameType {
  @Field({ description: 'Key of the section.' })
  key!: string;

  @Field({ description: 'Its title.' })
  title!: string;

  @Field({ description: 'What it is for.' })
  purpose!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The nominated topic that it came from; empty where it came from none.',
  })
  nominationId!: string | null;
}

@InputType({ description: 'A section that somebody wants.' })
export class AddSectionInput {
  @EverybodyReads()
  @Field({ description: 'Its title, in at most 150 characters.' })
  title!: string;

  @EverybodyReads()
  @Field({ description: 'What it is for, in at most 500 characters.' })
  purpose!: string;

  @Field(() => [String], { description: 'Codes of the groups that lead it; the co-chairs lead it where none does.' })
  leads!: string[];

  @Field(() => [String], { description: 'Codes of the groups that sign it.' })
  signatories!: string[];

  @Field(() => ID, { nullable: true, description: 'The nominated topic that it came from, which was taken.' })
  nominationId?: string | null;
}

@InputType({ description: 'What else a section should be called, in which nobody has written.' })
export class RenameSectionInput {
  @Field({ description: 'Key of the section.' })
  key!: string;

  @EverybodyReads()
  @Field({ description: 'Its new title, in at most 150 characters.' })
  title!: string;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'What it is for; stays where it is left out.' })
  purpose?: string | null;
}
