import type { StatementId } from '#concordat';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { OutsideLimitType } from './outside-limit.type.js';
import { OnBehalfInput, WrittenDownType } from '../membership/on-behalf.type.js';
import { PageInfoType } from '../platform/page-info.type.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { NextStepType } from '../statements/next-step.type.js';

@ObjectType('SuggestionPerson', { description: 'Somebody who suggests or decides.' })
export class SuggestionPersonType {
  @Field({ description: 'As the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Code of their group; empty for those who belong to none.' })
  constituency!: string;

  @Field({ description: 'Whether it is the caller.' })
  isMe!: boolean;
}

@ObjectType('AnswerPutForward', {
  description: 'An answer that waits for a second person, of another group, to agree.',
})
export class AnswerPutForwardType {
  @Field({ description: 'ACCEPTED, ACCEPTED_IN_PART, NOT_ACCEPTED or, where it is to join an earlier one, MERGED.' })
  decision!: string;

  @Field({ description: 'The reason.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Words that would go in; empty where none would.' })
  acceptedText!: string | null;

  @Field(() => ID, { nullable: true, description: 'The earlier suggestion that it would join; empty for none.' })
  mergeInto!: string | null;

  @Field(() => OutsideLimitType, { nullable: true, description: 'What is fixed that it is outside of, if so.' })
  outside!: OutsideLimitType | null;

  @Field({ description: 'Whether the agreement of the caller would be taken.' })
  mayAgree!: boolean;

  @Field(() => SuggestionPersonType, { description: 'Who put it forward.' })
  by!: SuggestionPersonType;

  @Field({ description: 'Fingerprint of it, to agree with exactly this.' })
  hash!: string;
}

@ObjectType('PublishedView', { description: 'What one of those who did not agree said the answer should be.' })
export class PublishedViewType {
  @Field({ description: 'ACCEPTED, ACCEPTED_IN_PART, NOT_ACCEPTED or MERGED.' })
  decision!: string;

  @Field({ description: 'The reason.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Words that they would have put in; empty for none.' })
  acceptedText!: string | null;

  @Field(() => SuggestionPersonType, { description: 'Whose view it is.' })
  by!: SuggestionPersonType;
}

@ObjectType('SuggestionStanding', { description: 'Whether the words that a suggestion is about still stand.' })
export class SuggestionStandingType {
  @Field({ description: 'FITS, MOVED (the block says something else now) or GONE (there is no such block any more).' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'What the block says now; empty where it is gone.' })
  wordsNow!: string | null;
}

@ObjectType('SuggestionAsItCame', { description: 'A suggestion as it was before it was tied to other words.' })
export class SuggestionAsItCameType {
  @Field({ description: 'Words of the text as they were then.' })
  baseText!: string;

  @Field({ description: 'Words as they should have been.' })
  proposedText!: string;

  @Field(() => SuggestionPersonType, { description: 'Who tied it to other words last.' })
  rebasedBy!: SuggestionPersonType;

  @Field({ description: 'When.' })
  rebasedAt!: Date;
}

@ObjectType('JoinedSuggestion', { description: 'Another suggestion that asks for the same.' })
export class JoinedSuggestionType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => SuggestionPersonType, { description: 'Who suggests it.' })
  by!: SuggestionPersonType;

  @Field({ description: 'Why the two were joined.' })
  reason!: string;
}

@ObjectType('SuggestionAnswer', { description: 'The answer to a suggestion.' })
export class SuggestionAnswerType {
  @Field({ description: 'ACCEPTED, ACCEPTED_IN_PART or NOT_ACCEPTED.' })
  decision!: string;

  @Field({ description: 'The reason.' })
  reason!: string;

  @Field(() => OutsideLimitType, { nullable: true, description: 'What is fixed that it is outside of, if so.' })
  outside!: OutsideLimitType | null;

  @Field(() => [SuggestionPersonType], { description: 'Who decided: two people of different groups.' })
  decidedBy!: SuggestionPersonType[];

