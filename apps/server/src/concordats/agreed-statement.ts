import type { AgreedUpon, ConcordatParameters, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';

/** The values of an agreement, and of the one that takes its place. */
export interface ChangedValues {
  readonly was: ConcordatParameters;
  readonly is: ConcordatParameters;
}

/** What a later slice does with the statement that an agreement governs. */
export interface StatementKeeper {
  /** Locks every section and then the statement, as every act does. */
  lock(tx: EntityManager, statementId: StatementId): Promise<AgreedUpon>;
  /** Gives every section what the agreement says of it; adds and leaves out sections as it does. Called with the lock. */
  apply(tx: EntityManager, actor: Actor, values: ChangedValues): Promise<void>;
}

/** Topics that were nominated and taken, which a later slice holds: their ids (R4). */
export type TopicsTaken = (tx: EntityManager, statementId: StatementId) => Promise<string[]>;

/** The way from an agreement to its statement, which is a slice further on. */
@Injectable()
export class AgreedStatement implements StatementKeeper {
  private keeper: StatementKeeper | null = null;
  private topics: TopicsTaken | null = null;

  /** Called once by the slice that holds the statements. */
  register(keeper: StatementKeeper): void {
    this.keeper = keeper;
  }

  /** Called once by the slice in which topics are nominated. */
  registerTopics(topics: TopicsTaken): void {
    this.topics = topics;
  }

  lock(tx: EntityManager, statementId: StatementId): Promise<AgreedUpon> {
    return this.known().lock(tx, statementId);
  }

  apply(tx: EntityManager, actor: Actor, values: ChangedValues): Promise<void> {
    return this.known().apply(tx, actor, values);
  }

  async topicsTaken(tx: EntityManager, statementId: StatementId): Promise<string[]> {
    return (await this.topics?.(tx, statementId)) ?? [];
  }

  private known(): StatementKeeper {
    if (!this.keeper) throw new Error('Nobody holds the statements that agreements govern.');
    return this.keeper;
  }
}
