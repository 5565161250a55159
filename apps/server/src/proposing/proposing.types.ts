import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { StatementType } from '../statements/statement.types.js';

/** A proposal to a council, as its officers see it: without the address for the answer. */
@ObjectType('CouncilProposal', { description: 'What somebody of the public proposed to a council.' })
export class CouncilProposalType {
  @Field(() => ID, { description: 'The proposal.' })
  id!: string;

  @Field({ description: '`statement` or `topic`.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Key of the template; empty for a topic.' })
  template!: string | null;

  @Field({ description: 'What it is about.' })
  title!: string;

  @Field({ description: 'Why it is needed.' })
  why!: string;

  @Field({ description: 'The name that they want shown; empty for none.' })
  name!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it came.' })
  at!: Date;

  @Field({ description: '`HELD` until somebody answers, then `ANSWERED` or `KEPT_BACK`.' })
  state!: string;

  @Field(() => String, { nullable: true, description: '`TAKEN`, `NOT_TAKEN` or `COVERED`; empty while it waits.' })
  answer!: string | null;

  @Field(() => String, { nullable: true, description: 'Why the council says so; empty while it waits.' })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: 'The statement that came of it, or that covers it already.' })
  statementId!: string | null;
}

/** A part of the list of proposals that wait. */
export const CouncilProposalConnectionType = connectionOf(
  CouncilProposalType,
  'CouncilProposal',
  'A part of the proposals that wait for the council, oldest first.',
);

/** What an officer answers. */
@InputType({ description: 'What the council says to a proposal.' })
export class AnswerCouncilProposalInput {
  @Field(() => ID, { description: 'The proposal.' })
  councilProposalId!: string;

  @Field({ description: '`TAKEN`, `NOT_TAKEN`, `COVERED`, or `KEEP_BACK` for what nobody should read.' })
  answer!: string;

  @EverybodyReads()
  @Field({ description: 'Why. Everybody can read it.' })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The statement that covers it already.' })
  coveredById!: string | null;

  @EverybodyReads()
  @Field(() => String, {
    nullable: true,
    description: 'Title of the statement that begins, without contact details. Empty for the title that was proposed.',
  })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'First day of the statement that begins, as YYYY-MM-DD.' })
  periodFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day of the statement that begins, as YYYY-MM-DD.' })
  periodTo!: string | null;

  @Field(() => String, { nullable: true, description: 'When it is looked at again, as YYYY-MM-DD.' })
  reviewBy!: string | null;
}

/** What came of an answer. */
@ObjectType({ description: 'What came of answering a proposal.' })
export class AnswerCouncilProposalPayload {
  @Field(() => CouncilProposalType, { nullable: true, description: 'As it now is; empty when refused.' })
  proposal!: CouncilProposalType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}

/** Who stands for a statement. */
@InputType({ description: 'The sponsor of a proposed statement.' })
export class NameSponsorInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Their name. Everybody can read it.' })
  name!: string;

  @EverybodyReads()
  @Field({ description: 'Their job title. Everybody can read it.' })
  jobTitle!: string;

  @Field({ description: 'Whether they agreed that everybody can read it.' })
  hasAgreed!: boolean;
}

/** Who is asked to be co-chair. */
@InputType({ description: 'Somebody to be asked to be co-chair of a proposed statement.' })
export class InviteCoChairInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Their name.' })
  fullName!: string;

  @Field({ description: 'The address that the invitation goes to.' })
  email!: string;

  @Field({ description: 'Code of the group that they belong to.' })
  constituency!: string;
}

/** Whose invitation ends. */
@InputType({ description: 'An invitation of a co-chair of a proposed statement that ends.' })
export class EndCoChairInvitationInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

/** What is taken back. */
@InputType({ description: 'A proposed statement that the council takes back.' })
export class TakeBackStatementInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @EverybodyReads()
  @Field({ description: 'Why. Everybody can read it.' })
  reason!: string;
}

/** What came of naming its sponsor, or of taking it back. */
@ObjectType({ description: 'What came of an act about a proposed statement.' })
export class ProposedStatementPayload {
  @Field(() => StatementType, { nullable: true, description: 'The statement, as it is now; empty when refused.' })
  statement!: StatementType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}
