import type { SectionId, StatementId } from '#concordat';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('TextAuthor', {
  description: 'Somebody who wrote words that are still there. Nobody’s words are counted.',
})
export class TextAuthorType {
  @Field({ description: 'The contributor as the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Group the contributor wrote for; empty for those who belong to none.' })
  constituency!: string;
}

@ObjectType('CarriedText', {
  description: 'How words came to stand where they are, when somebody put them there who did not write them.',
})
export class CarriedTextType {
  @Field({
    description:
      '`moved`: taken out and put in at once, as when a paragraph becomes a heading. `restored`: put back later.',
  })
  how!: string;

  @Field({ description: 'Who did it, as the reader may see them.' })
  shownAs!: string;

  @Field({ description: 'Their group; empty for those who belong to none.' })
  constituency!: string;

  @Field({ description: 'When.' })
  at!: Date;
}

@ObjectType('AuthoredRun', { description: 'Words by one contributor that stand side by side.' })
export class AuthoredRunType {
  @Field({ description: 'The words. The runs of a block, put together, are its text.' })
  text!: string;

  @Field({ description: 'The contributor as the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Group the contributor wrote for; empty for those who belong to none.' })
  constituency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who wrote the words down for the contributor; empty when they wrote themselves.',
  })
  writtenDownBy!: string | null;

  @Field({ description: 'When the first of them was written.' })
  writtenAt!: Date;

  @Field(() => CarriedTextType, {
    nullable: true,
    description: 'Who moved or restored them; empty for words that stand where they were written.',
  })
  carried!: CarriedTextType | null;
}

@ObjectType('RemovedWords', { description: 'Words of one contributor that somebody else removed.' })
export class RemovedWordsType {
  @Field(() => ID, { description: 'Identifies the removal for as long as it goes on.' })
  id!: string;

  @Field({ description: 'Whether the caller removed them.' })
  mine!: boolean;

  @Field({ description: 'Whether a reason is asked for: more than 12 words, of another group.' })
  asksForReason!: boolean;

  @Field(() => String, { nullable: true, description: 'The reason; empty while none was given.' })
  reason!: string | null;

  @Field({ description: 'Whose words, as the reader may see them.' })
  shownAs!: string;

  @Field({ description: 'Group of the contributor; empty for those who belong to none.' })
  constituency!: string;

  @Field(() => Int, { description: 'Words.' })
  words!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The words, or how they begin: for a caller who owes a reason or can have them back, for the newest of those. Else empty, and where they are hidden.',
  })
  quote!: string | null;

  @Field({ description: 'Whether the words are hidden because of a competition concern.' })
  isHidden!: boolean;

  @Field({ description: 'Who removed them, as the reader may see them.' })
  removedBy!: string;

  @Field({ description: 'Group of who removed them; empty for those who belong to none.' })
  removedByConstituency!: string;

  @Field({ description: 'When the last of them were removed.' })
  at!: Date;

  @Field({
    description:
      'What the caller can do to have them back: PUT_BACK, once; SUGGEST, after that; NONE if they are not of that group.',
  })
  wayBack!: string;
}

@ObjectType('RestoredWords', {
  description: 'Words that somebody removed and that their group had back, or suggested.',
})
export class RestoredWordsType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: 'Whose words, as the reader may see them.' })
  shownAs!: string;

  @Field({ description: 'Group of the contributor; empty for those who belong to none.' })
  constituency!: string;

  @Field(() => Int, { description: 'Words.' })
  words!: number;

  @Field({ description: 'Who removed them, as the reader may see them.' })
  removedBy!: string;

  @Field({ description: 'Group of who removed them; empty for those who belong to none.' })
  removedByConstituency!: string;

  @Field(() => String, { nullable: true, description: 'Why they were removed; empty where no reason was given.' })
  reason!: string | null;

  @Field({ description: 'Who had them back, as the reader may see them.' })
  askedBy!: string;

  @Field({ description: 'Group of who had them back; empty for those who belong to none.' })
  askedByConstituency!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The suggestion that was made of them; empty where they were put back.',
  })
  proposalId!: string | null;

  @Field({ description: 'When.' })
  at!: Date;
}

