import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { AgreementCharterType } from './charter.types.js';
import { DraftPromiseInput } from './promise-input.types.js';
import { AddSectionInput, RenameSectionInput, SectionNameType } from './section-change.types.js';

@ObjectType('GroupMinimum', { description: 'The fewest people who can sign for a group.' })
@InputType('GroupMinimumInput', { description: 'The fewest people who can sign for a group.' })
export class GroupMinimumType {
  @Field({ description: 'Code of the group, such as `CARERS`.' })
  constituency!: string;

  @Field(() => Int, { description: 'Fewest signatories.' })
  minimum!: number;
}

@ObjectType('GroupRule', { description: 'How one group decides, in a way of its own.' })
@InputType('GroupRuleInput', { description: 'How one group decides, in a way of its own.' })
export class GroupRuleType {
  @Field({ description: 'Code of the group, such as `CARERS`.' })
  constituency!: string;

  @Field({ description: 'Its way of deciding: consensus, two-thirds or majority.' })
  rule!: string;
}

@ObjectType('SectionRoles', { description: 'Who leads and who signs a section.' })
@InputType('SectionRolesInput', { description: 'Who leads and who signs a section.' })
export class SectionRolesType {
  @Field({ description: 'Key of the section.' })
  key!: string;

  @Field(() => [String], { description: 'Codes of the groups that lead it.' })
  leads!: string[];

  @Field(() => [String], { description: 'Codes of the groups that sign it; none of an appendix.' })
  signatories!: string[];
}

@ObjectType('AgreementPromise', { description: 'What groups promise each other.' })
export class AgreementPromiseType {
  @Field(() => ID, { description: 'Identifies it, such as `P3`, for as long as it stays word for word the same.' })
  id!: string;

  @Field({ description: 'The promise.' })
  text!: string;

  @Field(() => [String], { description: 'Codes of the groups that promise it; none when everybody does.' })
  promisedBy!: string[];

  @Field({ description: '`culture`, `structure`, `practice` or `review`.' })
  part!: string;

  @Field({ description: '`query` when it is counted from the record, `manual` when somebody of another group says.' })
  check!: string;

  @Field(() => String, { nullable: true, description: 'Which count; empty when people say.' })
  code!: string | null;
}

@ObjectType('AgreementValues', { description: 'The values of an agreement, which drive the stages.' })
export class AgreementValuesType {
  @Field(() => [String], { description: 'Codes of the groups that sign.' })
  groups!: string[];

  @Field({ description: 'How a group without a way of its own decides: consensus, two-thirds or majority.' })
  decisionRule!: string;

  @Field(() => [GroupRuleType], { description: 'Groups that decide in a way of their own, each with it.' })
  ownRules!: GroupRuleType[];

  @Field(() => [GroupMinimumType], { description: 'Fewest people who can sign, by group.' })
  minimums!: GroupMinimumType[];

  @Field(() => [SectionRolesType], { description: 'Who leads and who signs each section.' })
  sections!: SectionRolesType[];

  @Field(() => [SectionNameType], { description: 'Sections that a change added, or called otherwise.' })
  sectionNames!: SectionNameType[];

  @Field(() => Int, { description: 'Days in which names and topics can be nominated.' })
  nominationCallDays!: number;

  @Field(() => Int, { description: 'Days for which anyone may comment.' })
  commentPeriodDays!: number;

  @Field(() => Int, { description: 'Working days in which a suggestion is answered.' })
  answerWorkingDays!: number;

  @Field(() => Int, { description: 'Working days from freeze to the end of signing.' })
  signOffWorkingDays!: number;

  @Field(() => Int, { description: 'Working days after which mediation ends.' })
  mediationWorkingDays!: number;

  @Field(() => Int, { description: 'Longest minority statement, in words.' })
  minorityStatementWords!: number;

  @Field(() => Int, { description: 'Fewest contributors before evidence is shown.' })
  evidenceDisplayMinimum!: number;

  @Field(() => [String], { description: 'Formats that are ready when comments open.' })
  formatsAtOpening!: string[];

  @Field({ description: 'Whether anything is paid to people who take part.' })
  paymentOffered!: boolean;

  @Field({ description: 'What is paid to people who take part, or why nothing is.' })
  payment!: string;

