import type { StatementId } from '#concordat';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { OnBehalfInput, WrittenDownType } from '../membership/on-behalf.type.js';
import { PageInfoType } from '../platform/page-info.type.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { NextStepType } from '../statements/next-step.type.js';

@ObjectType('CommentClock', { description: 'The time that one group has to comment.' })
export class CommentClockType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field(() => String, { nullable: true, description: 'First day, as YYYY-MM-DD; empty while a format is missing.' })
  startsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day, as YYYY-MM-DD; empty while its time has not begun.' })
  closesOn!: string | null;

  @Field(() => [String], { description: 'Codes of the formats that its members wait for.' })
  waitsFor!: string[];
}

@ObjectType('FormatOwed', { description: 'A format that the members of a group are owed.' })
export class FormatOwedType {
  @Field(() => ID, {
    nullable: true,
    description: 'Identifies it; empty while the agreement alone says it, before comments open.',
  })
  id!: string | null;

  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field({ description: 'Code of the format, such as EASY_READ.' })
  format!: string;

  @Field(() => String, { nullable: true, description: 'Since when they have it, as YYYY-MM-DD; empty while not.' })
  readyOn!: string | null;
}

@ObjectType('CommentTimes', { description: 'When each group can comment, and the formats that it waits for.' })
export class CommentTimesType {
  @Field(() => String, { nullable: true, description: 'When comments opened, as YYYY-MM-DD; empty before.' })
  opensOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many days each group has; empty before comments open.' })
  days!: number | null;

  @Field(() => [String], { description: 'Codes of the groups that comment.' })
  groups!: string[];

  @Field(() => [CommentClockType], { description: 'One for each group; none before comments open.' })
  clocks!: CommentClockType[];

  @Field(() => [FormatOwedType], { description: 'What each group is owed.' })
  formats!: FormatOwedType[];
}

@ObjectType('CommentPerson', { description: 'Somebody who answers a comment.' })
export class CommentPersonType {
  @Field({ description: 'As the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Code of their group; empty for those who belong to none.' })
  constituency!: string;

  @Field({ description: 'Whether it is the caller.' })
  isMe!: boolean;
}

@ObjectType('CommentAnswerPutForward', { description: 'An answer that waits for a second person to agree.' })
export class CommentAnswerPutForwardType {
  @Field({ description: 'ACCEPTED, ACCEPTED_IN_PART or NOT_ACCEPTED.' })
  decision!: string;

  @Field({ description: 'The reason.' })
  reason!: string;

  @Field({ description: 'Whether the agreement of the caller would be taken.' })
  mayAgree!: boolean;

  @Field(() => CommentPersonType, { description: 'Who put it forward.' })
  by!: CommentPersonType;

  @Field({ description: 'Fingerprint of it, to agree with exactly this.' })
  hash!: string;
}

@ObjectType('HiddenComment', { description: 'Why the words of a comment are hidden.' })
export class HiddenCommentType {
  @Field(() => ID, { nullable: true, description: 'The competition concern; empty for a worry about somebody.' })
  concernId!: string | null;

  @Field({ description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Whether somebody is still checking it; if not, it was taken out.' })
  isOpen!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was taken out; empty while it is being checked.' })
  because!: string | null;
}

@ObjectType('PublicComment', { description: 'What a member or somebody of the public says about a section.' })
export class PublicCommentType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'By which whoever sent it finds it again; empty where you may not read it.' })
  reference!: string;

  @Field({ description: 'Code of the group they say they belong to.' })
  constituency!: string;

  @Field({ description: 'What they want to be called; empty where they gave no name, or you may not read it.' })
  name!: string;

  @Field({ description: 'What they would change; empty where they ask for no change, or you may not read it.' })
  change!: string;

  @Field({
    description:
      'Why, or whatever else they say; empty where you may not read it: co-chairs and facilitators who are no providers look first.',
  })
  why!: string;

  @Field(() => CommentPersonType, { nullable: true, description: 'The member who wrote it; empty for the public.' })
  author!: CommentPersonType | null;

  @Field(() => WrittenDownType, { nullable: true, description: 'That a facilitator wrote it down for them, if so.' })
  writtenDown!: WrittenDownType | null;

  @Field({ description: 'The words that it is about, as they were; empty for the whole section, or hidden words.' })
  quote!: string;

  @Field(() => Boolean, { description: 'Whether those words still stand in their part of the text.' })
  quoteStands!: Promise<boolean>;

  @Field({ description: 'Exact words that it asks for in their place; empty for none, or hidden words.' })
  instead!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The suggestion that those words became, which is answered instead.',
  })
  proposalId!: string | null;

  @Field({ description: 'When it came.' })
  at!: Date;

  @Field({ description: 'HELD until somebody has looked at it, then SHOWN or KEPT_BACK.' })
  state!: string;

  @Field(() => HiddenCommentType, {
    nullable: true,
    description: 'Set while a competition concern hides it: then all words are empty, but for those who check it.',
  })
  hidden!: HiddenCommentType | null;

  @Field({ description: 'Whether an answer is owed: it asks for a change, and everybody can read it or could.' })
  waits!: boolean;

  @Field(() => [NextStepType], { description: 'What can happen to it next, and who must do it; the usual first.' })
  next!: NextStepType[];

  @Field(() => String, { nullable: true, description: 'Why it is not shown; empty where it is.' })
  keptBackBecause!: string | null;

  @Field(() => CommentAnswerPutForwardType, {
    nullable: true,
    description: 'An answer that one person has put forward; empty where nobody has, or it is answered.',
  })
  putForward!: CommentAnswerPutForwardType | null;

  @Field(() => String, { nullable: true, description: 'The decision; empty while there is none.' })
  decision!: string | null;

  @Field(() => String, { nullable: true, description: 'Its reason; empty while there is none.' })
  reason!: string | null;

  @Field(() => [CommentPersonType], { description: 'Who decided: two people of different groups.' })
  decidedBy!: CommentPersonType[];
}

