import type { CouncilId, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPerson, type SignedInPerson } from '../membership/actor.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { AnswerCouncilProposal } from './answer-proposal.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import { ProposingReader } from './proposing.reader.js';
import {
  AnswerCouncilProposalInput,
  AnswerCouncilProposalPayload,
  CouncilProposalConnectionType,
  CouncilProposalType,
  InviteCoChairInput,
  NameSponsorInput,
  ProposedNamesPayload,
} from './proposing.types.js';

@Resolver(() => CouncilProposalType)
export class ProposingResolver {
  constructor(
    private readonly reader: ProposingReader,
    private readonly answer: AnswerCouncilProposal,
    private readonly sponsors: NameSponsor,
    private readonly coChairs: InviteCoChair,
  ) {}

  @Query(() => CouncilProposalConnectionType, {
    description: 'What the public proposed to a council and waits for its answer, oldest first.',
  })
  @Requires('council:answer')
  councilProposals(
    @Args('councilId', { type: () => ID, description: 'The council.' }) councilId: CouncilId,
    @Args() part: PageArgs,
  ): Promise<Page<CouncilProposalType>> {
    return this.reader.waiting(councilId, part);
  }

  @Mutation(() => AnswerCouncilProposalPayload, {
    description: 'Answers a proposal for the council, with a reason. A statement that is taken begins as proposed.',
  })
  @Requires('council:answer')
  answerCouncilProposal(
    @Args('input', { description: 'The answer.' })
    { councilProposalId, coveredById, ...said }: AnswerCouncilProposalInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<AnswerCouncilProposalPayload> {
    const { answer, reason, title, periodFrom, periodTo, reviewBy } = said;
    const begin = { title, periodFrom: periodFrom ?? '', periodTo: periodTo ?? '', reviewBy: reviewBy ?? '' };
    return this.answer.run(officer, { proposalId: councilProposalId, answer, reason, coveredBy: coveredById, begin });
  }

  @Mutation(() => ProposedNamesPayload, {
    description: 'Names who stands for a proposed statement, with their consent.',
  })
  @Requires('council:answer')
  nameSponsor(
    @Args('input', { description: 'The sponsor.' }) input: NameSponsorInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedNamesPayload> {
    return this.sponsors.run(officer, { ...input, statementId: input.statementId as StatementId });
  }

  @Mutation(() => ProposedNamesPayload, { description: 'Asks somebody to be co-chair of a proposed statement.' })
  @Requires('council:answer')
  inviteCoChair(
    @Args('input', { description: 'Whom.' }) input: InviteCoChairInput,
    @CurrentPerson() officer: SignedInPerson,
  ): Promise<ProposedNamesPayload> {
    return this.coChairs.run(officer, { ...input, statementId: input.statementId as StatementId });
  }
}