  @Field({ description: 'Whether the other groups may publish what was agreed when the council will not sign.' })
  mirrorPublication!: boolean;

  @Field(() => AgreementCharterType, {
    nullable: true,
    description: 'What it says in the groups’ own words; empty where it says nothing.',
  })
  charter!: AgreementCharterType | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The day by which all of it is looked at again, as YYYY-MM-DD; empty where that of the statement stays.',
  })
  reviewBy!: string | null;
}

@ObjectType('SignatoryAnswer', { description: 'What one of those who sign for a group says of an agreement.' })
export class SignatoryAnswerType {
  @Field({ description: 'As the reader may see them: a name or a label such as "Care worker 3".' })
  shownAs!: string;

  @Field({ description: 'Whether it is the caller.' })
  isMe!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Yes or no; empty while they have not said.' })
  agrees!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why not; empty for a yes.' })
  reason!: string | null;
}

@ObjectType('GroupAnswer', { description: 'What a group says of an agreement, in its own way of deciding.' })
export class GroupAnswerType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field({ description: '`yes`, `no`, or `waiting` until enough of its signatories have said.' })
  decision!: string;

  @Field({ description: 'How it decides: consensus, two-thirds or majority.' })
  rule!: string;

  @Field(() => Int, { description: 'Fewest of its signatories who must have said.' })
  needed!: number;

  @Field(() => [SignatoryAnswerType], { description: 'Everybody who signs for it, with what they say.' })
  signatories!: SignatoryAnswerType[];
}

@ObjectType('Amendment', { description: 'A change to the agreement that waits for every group.' })
export class AmendmentType {
  @Field(() => Int, { description: 'The version that it becomes.' })
  version!: number;

  @Field({ description: 'Fingerprint of the changed agreement: SHA-256, 64 hex digits.' })
  hash!: string;

  @Field({ description: 'Why it should change.' })
  reason!: string;

  @Field({ description: 'Who proposes it, as the reader may see them.' })
  proposedBy!: string;

  @Field({ description: 'Whether the caller proposes it.' })
  isMine!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the caller may close it: `mine`, `proposer-left`, or `refused` when a group has said no; empty when they may not.',
  })
  closing!: string | null;

  @Field(() => AgreementValuesType, { description: 'The values as they would be.' })
  values!: AgreementValuesType;

  @Field(() => [AgreementPromiseType], { description: 'The promises as they would be.' })
  promises!: AgreementPromiseType[];

  @Field(() => [GroupAnswerType], { description: 'What each group says of it.' })
  groups!: GroupAnswerType[];
}

@ObjectType('PromiseMark', { description: 'What a group says of a promise.' })
export class PromiseMarkType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field({ description: 'Whether it was kept.' })
  kept!: boolean;

  @Field({ description: 'What they saw.' })
  reason!: string;

  @Field({ description: 'When.' })
  at!: Date;
}

@ObjectType('PromiseStanding', { description: 'A promise and what became of it.' })
export class PromiseStandingType {
  @Field(() => AgreementPromiseType, { description: 'The promise.' })
  promise!: AgreementPromiseType;

  @Field({ description: '`KEPT`, `BROKEN` or `NOT_TESTABLE`.' })
  state!: string;

  @Field({ description: 'What was counted, in words; empty where people say.' })
  counted!: string;

  @Field(() => [PromiseMarkType], { description: 'What groups said of it, oldest first.' })
  marks!: PromiseMarkType[];

  @Field({ description: 'Whether the caller may say if it was kept.' })
  canMark!: boolean;
}

@ObjectType('AgreementVersion', { description: 'A version that every group has agreed.' })
export class AgreementVersionType {
  @Field(() => Int, { description: 'Its number.' })
  version!: number;

  @Field({ description: 'Since when it holds.' })
  since!: Date;

  @Field(() => Date, { nullable: true, description: 'Until when it held; empty for the one in force.' })
  until!: Date | null;
}

@ObjectType('Agreement', { description: 'The written agreement (concordat) that governs how a statement is made.' })
export class AgreementType {
  @Field(() => Int, { description: 'Version of the agreement; the newest governs.' })
  version!: number;

  @Field({ description: 'Fingerprint of the agreement: SHA-256, 64 hex digits.' })
  hash!: string;