  @Field({ description: 'When.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Words that were accepted; empty where none were.' })
  acceptedText!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the change in which they went in; empty while they wait, or where there are none.',
  })
  appliedAtSeq!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many people got the same answer in this section, where that is more than three.',
  })
  sameAnswerTo!: number | null;

  @Field({ description: 'Whether its words were accepted, also in the end, and wait to go in.' })
  wordsWait!: boolean;

  @Field(() => [PublishedViewType], {
    description: 'The views of those who decide, where they did not agree in time; otherwise none.',
  })
  views!: PublishedViewType[];
}

@ObjectType('HiddenSuggestion', { description: 'Why the words of a suggestion are hidden.' })
export class HiddenSuggestionType {
  @Field(() => ID, { nullable: true, description: 'The competition concern; empty for a worry about somebody.' })
  concernId!: string | null;

  @Field({ description: '`COMPETITION`, or `SAFEGUARDING` for a worry about somebody.' })
  ground!: string;

  @Field({ description: 'Whether somebody is still checking it; if not, it was taken out.' })
  isOpen!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was taken out; empty while it is being checked.' })
  because!: string | null;
}

@ObjectType('Suggestion', { description: 'A change to a section that somebody asks for.' })
export class SuggestionType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'The block that it is about.' })
  blockId!: string;

  @Field({ description: 'Words as they were; empty where the suggested ones are to be a new paragraph.' })
  baseText!: string;

  @Field({ description: 'Words as they should be; empty to take the old ones away.' })
  proposedText!: string;

  @Field({ description: 'Why.' })
  reason!: string;

  @Field({ description: 'OPEN, ACCEPTED, ACCEPTED_IN_PART, NOT_ACCEPTED, MERGED or WITHDRAWN.' })
  status!: string;

  @Field({ description: 'When it came.' })
  receivedAt!: Date;

  @Field(() => SuggestionPersonType, { description: 'Who suggests it.' })
  by!: SuggestionPersonType;

  @Field(() => WrittenDownType, { nullable: true, description: 'That a facilitator wrote it down for them, if so.' })
  writtenDown!: WrittenDownType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why another pair was asked to look at it again; empty where that was not asked.',
  })
  askedAgainBecause!: string | null;

  @Field(() => [NextStepType], { description: 'What can happen to it next, and who must do it; the usual first.' })
  next!: NextStepType[];

  @Field(() => HiddenSuggestionType, {
    nullable: true,
    description:
      'Set while something hides it: then all words are empty, but for those who check competition concerns. Else empty.',
  })
  hidden!: HiddenSuggestionType | null;

  @Field(() => [AnswerPutForwardType], {
    description: 'Answers that people have put forward, oldest first; none once it is answered.',
  })
  putForward!: AnswerPutForwardType[];

  @Field({ description: 'The last day for its answer, such as 2027-03-03.' })
  answerDue!: string;

  @Field({ description: 'Whether the caller can close it with both views: the time is over and two do not agree.' })
  mayCloseWithBothViews!: boolean;

  @Field({
    description: 'Whether accepted words wait, and the caller is one who can say that they are in the text already.',
  })
  maySayIn!: boolean;

  @Field(() => SuggestionStandingType, { description: 'Whether the words that it is about still stand.' })
  readonly standing!: Promise<SuggestionStandingType>;

  @Field(() => SuggestionAsItCameType, { nullable: true, description: 'As it came; empty where it still is so.' })
  asItCame!: SuggestionAsItCameType | null;

  @Field(() => JoinedSuggestionType, {
    nullable: true,
    description: 'The earlier one that it has joined; empty for none.',
  })
  joined!: JoinedSuggestionType | null;

  @Field(() => [JoinedSuggestionType], { description: 'Later ones that have joined it, oldest first.' })
  joinedBy!: JoinedSuggestionType[];

  @Field(() => SuggestionAnswerType, {
    nullable: true,
    description: 'Its newest answer, or that of the one it has joined; empty while there is none.',
  })
  answer!: SuggestionAnswerType | null;

  @Field(() => [SuggestionAnswerType], {
    description: 'Answers before its newest, which stay to be read; none unless another pair has answered it.',
  })
  earlierAnswers!: SuggestionAnswerType[];
}

