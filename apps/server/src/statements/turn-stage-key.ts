import {
  documentMoves,
  nextStages,
  sectionMoves,
  whyNotAdvance,
  whyNotReason,
  whyNotSucceed,
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
import { StageGateReader, type Opener } from './stage-gates.js';
import { Statement } from './statement.entity.js';
import { successorChoice } from './successor.reader.js';
import type { TurnedKey } from './turned-key.entity.js';
import { TwoKeys } from './two-keys.js';

/** What came of a co-chair's key: done when the stage opened, waiting when the other key is still to come. */
export interface StageTurn {
  readonly statement: Statement | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** Which stage, the reason where it takes one, and the statement that takes the place of one that is replaced. */
export interface StageWanted {
  readonly to: DocumentState;
  readonly reason?: string | null;
  readonly successorId?: StatementId | null;
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

  /**
   * Opens a stage for a co-chair whose key has waited for the other's, where a rule says that it then begins by itself. The
   * caller has locked the sections and the statement. The record says for which group, and that nobody's key opened it.
   */
  async unanswered(tx: EntityManager, by: Opener, statement: Statement, to: DocumentState): Promise<void> {
    await this.keys.useUp(tx, by.statementId, await stageAct(tx, by.statementId, to));
    await this.open(tx, by, statement, { to, unanswered: true });
  }

  private async turn(tx: EntityManager, actor: Actor, wanted: StageWanted): Promise<StageTurn> {
    const { to } = wanted;
    const agreed = { note: wanted.reason?.trim() ?? null, successorId: wanted.successorId ?? null };
    await lockSections(tx, actor.statementId);
    const choice = await successorChoice(tx, { to, statementId: actor.statementId, chosen: agreed.successorId });
    const act = await stageAct(tx, actor.statementId, to);
    const other = await this.otherKey(tx, actor, { act, ...agreed });
    const lock = { mode: 'for_no_key_update' } as const;
    const statement = await tx.findOneOrFail(Statement, { where: { id: actor.statementId }, lock });
    // Mediation that waits begins by itself, also for a co-chair whom the other has left (R24).
    const mayWaitAlone = to === 'MEDIATION' && statement.state !== 'PAUSED';
    const { refusals, complete } = await this.keys.turn(tx, actor, act, { ...agreed, mayWaitAlone });
    const gates = {
      ...(await this.gates.read(tx, statement, to)),
      ...{ reason: agreed.note, otherReason: other?.note ?? null },
    };
    // Asked at the first key too: a co-chair learns at once what still blocks the stage.
    refusals.push(...whyNotAdvance(gates), ...whyNotReason(gates));
    refusals.push(...whyNotSucceed({ ...choice, other: other && { chosen: other.successorId } }));
    if (refusals.length > 0) throw new Refused(refusals);
    if (!complete) return { statement, waiting: true, refusals: [] };
    await this.open(tx, actor, statement, { to, reason: agreed.note, successorId: agreed.successorId });
    return { statement, waiting: false, refusals: [] };
  }

  /** The key of the other co-chair, who waits. A co-chair who waits alone may choose another successor. */
  private async otherKey(
    tx: EntityManager,
    actor: Actor,
    wanted: Pick<TurnedKey, 'act' | 'successorId'>,
  ): Promise<TurnedKey | null> {
    const waiting = await this.keys.waiting(actor.statementId, wanted.act, tx);
    const mine = waiting.find(({ membershipId }) => membershipId === actor.membershipId);
    if (mine && mine.successorId !== wanted.successorId) await this.keys.takeBack(tx, actor, wanted.act);
    return waiting.find((key) => key !== mine) ?? null;
  }

  private async open(
    tx: EntityManager,
    by: Opener,
    statement: Statement,
    { to, reason, successorId = null, unanswered = false }: StageWanted & { readonly unanswered?: boolean },
  ): Promise<void> {
    const { state: from, pausedFrom } = statement;
    statement.state = documentMoves(statement, to);
    statement.pausedFrom = to === 'PAUSED' ? from : null;
    const takesReason = nextStages(from, pausedFrom).some((stage) => stage.to === to && stage.needsReason);
    statement.stateReason = takesReason ? (reason ?? null) : null;
    statement.successorId = successorId;
    const { stateReason } = statement;
    const stands = { state: to, pausedFrom: statement.pausedFrom, stateReason, successorId };
    await tx.update(Statement, { id: statement.id }, stands);
    if (from === 'PROPOSED' && to === 'CONVENING') await this.openCall(tx, statement);
    // A pause moves nothing: what goes on afterwards is what it was.
    if (from !== 'PAUSED') await this.moveAlong(tx, statement);
    const facts = {
      ...{ from, to, ...(successorId !== null && { successor: successorId }) },
      ...(unanswered && { askedBy: by.constituency }),
    };
    await this.timeline.add(tx, {
      ...{ chain: statement.id, kind: 'stage.opened', actor: unanswered ? null : by, facts },
      ...(stateReason !== null && { committed: { reason: stateReason } }),
    });
    if (from !== 'PAUSED') await this.gates.opened(tx, by, { to, unanswered });
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
  await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
}

/** When a stage opens, sections in this state take the step that leads to the other. */
const SECTION_MOVES: readonly (readonly [DocumentState, SectionState, SectionState])[] = [
  ['COMMENT', 'READY', 'IN_COMMENT'],
  ['RESPONDING', 'IN_COMMENT', 'RESPONDING'],
];
