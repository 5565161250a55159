import {
  documentMoves,
  nextStages,
  sectionMoves,
  whyNotAdvance,
  whyNotReason,
  type DocumentState,
  type Refusal,
  type SectionState,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
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

/** Which stage, and the reason where it takes one. */
export interface StageWanted {
  readonly to: DocumentState;
  readonly reason?: string | null;
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

  async run(actor: Actor, wanted: StageWanted): Promise<StageTurn> {
    const turn = await refusing(() => this.db.transaction((tx) => this.turn(tx, actor, wanted)), {
      statement: null,
      waiting: false,
    });
    if (turn.statement) this.changes.publish(`statement:${actor.statementId}`, { kind: 'stage' });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, { to, reason = null }: StageWanted): Promise<StageTurn> {
    await lockSections(tx, actor.statementId);
    const act = await stageAct(tx, actor.statementId, to);
    const said = reason?.trim() ?? null;
    const otherReason = await this.otherReason(tx, actor, act);
    const { refusals, complete } = await this.keys.turn(tx, actor, act, said);
    const statement = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    const gates = { ...(await this.gates.read(tx, statement, to)), reason: said, otherReason };
    // Asked at the first key too: a co-chair learns at once what still blocks the stage.
    refusals.push(...whyNotAdvance(gates), ...whyNotReason(gates));
    if (refusals.length > 0) throw new Refused(refusals);
    if (!complete) return { statement, waiting: true, refusals: [] };
    await this.open(tx, actor, statement, { to, reason: said });
    return { statement, waiting: false, refusals: [] };
  }

  private async otherReason(
    tx: EntityManager,
    { statementId, membershipId }: Actor,
    act: string,
  ): Promise<string | null> {
    const waiting = await this.keys.waiting(statementId, act, tx);
    return waiting.find((key) => key.membershipId !== membershipId)?.note ?? null;
  }

  private async open(
    tx: EntityManager,
    actor: Actor,
    statement: Statement,
    { to, reason }: StageWanted,
  ): Promise<void> {
    const { state: from, pausedFrom } = statement;
    statement.state = documentMoves(statement, to);
    statement.pausedFrom = to === 'PAUSED' ? from : null;
    const takesReason = nextStages(from, pausedFrom).some((stage) => stage.to === to && stage.needsReason);
    statement.stateReason = takesReason ? (reason ?? null) : null;
    const { stateReason } = statement;
    await tx.update(Statement, { id: statement.id }, { state: to, pausedFrom: statement.pausedFrom, stateReason });
    if (from === 'PROPOSED' && to === 'CONVENING') await this.openCall(tx, statement);
    // A pause moves nothing: what goes on afterwards is what it was.
    if (from !== 'PAUSED') await this.moveAlong(tx, statement);
    await this.timeline.add(tx, {
      ...{ chain: statement.id, kind: 'stage.opened', actor, facts: { from, to } },
      ...(stateReason !== null && { committed: { reason: stateReason } }),
    });
    if (from !== 'PAUSED') await this.gates.opened(tx, actor, to);
  }

  /** The days of the public call run from when people are asked, not from when the council took the proposal up (R4). */
  private async openCall(tx: EntityManager, statement: Statement): Promise<void> {
    statement.startedAt = this.clock.now();
    await tx.update(Statement, { id: statement.id }, { startedAt: statement.startedAt });
  }

  private async moveAlong(tx: EntityManager, { id: statementId, state: to }: Statement): Promise<void> {
    if (to === 'CONCORDAT') await tx.update(Concordat, { statementId }, { openedAt: this.clock.now() });
    for (const [stage, from, next] of SECTION_MOVES) {
      if (stage === to) await tx.update(Section, { statementId, state: from }, { state: sectionMoves(from, next) });
    }
  }
}

/** Locks a statement's sections. Every act locks sections, then the statement, then the record: else two would wait for each other. */
async function lockSections(tx: EntityManager, statementId: StatementId): Promise<void> {
  await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** When a stage opens, sections in this state take the step that leads to the other. */
const SECTION_MOVES: readonly (readonly [DocumentState, SectionState, SectionState])[] = [
  ['COMMENT', 'READY', 'IN_COMMENT'],
  ['RESPONDING', 'IN_COMMENT', 'RESPONDING'],
];
