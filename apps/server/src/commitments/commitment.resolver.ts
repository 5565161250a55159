import type { Refusal, StatementId } from '#concordat';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { PageArgs, type Page } from '../platform/connection.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Requires } from '../platform/requires.js';
import { AddCommitment, NoteProgress } from './add-commitment.js';
import {
  AddCommitmentInput,
  CommitmentConnectionType,
  CommitmentsPayload,
  NoteProgressInput,
} from './commitment.types.js';
import { CommitmentsReader, type FollowedCommitment } from './commitments.reader.js';

@Resolver()
export class CommitmentResolver {
  constructor(
    private readonly reader: CommitmentsReader,
    private readonly adding: AddCommitment,
    private readonly noting: NoteProgress,
    private readonly changes: ChangeFeed,
  ) {}

  @Query(() => CommitmentConnectionType, { description: 'What groups will do, by the day on which it is due.' })
  @Requires('statement:read')
  commitments(
    @Args('statementId', { type: () => ID, description: 'The statement.' }) statementId: StatementId,
    @Args() page: PageArgs,
  ): Promise<Page<FollowedCommitment>> {
    return this.reader.page(statementId, page);
  }

  @Mutation(() => CommitmentsPayload, { description: 'Says what a group will do, by when, and how all will know.' })
  @Requires('statement:act')
  async addCommitment(
    @Args('input', { description: 'What, by whom, by when.' }) input: AddCommitmentInput,
    @CurrentActor() actor: Actor,
  ): Promise<CommitmentsPayload> {
    const { commitment, refusals } = await this.adding.run(actor, input);
    return this.shown(actor, commitment?.id ?? '', refusals);
  }

  @Mutation(() => CommitmentsPayload, { description: 'Notes how far a commitment has come.' })
  @Requires('statement:act')
  async noteProgress(
    @Args('input', { description: 'How far.' }) input: NoteProgressInput,
    @CurrentActor() actor: Actor,
  ): Promise<CommitmentsPayload> {
    const { refusals } = await this.noting.run(actor, input);
    return this.shown(actor, input.commitmentId, refusals);
  }

  private async shown({ statementId }: Actor, id: string, refusals: Refusal[]): Promise<CommitmentsPayload> {
    if (refusals.length > 0) return { commitment: null, refusals };
    this.changes.publish(`statement:${statementId}`, { kind: 'stage' });
    return { commitment: await this.reader.one(id), refusals: [] };
  }
}