@ObjectType('SuggestionEdge', { description: 'A suggestion with its place in the list.' })
export class SuggestionEdgeType {
  @Field({ description: 'Goes on after this one, as `after`.' })
  cursor!: string;

  @Field(() => SuggestionType, { description: 'The suggestion.' })
  node!: SuggestionType;
}

@ObjectType('SuggestionConnection', { description: 'Suggestions for a statement, oldest first.' })
export class SuggestionConnectionType {
  @Field(() => [SuggestionEdgeType], { description: 'Those of this page.' })
  edges!: SuggestionEdgeType[];

  @Field(() => PageInfoType, { description: 'Whether there are more.' })
  pageInfo!: PageInfoType;

  @Field(() => Int, { description: 'How many there are that fit.' })
  totalCount!: number;
}

@InputType({ description: 'A change to suggest.' })
export class SuggestChangeInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'The block that it is about.' })
  blockId!: string;

  @Field({ description: 'Words of that block as they are now; empty for a new paragraph after it.' })
  baseText!: string;

  @Field({ description: 'Words as they should be; empty to take the old ones away.' })
  proposedText!: string;

  @Field({ description: 'Why. Everybody here can read it.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A name of the sender’s own for it. Sent again under the same name, it is taken once.',
  })
  sentOnceAs!: string | null;

  @Field(() => OnBehalfInput, { nullable: true, description: 'For whom, where a facilitator writes; else empty.' })
  onBehalf?: OnBehalfInput | null;
}

@InputType({ description: 'Where a suggestion belongs whose words have moved on.' })
export class RebaseSuggestionInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({ description: 'The block that it is about from now on.' })
  blockId!: string;

  @Field({ description: 'Words of that block as they are now.' })
  baseText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it asks for from now on, which only who suggested it can change; as before where left out.',
  })
  proposedText!: string | null;
}

@InputType({ description: 'Accepted words that are in the text already.' })
export class WordsInTextInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({
    description:
      'The block in which they stand. Where words were to go it says nothing: the one that they were in counts.',
  })
  blockId!: string;
}

@InputType({ description: 'Two suggestions that ask for the same.' })
export class MergeSuggestionsInput {
  @Field(() => ID, { description: 'The later one.' })
  proposalId!: string;

  @Field(() => ID, { description: 'The earlier one. Its answer goes to both.' })
  intoProposalId!: string;

  @EverybodyReads()
  @Field({ description: 'Why they ask for the same.' })
  reason!: string;
}

@InputType({ description: 'An answer to put forward.' })
export class GiveAnswerInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({ description: 'ACCEPTED, ACCEPTED_IN_PART or NOT_ACCEPTED.' })
  decision!: string;

  @EverybodyReads()
  @Field({ description: 'The reason, in plain words: whoever suggested this reads it.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The words that go in, where it is accepted in part.' })
  acceptedText!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The limit that it is outside of, where that is why it is not accepted.',
  })
  limitId?: string | null;
}

@InputType({ description: 'An answer to agree with.' })
export class AgreeWithAnswerInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({ description: 'Fingerprint of the answer as it was read.' })
  seenHash!: string;
}

@InputType({ description: 'A suggestion that another pair should look at again.' })
export class AskAgainInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @EverybodyReads()
  @Field({ description: 'What should be looked at again.' })
  reason!: string;
}

@ObjectType({ description: 'What came of an act on a suggestion.' })
export class SuggestionPayload {
  // Which one: what it says is read for each answer, and never kept with one (kept-answers.ts).
  statementId!: StatementId;
  /** Null when refused. */
  proposalId!: string | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}