@ObjectType('BlockAuthors', { description: 'Who wrote one paragraph, list, table caption or heading.' })
export class BlockAuthorsType {
  @Field(() => ID, { description: 'Identifies the block in the section.' })
  blockId!: string;

  @Field({ description: 'Kind of block, such as `paragraph`.' })
  type!: string;

  @Field({ description: 'Its first words, to recognise it by.' })
  begins!: string;

  @Field(() => [TextAuthorType], { description: 'In the order of the groups, then by name.' })
  by!: TextAuthorType[];

  @Field(() => [AuthoredRunType], { description: 'Its words, in order, by who wrote them first.' })
  runs!: AuthoredRunType[];
}

@ObjectType('SupportedWords', { description: 'Words that a facilitator wrote down for somebody.' })
export class SupportedWordsType {
  @Field({ description: 'Whose words they are, as they show themselves.' })
  shownAs!: string;

  @Field({ description: 'Their group.' })
  constituency!: string;

  @Field({ description: 'How they were said: phone, paper, workshop, visit, voice or BSL.' })
  mode!: string;

  @Field({ description: 'confirmed, or could-not-be-confirmed.' })
  readBack!: string;

  @Field({ description: 'When they were written down.' })
  at!: Date;
}

@ObjectType('BroughtText', { description: 'A text that a member brought into the section from elsewhere.' })
export class BroughtTextType {
  @Field(() => ID, { description: 'The bringing.' })
  id!: string;

  @Field({ description: 'Who brought it, as they show themselves.' })
  shownAs!: string;

  @Field({ description: 'The group that it counts for.' })
  constituency!: string;

  @Field({ description: 'Where it comes from.' })
  source!: string;

  @Field({ description: 'When.' })
  at!: Date;

  @Field(() => [ID], { description: 'Its paragraphs that still stand.' })
  blockIds!: string[];
}

@ObjectType('SectionAuthors', { description: 'Who wrote a section, from the log of every edit.' })
export class SectionAuthorsType {
  @Field(() => [TextAuthorType], {
    description: 'Over the whole section, in the order of the groups, then by name.',
  })
  by!: TextAuthorType[];

  @Field(() => [BlockAuthorsType], { description: 'By block, in reading order.' })
  blocks!: BlockAuthorsType[];

  @Field(() => [RemovedWordsType], {
    description:
      'Words that somebody removed who did not write them, newest first. Words that were moved or put back are not here.',
  })
  removals!: RemovedWordsType[];

  @Field(() => [RestoredWordsType], {
    description: 'Words that were removed and that their group put back, or suggested again, newest first.',
  })
  restored!: RestoredWordsType[];

  @Field(() => [BroughtTextType], {
    description: 'Texts brought in from elsewhere of which a paragraph stands, in order.',
  })
  brought!: BroughtTextType[];

  @Field(() => [SupportedWordsType], { description: 'Words that a facilitator wrote down for somebody, oldest first.' })
  supported!: SupportedWordsType[];
}

@InputType({ description: 'A text that a group has, to be brought into a section.' })
export class BringTextInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'Where it comes from. Everybody can read it.' })
  source!: string;

  @Field({ description: 'The text; an empty line ends a paragraph.' })
  text!: string;
}

@ObjectType({ description: 'What came of an act that changes who wrote a section, or what is said of it.' })
export class SectionAuthorsPayload {
  // Where it was done: what the section says is read for each answer, and never kept with one (kept-answers.ts).
  statementId!: StatementId;
  sectionId!: SectionId;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}

@InputType({ description: 'Why words of another group were removed.' })
export class ExplainRemovalInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'What identifies the removal.' })
  removal!: string;

  @EverybodyReads()
  @Field({ description: 'The reason, in one line.' })
  reason!: string;
}
