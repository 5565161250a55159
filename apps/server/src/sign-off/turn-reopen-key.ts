import { isLockingOpen, sectionMoves, type Refusal, type SectionId, type SectionState } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused, refusing } from '../platform/refused.js';
import { reopenAct } from '../statements/key-acts.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { Timeline } from '../timeline/timeline.js';

/** What came of a co-chair's key for opening a locked section again. */
export interface ReopenTurn {
  readonly section: Section | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** One act: a co-chair turns a key to open a frozen or signed section again; its signatures lapse when its text changes. */
@Injectable()
export class TurnReopenKey {
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { sectionId }: { sectionId: SectionId }): Promise<ReopenTurn> {
    const act = (): Promise<ReopenTurn> => this.db.transaction((tx) => this.turn(tx, actor, sectionId));
    const turn = await refusing(act, { section: null, waiting: false });
    if (turn.refusals.length === 0)
      this.changes.publish(`statement:${actor.statementId}`, { kind: 'section', sectionId });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, sectionId: SectionId): Promise<ReopenTurn> {
    const where = { id: sectionId, statementId: actor.statementId };
    const section = await tx.findOneOrFail(Section, { where, lock: { mode: 'for_no_key_update' } });
    const { refusals, complete } = await this.keys.turn(tx, actor, reopenAct(section));
    const statement = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    if (!LOCKED.includes(section.state) || !isLockingOpen(statement.state)) {
      refusals.push({
        code: 'reopen.wrong-state',
        because: 'Only a section that is locked can be opened again, and only before the council has decided.',
      });
    }
    if (refusals.length > 0) throw new Refused(refusals);
    if (!complete) return { section, waiting: true, refusals: [] };
    section.state = sectionMoves(section.state, 'RESPONDING');
    await tx.update(Section, { id: sectionId }, { state: section.state });
    const facts = { section: section.key };
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'section.reopened', actor, facts });
    return { section, waiting: false, refusals: [] };
  }
}

const LOCKED: readonly SectionState[] = ['FROZEN', 'SIGNED', 'SIGNED_WITH_DISSENT', 'NOT_AGREED'];
