import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { NextStepType } from '../statements/next-step.type.js';
import { SectionType } from '../statements/statement.types.js';
import { HiddenOwnWordsType } from './own-words-concern.types.js';

@ObjectType('SignOff', { description: "One signatory's decision on exact words." })
export class SignOffType {
  @Field(() => HiddenOwnWordsType, {
    nullable: true,
    description: 'Set while a competition concern hides its reason: then that is empty, but for those who check it.',
  })
  hidden!: HiddenOwnWordsType | null;

  @Field(() => ID, { description: 'Identifies the sign-off.' })
  id!: string;

  @Field({ description: 'Who: a name where they show it beside their signature, else one of the group.' })
  shownAs!: string;

  @Field({ description: 'SIGNED, SIGNED_WITH_RESERVATION, DISSENTED or STOOD_ASIDE.' })
  position!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The reservation, or the reason for not signing or standing aside.',
  })
  text!: string | null;

  @Field({ description: 'When it was given.' })
  at!: Date;

  @Field({ description: "Whether it is the caller's own." })
  mine!: boolean;
}

@ObjectType('GroupStanding', { description: 'Where one group stands on exact words.' })
export class GroupStandingType {
  @Field({ description: 'Code of the group, such as `CARERS`.' })
  constituency!: string;

  @Field({
    description: 'WAITING until enough of its people have decided; then SIGNED, SIGNED_WITH_RESERVATION and so on.',
  })
  position!: string;

  @Field({ description: 'How the group decides about these words: consensus, two-thirds or majority.' })
  rule!: string;

  @Field(() => Int, { description: 'Fewest people who must decide.' })
  needed!: number;

  @Field(() => [NextStepType], {
    description: 'What can happen next to its position, and who must do it; the usual first.',
  })
  next!: NextStepType[];

  @Field(() => String, {
    nullable: true,
    description: 'Why the caller, who signs for it, does not decide on these words; empty for everybody else.',
  })
  decidesWithoutMe!: string | null;

  @Field(() => Int, { description: 'People who have decided.' })
  decided!: number;

  @Field(() => [SignOffType], {
    description: 'What its people decided, oldest first. Other groups see it once enough of them have.',
  })
  signOffs!: SignOffType[];

  @Field(() => SignOffType, { nullable: true, description: 'Of these, what the caller decided.' })
  myDecision!: SignOffType | null;

  @Field(() => [SignOffType], { description: 'Of these, those in which somebody said why, also where that is hidden.' })
  withReasons!: SignOffType[];
}

@ObjectType('MinorityReply', { description: 'The one reply to a minority statement.' })
export class MinorityReplyType {
  @Field({ description: 'Code of the group that replies.' })
  constituency!: string;

  @Field({ description: 'Who wrote it, as the caller may see them.' })
  by!: string;

  @Field({ description: 'The reply.' })
  text!: string;

  @Field({ description: 'When.' })
  at!: Date;
}

@ObjectType('MinorityStatement', { description: 'The own words of those who disagree, beside a section.' })
export class MinorityStatementType {
  @Field(() => HiddenOwnWordsType, {
    nullable: true,
    description:
      'Set while a competition concern hides it: then its words and those of the reply are empty, but for those who check it.',
  })
  hidden!: HiddenOwnWordsType | null;

  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field(() => ID, { description: 'The section that it stands beside.' })
  sectionId!: string;

  @Field({ description: 'Code of the group whose people wrote it.' })
  constituency!: string;

  @Field({ description: '`constituency` where the group did not sign, else `three members`.' })
  by!: string;

  @Field({
    description:
      'Whether it is shown to everyone. Words of members wait for three names, and only their group sees them.',
  })
  stands!: boolean;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'The words.' })
  text!: string;

  @Field(() => [String], {
    description: 'Who put their name to it, each by an act of their own, as the caller may see them; the author first.',
  })
  signedBy!: string[];

  @Field({ description: 'Whether the caller has put their name to it.' })
  mine!: boolean;

  @Field({ description: 'Whether the caller added it: who did can take it back while it waits.' })
  addedByMe!: boolean;

  @Field({ description: 'When it was added.' })
  at!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the locked draft that it is about, where the section says something else by now.',
  })
  aboutDraft!: number | null;

  @Field(() => MinorityReplyType, { nullable: true, description: 'The reply; empty while there is none.' })
  reply!: MinorityReplyType | null;
}

@ObjectType('LapsedSignOff', { description: 'What the caller decided about words that have changed since (R16).' })
export class LapsedSignOffType {
  @Field({ description: 'SIGNED, SIGNED_WITH_RESERVATION, DISSENTED or STOOD_ASIDE.' })
  position!: string;

  @Field(() => String, { nullable: true, description: 'The reservation or reason; empty for none, or where hidden.' })
  text!: string | null;

  @Field(() => HiddenOwnWordsType, { nullable: true, description: 'What hides that reason: it is not given again.' })
  hidden!: HiddenOwnWordsType | null;

  @Field({ description: 'Whether a name was shown beside the group.' })
  showName!: boolean;

  @Field({ description: 'When it was decided.' })
  at!: Date;

  @Field({ description: 'When the changed words were locked.' })
  changedAt!: Date;
}