@ObjectType('PublicCommentEdge', { description: 'A comment with its place in the list.' })
export class PublicCommentEdgeType {
  @Field({ description: 'Goes on after this one, as `after`.' })
  cursor!: string;

  @Field(() => PublicCommentType, { description: 'The comment.' })
  node!: PublicCommentType;
}

@ObjectType('PublicCommentConnection', {
  description: 'Comments on a statement, oldest first.',
})
export class PublicCommentConnectionType {
  @Field(() => [PublicCommentEdgeType], { description: 'Those of this page.' })
  edges!: PublicCommentEdgeType[];

  @Field(() => PageInfoType, { description: 'Whether there are more.' })
  pageInfo!: PageInfoType;

  @Field(() => Int, { description: 'How many there are that fit.' })
  totalCount!: number;
}

@InputType({ description: 'A format that a group is owed.' })
export class OweFormatInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field({ description: 'Code of the format, such as EASY_READ.' })
  format!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Since when they have it, as YYYY-MM-DD; empty while it is not there.',
  })
  readyOn?: string | null;
}

@InputType({ description: 'Since when a format is there.' })
export class MarkFormatReadyInput {
  @Field(() => ID, { description: 'What is owed.' })
  formatId!: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; empty to say that it is not there after all.' })
  readyOn!: string | null;
}

@InputType({ description: 'A format that a group is not owed after all.' })
export class DropFormatInput {
  @Field(() => ID, { description: 'What was owed.' })
  formatId!: string;

  @EverybodyReads()
  @Field({ description: 'Why. Everybody can read it.' })
  reason!: string;
}

@InputType({ description: 'What a member says about a section.' })
export class CommentOnInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The block that it is about, or a line of it such as `block/2`; empty for the whole section.',
  })
  part!: string | null;

  @Field({ description: 'Words of that part that it is about; empty for all of them.' })
  quote!: string;

  @Field({ description: 'What should change; empty where nothing should. It gets an answer with a reason.' })
  change!: string;

  @Field({ description: 'Why, or whatever else there is to say.' })
  why!: string;

  @Field(() => OnBehalfInput, { nullable: true, description: 'For whom, where a facilitator writes; else empty.' })
  onBehalf?: OnBehalfInput | null;
}

@InputType({ description: 'Whether a comment is shown.' })
export class LookAtCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;

  @Field({ description: 'Whether anybody can read it.' })
  show!: boolean;

  @EverybodyReads()
  @Field({ description: 'Why it is kept back; everybody can read it. Empty where it is shown.' })
  reason!: string;
}

@InputType({ description: 'An answer to put forward.' })
export class GiveCommentAnswerInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;

  @Field({ description: 'ACCEPTED, ACCEPTED_IN_PART or NOT_ACCEPTED.' })
  decision!: string;

  @EverybodyReads()
  @Field({ description: 'The reason, in plain words: whoever wrote the comment reads it.' })
  reason!: string;
}

@InputType({ description: 'An answer to agree with.' })
export class AgreeWithCommentAnswerInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;

  @Field({ description: 'Fingerprint of the answer as it was read.' })
  seenHash!: string;
}

@ObjectType({ description: 'What came of an act on a format.' })
export class FormatPayload {
  @Field(() => CommentTimesType, { nullable: true, description: 'All times as they now are; empty when refused.' })
  times!: CommentTimesType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}

@ObjectType({ description: 'What came of an act on a comment.' })
export class CommentPayload {
  // Which one: what it says is read for each answer, and never kept with one (kept-answers.ts).
  statementId!: StatementId;
  /** Null when refused. */
  commentId!: string | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}
