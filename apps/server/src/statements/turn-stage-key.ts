import { whyNotAdvance, type DocumentState, type Refusal, type SectionState, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Concordat } from '../concordats/concordat.entity.js';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Refused, refusing } from '../platform/refused.js';
import { Timeline } from '../timeline/timeline.js';
import { stageAct } from './key-acts.js';
import { Section } from './section.entity.js';
import { StageGateReader } from './stage-gates.js';
import { Statement } from './statement.entity.js';
import { TwoKeys } from './two-keys.js';

/** What came of a co-chair's key: done when the stage opened, waiting when the other key is still to come. */
export interface StageTurn {
  readonly statement: Statement | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** One act: a co-chair turns a key to open the next stage; with the second key it opens (R2). */
@Injectable()
export class TurnStageKey {
  // eslint-disable-next-line max-params -- the act needs its rule's readers, the record, the clock and the feed
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly gates: StageGateReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { to }: { to: DocumentState }): Promise<StageTurn> {
    const turn = await refusing(() => this.db.transaction((tx) => this.turn(tx, actor, to)), {
      statement: null,
      waiting: false,
    });
    if (turn.statement) this.changes.publish(`statement:${actor.statementId}`, { kind: 'stage' });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, to: DocumentState): Promise<StageTurn> {
    await lockSections(tx, actor.statementId);
    const { refusals, complete } = await this.keys.turn(tx, actor, await stageAct(tx, actor.statementId, to));
    const statement = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    // Asked at the first key too: a co-chair learns at once what still blocks the stage.
    refusals.push(...whyNotAdvance(await this.gates.read(tx, statement, to)));
    if (refusals.length > 0) throw new Refused(refusals);
    if (!complete) return { statement, waiting: true, refusals: [] };
    await this.open(tx, actor, statement, to);
    return { statement, waiting: false, refusals: [] };
  }

  private async open(tx: EntityManager, actor: Actor, statement: Statement, to: DocumentState): Promise<void> {
    const from = statement.state;
    statement.state = to;
    await tx.update(Statement, { id: statement.id }, { state: to });
    if (to === 'CONCORDAT') await tx.update(Concordat, { statementId: statement.id }, { openedAt: this.clock.now() });
    for (const [stage, fromStates, next] of SECTION_MOVES) {
      if (stage === to) {
        await tx.update(Section, { statementId: statement.id, state: In([...fromStates]) }, { state: next });
      }
    }
    await this.timeline.add(tx, { chain: statement.id, kind: 'stage.opened', actor, facts: { from, to } });
  }
}

/** Locks a statement's sections. Every act locks sections, then the statement, then the record: else two would wait for each other. */
async function lockSections(tx: EntityManager, statementId: StatementId): Promise<void> {
  await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** When a stage opens, sections in these states move with it. */
const SECTION_MOVES: readonly (readonly [DocumentState, readonly SectionState[], SectionState])[] = [
  ['COMMENT', ['READY'], 'IN_COMMENT'],
  ['RESPONDING', ['IN_COMMENT'], 'RESPONDING'],
];
