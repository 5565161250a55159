import type { CouncilId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentPerson, type SignedInPerson } from '../membership/actor.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { AnswerCouncilProposal } from './answer-proposal.js';
import { ProposingReader } from './proposing.reader.js';
import {
  AnswerCouncilProposalInput,
  AnswerCouncilProposalPayload,
  CouncilProposalConnectionType,
  CouncilProposalType,
} from './proposing.types.js';

@Resolver(() => CouncilProposalType)
export class ProposingResolver {
  constructor(
    private readonly reader: ProposingReader,
    private readonly answer: AnswerCouncilProposal,
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
}
