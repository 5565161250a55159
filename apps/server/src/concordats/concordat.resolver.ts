import type { StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { AgreeConcordat } from './agree-concordat.js';
import { ConcordatReader } from './concordat.reader.js';
import { AgreeConcordatInput, AgreeConcordatPayload, AgreementType, agreementType } from './concordat.types.js';

@Resolver(() => AgreementType)
export class ConcordatResolver {
  constructor(
    private readonly agreeAct: AgreeConcordat,
    private readonly reader: ConcordatReader,
  ) {}

  @Query(() => AgreementType, { description: 'The agreement that governs a statement.' })
  @Requires('statement:read')
  async agreement(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<AgreementType> {
    return agreementType(await this.reader.standing(statementId));
  }

  @Mutation(() => AgreeConcordatPayload, { description: "Agrees the concordat for the caller's group." })
  @Requires('statement:act')
  async agreeConcordat(
    @Args('input', { description: 'What was read and agreed.' }) input: AgreeConcordatInput,
    @CurrentActor() actor: Actor,
  ): Promise<AgreeConcordatPayload> {
    const { standing, refusals } = await this.agreeAct.run(actor, input);
    return { agreement: standing && agreementType(standing), refusals };
  }
}
