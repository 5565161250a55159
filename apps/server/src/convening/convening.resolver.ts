import type { SectionId, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { Requires } from '../platform/requires.js';
import { ConveningActs } from './convening-acts.js';
import {
  AnswerNominationInput,
  ConveningPayload,
  ConveningType,
  DeclaredLimitConnectionType,
  type DeclaredLimitType,
  DeclareLimitInput,
  LogOutreachInput,
  NominateInput,
  NominationConnectionType,
  type NominationType,
  OutreachConnectionType,
  type OutreachType,
  SayToLimitInput,
  SealPositionInput,
} from './convening.types.js';
import { ConveningView } from './convening.view.js';

@Resolver(() => ConveningType)
export class ConveningResolver {
  constructor(
    private readonly view: ConveningView,
    private readonly acts: ConveningActs,
  ) {}

  @Query(() => ConveningType, {
    description: 'Nominations, what is fixed, and where each group started from.',
  })
  @Requires('statement:act')
  convening(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningType> {
    return this.view.of(actor);
  }

  @ResolveField(() => NominationConnectionType, { description: 'Nominations, oldest first.' })
  @Requires('statement:act')
  nominations(@Args() page: PageArgs, @CurrentActor() actor: Actor): Promise<Page<NominationType>> {
    return this.view.nominations(actor, page);
  }

  @ResolveField(() => DeclaredLimitConnectionType, { description: 'What is fixed, oldest first.' })
  @Requires('statement:act')
  limits(@Args() page: PageArgs, @CurrentActor() actor: Actor): Promise<Page<DeclaredLimitType>> {
    return this.view.limits(actor, page);
  }

  @ResolveField(() => OutreachConnectionType, { description: 'Who was asked to take part, oldest first.' })
  @Requires('statement:act')
  outreach(@Args() page: PageArgs, @CurrentActor() actor: Actor): Promise<Page<OutreachType>> {
    return this.view.outreach(actor, page);
  }

  @Mutation(() => ConveningPayload, { description: 'Nominates a person or a topic before the writing begins.' })
  @Requires('statement:act')
  nominate(
    @Args('input', { description: 'Who or what.' }) input: NominateInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.nominate(actor, input);
  }

  @Mutation(() => ConveningPayload, { description: 'Answers a nomination with a reason.' })
  @Requires('statement:act')
  answerNomination(
    @Args('input', { description: 'The answer.' }) input: AnswerNominationInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.answerNomination(actor, input);
  }

  @Mutation(() => ConveningPayload, { description: 'Says what is fixed, with a reason and an end.' })
  @Requires('statement:act')
  declareLimit(
    @Args('input', { description: 'What is fixed.' }) input: DeclareLimitInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.declareLimit(actor, input);
  }

  @Mutation(() => ConveningPayload, { description: 'Challenges, once, what is said to be fixed.' })
  @Requires('statement:act')
  challengeLimit(
    @Args('input', { description: 'The challenge.' }) input: SayToLimitInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.challengeLimit(actor, input);
  }

  @Mutation(() => ConveningPayload, { description: 'Answers a challenge, for the group that declared the limit.' })
  @Requires('statement:act')
  answerChallenge(
    @Args('input', { description: 'The answer.' }) input: SayToLimitInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.answerChallenge(actor, input);
  }

  @Mutation(() => ConveningPayload, {
    description: 'Seals where the caller’s group stands. Nobody can change it; all are opened at one moment.',
  })
  @Requires('statement:act')
  sealPosition(
    @Args('input', { description: 'The position.' }) input: SealPositionInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.seal(actor, { ...input, sectionId: input.sectionId as SectionId | null });
  }

  @Mutation(() => ConveningPayload, {
    description: 'Agrees to open all positions now. They open when enough people of every group have agreed.',
  })
  @Requires('statement:act')
  agreeToOpenPositions(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) _statementId: StatementId,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.agreeToOpen(actor);
  }

  @Mutation(() => ConveningPayload, { description: 'Notes whom somebody asked to take part, how and where.' })
  @Requires('statement:act')
  logOutreach(
    @Args('input', { description: 'Whom, when, how and where.' }) input: LogOutreachInput,
    @CurrentActor() actor: Actor,
  ): Promise<ConveningPayload> {
    return this.acts.logOutreach(actor, input);
  }
}