  @Field({ description: 'Whether the groups have been asked to agree.' })
  open!: boolean;

  @Field(() => [String], { description: 'Groups that must agree before anyone can write.' })
  required!: string[];

  @Field(() => [String], { description: 'Groups that have agreed.' })
  agreed!: string[];

  @Field({ description: 'Whether every group has agreed.' })
  complete!: boolean;

  @Field(() => AgreementValuesType, { description: 'Its values.' })
  values!: AgreementValuesType;

  @Field(() => [GroupAnswerType], { description: 'What each group says of it.' })
  groups!: GroupAnswerType[];

  @Field(() => [PromiseStandingType], { description: 'What it promises, and what became of that.' })
  promises!: PromiseStandingType[];

  @Field(() => AmendmentType, {
    nullable: true,
    description: 'The change that waits for answers; empty when none does.',
  })
  amendment!: AmendmentType | null;

  @Field(() => [AgreementVersionType], { description: 'Every version that all groups have agreed, oldest first.' })
  versions!: AgreementVersionType[];
}

@InputType({ description: 'Saying yes or no to an agreement, or to a change of it.' })
export class AgreeConcordatInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Fingerprint of the agreement as shown on the screen.' })
  seenHash!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Yes or no.' })
  agrees!: boolean;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'Why not; needed for a no.' })
  reason!: string | null;
}

@InputType({ description: 'What should change in an agreement. Whatever is left out stays.' })
export class ProposeAmendmentInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Why it should change.' })
  reason!: string;

  @Field(() => [String], { nullable: true, description: 'Codes of the groups that sign.' })
  groups?: string[] | null;

  @Field(() => String, { nullable: true, description: 'How a group decides: consensus, two-thirds or majority.' })
  decisionRule?: string | null;

  @Field(() => [GroupRuleType], {
    nullable: true,
    description: 'Every group that decides in a way of its own; a group that is not among them decides as all do.',
  })
  ownRules?: GroupRuleType[] | null;

  @Field(() => [GroupMinimumType], { nullable: true, description: 'Fewest people who can sign, by group.' })
  minimums?: GroupMinimumType[] | null;

  @Field(() => [SectionRolesType], { nullable: true, description: 'Sections whose leads or signatories change.' })
  sections?: SectionRolesType[] | null;

  @Field(() => [AddSectionInput], { nullable: true, description: 'Sections to add, before comments open.' })
  addSections?: AddSectionInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Keys of sections to leave out, in which nobody has written.',
  })
  leaveOutSections?: string[] | null;

  @Field(() => [RenameSectionInput], {
    nullable: true,
    description: 'Sections to call otherwise, in which nobody has written.',
  })
  renameSections?: RenameSectionInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Days in which names and topics can be nominated.' })
  nominationCallDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Days for which anyone may comment.' })
  commentPeriodDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Working days in which a suggestion is answered.' })
  answerWorkingDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Working days from freeze to the end of signing.' })
  signOffWorkingDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Working days after which mediation ends.' })
  mediationWorkingDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Longest minority statement, in words.' })
  minorityStatementWords?: number | null;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'What is paid to people who take part, or why nothing is.' })
  payment?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether anything is paid.' })
  paymentOffered?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether other groups may publish if the council will not sign.',
  })
  mirrorPublication?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Fewest contributors before evidence is shown.' })
  evidenceDisplayMinimum?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Every format that is ready when comments open: Easy Read, large print, plain HTML, paper and others.',
  })
  formatsAtOpening?: string[] | null;

  @Field(() => AgreementCharterType, { nullable: true, description: 'All that it says in the groups’ own words.' })
  charter?: AgreementCharterType | null;

  @Field(() => String, {
    nullable: true,
    description: 'The day by which all of it is looked at again, as YYYY-MM-DD.',
  })
  reviewBy?: string | null;

  @Field(() => [DraftPromiseInput], { nullable: true, description: 'All promises of the changed agreement.' })
  promises?: DraftPromiseInput[] | null;
}

@ObjectType({ description: 'What came of agreeing, of proposing a change, or of saying whether a promise was kept.' })
export class AgreeConcordatPayload {
  @Field(() => AgreementType, { nullable: true, description: 'The agreement as it now stands; empty when refused.' })
  agreement!: AgreementType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
