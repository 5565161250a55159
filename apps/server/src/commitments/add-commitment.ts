import { dayInEngland, type Refusal } from '#concordat';
import { whyNotCommit, whyNotNoteProgress } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Commitment, CommitmentProgress } from './commitment.entity.js';

/** What a group commits to do. */
export interface NewCommitment {
  readonly constituency: string;
  readonly what: string;
  /** The last day, as YYYY-MM-DD. */
  readonly by: string;
  /** How everybody will know that it is done. */
  readonly measure: string;
}

/** One act: somebody of a group, or a co-chair, says what that group will do. */
@Injectable()
export class AddCommitment {
  constructor(
    private readonly db: DataSource,
    private readonly concordats: ConcordatReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(
    actor: Actor,
    { constituency: owner, what, by, measure }: NewCommitment,
  ): Promise<{ commitment: Commitment | null; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId, roles, constituency } = actor;
      const lock = { mode: 'pessimistic_read' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const { required: groups } = await this.concordats.standing(statementId, tx);
      const now = this.clock.now();
      const refusals = whyNotCommit({
        ...{ documentState, roles, constituency, owner, groups, what, by, measure },
        today: dayInEngland(now),
      });
      if (refusals.length > 0) return { commitment: null, refusals };
      const commitment: Commitment = {
        ...{ id: this.randomness.uuid(), statementId, constituency: owner, dueOn: by, addedBy: membershipId, at: now },
        ...{ what: what.trim(), measure: measure.trim() },
      };
      await tx.insert(Commitment, commitment);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'commitment.added', actor },
        facts: { commitment: commitment.id, owner, by },
        committed: { what: commitment.what, measure: commitment.measure },
      });
      return { commitment, refusals: [] };
    });
  }
}

/** How far a commitment has come. */
export interface ProgressNoted {
  readonly commitmentId: string;
  readonly text: string;
  readonly isDone: boolean;
}

/** One act: somebody of the group that owns a commitment, or a co-chair, notes how far it has come. */
@Injectable()
export class NoteProgress {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, { commitmentId, text, isDone }: ProgressNoted): Promise<{ done: boolean; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, membershipId, roles, constituency } = actor;
      const lock = { mode: 'pessimistic_read' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const { constituency: owner } = await tx.findOneByOrFail(Commitment, { id: commitmentId, statementId });
      const refusals = whyNotNoteProgress({ documentState, roles, constituency, owner, text });
      if (refusals.length > 0) return { done: false, refusals };
      await tx.insert(CommitmentProgress, {
        ...{ id: this.randomness.uuid(), commitmentId, text: text.trim(), isDone },
        ...{ notedBy: membershipId, at: this.clock.now() },
      });
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'commitment.progress', actor },
        facts: { commitment: commitmentId, done: isDone },
        committed: { text: text.trim() },
      });
      return { done: true, refusals: [] };
    });
  }
}
