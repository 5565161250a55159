import type { StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Commitment, CommitmentProgress } from './commitment.entity.js';

/** A commitment with what is known of its progress, without anybody's name: it is the group's. */
export interface FollowedCommitment extends Pick<
  Commitment,
  'id' | 'constituency' | 'what' | 'dueOn' | 'measure' | 'at'
> {
  /** Oldest first. */
  readonly progress: readonly Pick<CommitmentProgress, 'text' | 'isDone' | 'at'>[];
  /** Whether the newest note says that it is done. */
  readonly isDone: boolean;
}

/** Reads what groups will do, and how far it has come. */
@Injectable()
export class CommitmentsReader {
  constructor(private readonly db: DataSource) {}

  /** By the day on which they are due. */
  async of(statementId: StatementId): Promise<FollowedCommitment[]> {
    const order = { dueOn: 'ASC', constituency: 'ASC', at: 'ASC', id: 'ASC' } as const;
    const commitments = await this.db.manager.find(Commitment, { where: { statementId }, order });
    const ids = commitments.map(({ id }) => id);
    const where = { commitmentId: In(ids) };
    const notes = await this.db.manager.find(CommitmentProgress, { where, order: { at: 'ASC', id: 'ASC' } });
    return commitments.map(({ id, constituency, what, dueOn, measure, at }) => {
      const progress = notes
        .filter(({ commitmentId }) => commitmentId === id)
        .map((note) => ({ text: note.text, isDone: note.isDone, at: note.at }));
      return { id, constituency, what, dueOn, measure, at, progress, isDone: progress.at(-1)?.isDone ?? false };
    });
  }

  async statementOf(id: string): Promise<StatementId | null> {
    return (await this.db.manager.findOneBy(Commitment, { id }))?.statementId ?? null;
  }
}
