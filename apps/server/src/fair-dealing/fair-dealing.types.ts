import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('FairDealingPerson', { description: 'Somebody who declares an interest, flags words or checks them.' })
export class FairDealingPersonType {
  @Field({ description: 'As the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Code of their group; empty for those who belong to none.' })
  constituency!: string;

  @Field({ description: 'Whether it is the caller.' })
  isMe!: boolean;
}

@ObjectType('InterestDeclaration', { description: 'What interests a member declares, or that there are none.' })
export class InterestDeclarationType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => FairDealingPersonType, { description: 'Whose.' })
  by!: FairDealingPersonType;

  @Field({ description: 'Whether there is any.' })
  hasInterests!: boolean;

  @Field({ description: 'The interest; empty where there is none.' })
  text!: string;

  @Field(() => [ID], { description: 'Sections that it touches; empty for all.' })
  sectionIds!: string[];

  @Field({ description: '`declare`: speaks openly about it. `stand-aside`: does not decide where it touches.' })
  effect!: string;

  @Field({ description: 'When.' })
  at!: Date;

  @Field(() => Date, { nullable: true, description: 'When another one replaced it; empty while it stands.' })
  replacedAt!: Date | null;
}

@ObjectType('CompetitionConcern', { description: 'Words that somebody flagged because of competition rules.' })
export class CompetitionConcernType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The section; empty for a decision on the whole statement.' })
  sectionId!: string | null;

  @Field(() => String, { nullable: true, description: 'The block of the text; empty where it is about no text.' })
  blockId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The suggestion; empty where it is none.' })
  proposalId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The comment; empty where it is none.' })
  commentId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The own words of those who disagree; empty where it is none.' })
  minorityStatementId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The decision in signing whose reason it is; empty for none.' })
  signOffId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The words. Of the text they are told to whoever writes it, so that a page can hide them; of everything else to those who check it.',
  })
  quote!: string | null;

  @Field(() => String, { nullable: true, description: 'Why; told to who flagged it and to those who check it.' })
  why!: string | null;

  @Field(() => FairDealingPersonType, { description: 'Who flagged it.' })
  by!: FairDealingPersonType;

  @Field({ description: 'When.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'PUT_BACK or TAKEN_OUT; empty while nobody has decided.' })
  decision!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason of the decision.' })
  reason!: string | null;

  @Field(() => FairDealingPersonType, { nullable: true, description: 'Who decided.' })
  decidedBy!: FairDealingPersonType | null;

  @Field({ description: 'Whether the caller may decide it now.' })
  mayDecide!: boolean;
}

@ObjectType('HiddenBlock', { description: 'A block of the text that nobody is shown.' })
export class HiddenBlockType {
  @Field({ description: 'The block.' })
  blockId!: string;

  @Field({ description: 'Whether a safeguarding lead still has to look at it; if not, it is to be removed.' })
  isOpen!: boolean;
}

@ObjectType('FairDealing', { description: 'Interests and competition concerns of a statement.' })
export class FairDealingType {
  @Field({ description: 'Whether the caller must declare interests, or that there are none, before writing.' })
  mustDeclare!: boolean;

  @Field({ description: 'Whether the caller is one of those who check flagged words, and sees them.' })
  isReviewer!: boolean;

  @Field(() => [InterestDeclarationType], { description: 'The declarations that stand, oldest first.' })
  declarations!: InterestDeclarationType[];

  @Field(() => [InterestDeclarationType], { description: 'Every declaration of the caller, oldest first.' })
  mine!: InterestDeclarationType[];

  @Field(() => [CompetitionConcernType], { description: 'Newest first.' })
  concerns!: CompetitionConcernType[];

  @Field(() => [HiddenBlockType], {
    description: 'Blocks that nobody is shown, because somebody is worried about a person.',
  })
  hiddenBlocks!: HiddenBlockType[];
}

@ObjectType('SeenByProviders', { description: 'Something that providers who take part could see.' })
export class SeenByProvidersType {
  @Field({ description: '`section`, `suggestion`, `comment`, `dataset`, `limit`, `position` or `interest`.' })
  kind!: string;

  @Field({
    description:
      'What it is called; of a suggestion or comment, the section that it is about; of a position, whose it is; of an interest, the sections that it touches.',
  })
  title!: string;

  @Field(() => ID, { nullable: true, description: 'The section; empty where it belongs to none.' })
  sectionId!: string | null;

  @Field({ description: 'From when.' })
  since!: Date;

  @Field(() => Int, { description: 'How many there are that are alike, since that day.' })
  count!: number;
}

@ObjectType('ProviderOpening', { description: 'That a provider opened a section on a day.' })
export class ProviderOpeningType {
  @Field({ description: 'Short name of the section.' })
  section!: string;

  @Field({ description: 'Its title.' })
  title!: string;

  @Field({ description: 'Who, under the name that the record uses for them.' })
  pseudonym!: string;

  @Field({ description: 'The day, as YYYY-MM-DD.' })
  day!: string;

  @Field({ description: 'When it was first opened that day.' })
  firstAt!: Date;

  @Field({ description: 'When it was last opened that day.' })
  lastAt!: Date;
}

@ObjectType('ProviderAccessLog', { description: 'Which sections providers opened, by day, oldest first.' })
export class ProviderAccessLogType {
  @Field(() => [ProviderOpeningType], { description: 'One for each provider, section and day.' })
  rows!: ProviderOpeningType[];

  @Field({ description: 'The same as a file of comma-separated values.' })
  csv!: string;
}

@InputType({ description: 'Interests to declare.' })
export class DeclareInterestsInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Whether there is any.' })
  hasInterests!: boolean;

  @EverybodyReads()
  @Field({ description: 'The interest; empty where there is none.' })
  text!: string;

  @Field(() => [ID], { description: 'Sections that it touches; empty for all.' })
  sectionIds!: string[];

  @Field({ description: '`declare` or `stand-aside`.' })
  effect!: string;
}

@InputType({ description: 'Words of a section to flag.' })
export class FlagParagraphInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'The block.' })
  blockId!: string;

  @Field({ description: 'The words, as they stand in the block.' })
  quote!: string;

  @Field({ defaultValue: 'COMPETITION', description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Why; of a worry about somebody it can be empty.' })
  why!: string;
}

@InputType({ description: 'A suggestion to flag.' })
export class FlagSuggestionInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({ defaultValue: 'COMPETITION', description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Why; of a worry about somebody it can be empty.' })
  why!: string;
}

@InputType({ description: 'A comment to flag, with its answer.' })
export class FlagCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;

  @Field({ defaultValue: 'COMPETITION', description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Why; of a worry about somebody it can be empty.' })
  why!: string;
}

@InputType({ description: 'What is decided about flagged words.' })
export class DecideConcernInput {
  @Field(() => ID, { description: 'The concern.' })
  concernId!: string;

  @Field({ description: 'PUT_BACK or TAKEN_OUT.' })
  decision!: string;

  @EverybodyReads()
  @Field({ description: 'The reason. Everybody here can read it.' })
  reason!: string;
}

@ObjectType({ description: 'What came of an act about interests or competition concerns.' })
export class FairDealingPayload {
  @Field(() => FairDealingType, { nullable: true, description: 'All as it now is; empty when refused.' })
  fairDealing!: FairDealingType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
