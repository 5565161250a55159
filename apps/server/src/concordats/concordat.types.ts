import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RefusalType } from '../platform/refusal.type.js';
import type { ConcordatStanding } from './concordat.reader.js';

@ObjectType('GroupMinimum', { description: 'The fewest people who can sign for a group.' })
export class GroupMinimumType {
  @Field({ description: 'Code of the group, such as `CARERS`.' })
  constituency!: string;

  @Field(() => Int, { description: 'Fewest signatories.' })
  minimum!: number;
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

  @Field({ description: 'How a group decides: consensus, two-thirds or majority.' })
  decisionRule!: string;

  @Field(() => [GroupMinimumType], { description: 'Fewest people who can sign, by group.' })
  minimums!: GroupMinimumType[];

  @Field(() => Int, { description: 'Days for which anyone may comment.' })
  commentPeriodDays!: number;

  @Field(() => Int, { description: 'Working days in which a suggestion is answered.' })
  answerWorkingDays!: number;

  @Field(() => Int, { description: 'Working days from freeze to the end of signing.' })
  signOffWorkingDays!: number;

  @Field(() => Int, { description: 'Longest minority statement, in words.' })
  minorityStatementWords!: number;

  @Field(() => Int, { description: 'Working days for which mediation may last.' })
  mediationWorkingDays!: number;

  @Field({ description: 'Whether other groups may publish without the council when mediation has failed.' })
  mirrorPublication!: boolean;

  @Field({ description: 'What is paid to people who take part, or why nothing is.' })
  payment!: string;
}

@InputType({ description: 'Agreeing for a group.' })
export class AgreeConcordatInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field({ description: 'Fingerprint of the agreement as shown on the screen.' })
  seenHash!: string;
}

@ObjectType({ description: 'What came of agreeing.' })
export class AgreeConcordatPayload {
  @Field(() => AgreementType, { nullable: true, description: 'The agreement as it now stands; empty when refused.' })
  agreement!: AgreementType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

/** Shows a standing concordat as the API does. */
export function agreementType({ concordat, required, agreed, complete }: ConcordatStanding): AgreementType {
  const { parameters } = concordat;
  return {
    version: concordat.version,
    hash: concordat.hash,
    open: concordat.openedAt !== null,
    required: [...required],
    agreed: [...agreed],
    complete,
    decisionRule: parameters.decisionRule,
    minimums: Object.entries(parameters.signatoriesPerConstituency).map(([constituency, minimum]) => ({
      constituency,
      minimum,
    })),
    commentPeriodDays: parameters.commentPeriodDays,
    answerWorkingDays: parameters.answerWorkingDays,
    signOffWorkingDays: parameters.signOffWorkingDays,
    minorityStatementWords: parameters.minorityStatementWords,
    mediationWorkingDays: parameters.mediationWorkingDays,
    mirrorPublication: parameters.mirrorPublication,
    payment: parameters.paymentPolicy.say,
  };
}