@ObjectType('SectionSigning', { description: 'How far the signing of one section has come.' })
export class SectionSigningType {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => Int, { nullable: true, description: 'Number of its newest locked version; empty when there is none.' })
  versionNumber!: number | null;

  @Field(() => String, { nullable: true, description: 'Fingerprint of those words: SHA-256, 64 hex digits.' })
  hash!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was locked.' })
  frozenAt!: Date | null;

  @Field(() => [GroupStandingType], { description: 'Every group asked to sign it.' })
  groups!: GroupStandingType[];

  @Field(() => [ID], { description: 'Memberships of co-chairs whose key to lock or reopen it waits for the other.' })
  turnedBy!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'The last day, as YYYY-MM-DD, for the other co-chair to agree to the lock that one asked for: after it, the section is locked by itself. Empty where it is not.',
  })
  lockWaitsUntil!: string | null;

  @Field(() => LapsedSignOffType, {
    nullable: true,
    description: "The caller's decision, where the words changed since and it counts no more.",
  })
  lapsed!: LapsedSignOffType | null;

  @Field({ description: 'Whether the caller began own words beside it that count: nobody begins more (R19).' })
  hasBegunOwnWords!: boolean;

  @Field(() => [MinorityStatementType], {
    description: "Own words of those who disagree, oldest first; those that wait: only of the caller's group.",
  })
  minorityStatements!: MinorityStatementType[];
}

@ObjectType('Signing', { description: 'How far the signing of a statement has come.' })
export class SigningType {
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the whole; empty while a section is not locked.',
  })
  hash!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The label that the sign-offs allow: empty while they allow none.',
  })
  label!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day to sign, as YYYY-MM-DD; empty while signing has not begun.',
  })
  until!: string | null;

  @Field(() => [RefusalType], { description: 'Why the sign-offs allow no label; empty when they do.' })
  labelRefusals!: RefusalType[];

  @Field(() => [GroupStandingType], { description: 'Where every group stands on the whole.' })
  whole!: GroupStandingType[];

  @Field(() => LapsedSignOffType, {
    nullable: true,
    description: "The caller's decision about the whole, where words changed since and it counts no more.",
  })
  lapsedWhole!: LapsedSignOffType | null;

  @Field(() => [ID], { description: 'Sections whose words changed since the caller last decided about the whole.' })
  changedSinceWhole!: string[];

  @Field(() => [SectionSigningType], { description: 'In reading order.' })
  sections!: SectionSigningType[];
}

@ObjectType({ description: "What came of a co-chair's key on a section." })
export class TurnSectionKeyPayload {
  @Field(() => SectionType, { nullable: true, description: 'The section as it now is; empty when refused.' })
  section!: SectionType | null;

  @Field({ description: 'True when the other co-chair still has to agree.' })
  waiting!: boolean;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when the key was turned.' })
  refusals!: RefusalType[];
}

@InputType({ description: "A signatory's decision." })
export class GiveSignOffInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => ID, { nullable: true, description: 'The section; left out for the whole.' })
  sectionId?: string | null;

  @Field({ description: 'Fingerprint of the words on the screen.' })
  seenHash!: string;

  @Field({ description: 'SIGNED, SIGNED_WITH_RESERVATION, DISSENTED or STOOD_ASIDE.' })
  position!: string;

  @EverybodyReads()
  @Field(() => String, { nullable: true, description: 'The reservation, or the reason. Published beside the text.' })
  text?: string | null;

  @Field({ description: 'Whether to show a name beside the group.' })
  showName!: boolean;
}

@ObjectType({ description: 'What came of a decision.' })
export class GiveSignOffPayload {
  @Field(() => SignOffType, { nullable: true, description: 'The sign-off; empty when refused.' })
  signOff!: SignOffType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

@InputType({ description: 'Own words of those who disagree.' })
export class AttachMinorityStatementInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @EverybodyReads()
  @Field({ description: 'Title.' })
  title!: string;

  @EverybodyReads()
  @Field({ description: 'The words.' })
  text!: string;

  @Field({
    description:
      'True: for the whole group, which did not sign; the words stand at once. False: they wait until three have joined.',
  })
  forGroup!: boolean;
}

@InputType({ description: "Putting one's own name to own words of one's group." })
export class JoinMinorityStatementInput {
  @Field(() => ID, { description: 'The minority statement.' })
  minorityStatementId!: string;
}

@InputType({ description: 'Taking back own words that wait for names.' })
export class TakeBackOwnWordsInput {
  @Field(() => ID, { description: 'The minority statement.' })
  minorityStatementId!: string;
}

@InputType({ description: 'A reply to a minority statement.' })
export class ReplyToMinorityStatementInput {
  @Field(() => ID, { description: 'The minority statement.' })
  minorityStatementId!: string;

  @EverybodyReads()
  @Field({ description: 'The reply.' })
  text!: string;
}

@ObjectType({ description: 'What came of adding own words, a name or a reply, or of taking words back.' })
export class MinorityStatementPayload {
  @Field(() => MinorityStatementType, { nullable: true, description: 'As it now is; empty when refused.' })
  minorityStatement!: MinorityStatementType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
