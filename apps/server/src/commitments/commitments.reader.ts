import type { StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
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

const BY_DAY = { dueOn: 'ASC', constituency: 'ASC', at: 'ASC', id: 'ASC' } as const;

/** Reads what groups will do, and how far it has come. */
@Injectable()
export class CommitmentsReader {
  constructor(private readonly db: DataSource) {}

  /** By the day on which they are due. */
  async of(statementId: StatementId): Promise<FollowedCommitment[]> {
    return this.followed(await this.db.manager.find(Commitment, { where: { statementId }, order: BY_DAY }));
  }

  /** The same, a page at a time. */
  async page(statementId: StatementId, page: PageArgs): Promise<Page<FollowedCommitment>> {
    const rows = rowsOf(page);
    const wanted = { where: { statementId }, order: BY_DAY, ...rows };
    const [found, totalCount] = await this.db.manager.findAndCount(Commitment, wanted);
    return pageOf(await this.followed(found), rows, totalCount);
  }

  /** One of them; null where there is none. */
  async one(id: string): Promise<FollowedCommitment | null> {
    return (await this.followed(await this.db.manager.findBy(Commitment, { id })))[0] ?? null;
  }

  private async followed(commitments: readonly Commitment[]): Promise<FollowedCommitment[]> {
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
