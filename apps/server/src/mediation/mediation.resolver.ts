import type { Refusal, SectionId, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Requires } from '../platform/requires.js';
import { DescribeMediation, NoteAttempt } from './describe-mediation.js';
import { EndMediation } from './end-mediation.js';
import type { Mediation } from './mediation.entity.js';
import {
  DescribeMediationInput,
  EndMediationInput,
  MediationPayload,
  MediationType,
  NoteAttemptInput,
} from './mediation.types.js';
import { MediationView } from './mediation.view.js';

@Resolver()
export class MediationResolver {
  constructor(
    private readonly view: MediationView,
    private readonly describing: DescribeMediation,
    private readonly noting: NoteAttempt,
    private readonly ending: EndMediation,
    private readonly changes: ChangeFeed,
  ) {}

  @Query(() => [MediationType], { description: 'Every mediation of a statement, newest first.' })
  @Requires('statement:act')
  mediations(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
  ): Promise<MediationType[]> {
    return this.view.of(statementId);
  }

  @Mutation(() => MediationPayload, { description: 'Says what a mediation is about and who helps.' })
  @Requires('statement:act')
  async describeMediation(
    @Args('input', { description: 'What it is about.' }) input: DescribeMediationInput,
    @CurrentActor() actor: Actor,
  ): Promise<MediationPayload> {
    const sectionId = (input.sectionId ?? null) as SectionId | null;
    return this.shown(actor, await this.describing.run(actor, { ...input, sectionId }));
  }

  @Mutation(() => MediationPayload, { description: 'Notes what was tried.' })
  @Requires('statement:act')
  async noteAttempt(
    @Args('input', { description: 'What was tried.' }) input: NoteAttemptInput,
    @CurrentActor() actor: Actor,
  ): Promise<MediationPayload> {
    return this.shown(actor, await this.noting.run(actor, input));
  }

  @Mutation(() => MediationPayload, {
    description: "Turns the caller's key to end a mediation. It ends when both co-chairs say the same.",
  })
  @Requires('statement:co-chair')
  async endMediation(
    @Args('input', { description: 'How it ends.' }) input: EndMediationInput,
    @CurrentActor() actor: Actor,
  ): Promise<MediationPayload> {
    return this.shown(actor, await this.ending.run(actor, input));
  }

  private async shown(
    { statementId }: Actor,
    { mediation, refusals }: { mediation: Mediation | null; refusals: Refusal[] },
  ): Promise<MediationPayload> {
    if (!mediation) return { mediation: null, refusals };
    this.changes.publish(`statement:${statementId}`, { kind: 'mediation' });
    return { mediation: await this.view.one(mediation), refusals };
  }
}
