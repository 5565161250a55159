import { whyNotTakeBackKey, type DocumentState, type Refusal, type SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Like, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { freezeAct, freezeActs, reopenAct, stageAct } from './key-acts.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';
import { TurnedKey } from './turned-key.entity.js';
import { TwoKeys } from './two-keys.js';

/** What the key is for: a stage, or locking a section or opening it again. */
export type KeyOf = { readonly to: DocumentState } | { readonly sectionId: SectionId };

/** What came of taking a key back. */
export interface KeyTakenBack {
  readonly statement: Statement | null;
  readonly refusals: Refusal[];
}

/**
 * One act: a co-chair takes their key back while the other's is missing, for a stage, a lock or a reopening (R2). Nobody's
 * agreement waits for longer than they stand by it, and its reason can be put otherwise.
 */
@Injectable()
export class TakeBackKey {
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, of: KeyOf): Promise<KeyTakenBack> {
    const taken = await this.db.transaction((tx) => this.within(tx, actor, of));
    const kind = 'to' in of ? { kind: 'stage' } : { kind: 'section', sectionId: of.sectionId };
    if (taken.statement) this.changes.publish(`statement:${actor.statementId}`, kind);
    return taken;
  }

  private async within(tx: EntityManager, actor: Actor, of: KeyOf): Promise<KeyTakenBack> {
    const { statementId, membershipId } = actor;
    const section = 'to' in of ? null : await lockedSection(tx, actor, of.sectionId);
    // Held as in turning a key: of two co-chairs who press at once, one is first.
    const lock = { mode: 'for_no_key_update' } as const;
    const statement = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    const acts = 'to' in of ? [await stageAct(tx, statementId, of.to)] : [];
    if (section) acts.push(freezeAct(section), reopenAct(section));
    const waiting = (await Promise.all(acts.map((act) => this.keys.waiting(statementId, act, tx)))).flat();
    const refusals = whyNotTakeBackKey({ turned: waiting.map((key) => key.membershipId), actor: membershipId });
    if (refusals.length > 0) return { statement: null, refusals };
    const mine = waiting.filter((key) => key.membershipId === membershipId);
    const older = section && mine.length > 0 ? await olderLocks(tx, actor, section) : [];
    for (const act of new Set([...mine, ...older].map((key) => key.act))) await this.keys.takeBack(tx, actor, act);
    return { statement, refusals: [] };
  }
}

/** Keys for locking other words than are there now: who takes a lock back asks for none, and the other's time ends with it. */
function olderLocks(tx: EntityManager, { statementId, membershipId }: Actor, section: Section): Promise<TurnedKey[]> {
  return tx.findBy(TurnedKey, { statementId, membershipId, act: Like(`${freezeActs(section)}%`), usedAt: IsNull() });
}

function lockedSection(tx: EntityManager, { statementId }: Actor, id: SectionId): Promise<Section> {
  return tx.findOneOrFail(Section, { where: { id, statementId }, lock: { mode: 'for_no_key_update' } });
}
