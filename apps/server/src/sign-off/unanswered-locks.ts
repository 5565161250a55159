import { dayInEngland, type SectionId, type StatementId } from '#concordat';
import { lastDayToAnswerLock, locksByItself } from '#sign-off';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { coChairKeys } from '../statements/co-chair-keys.js';
import { freezeAct, freezeActs } from '../statements/key-acts.js';
import { pausesOf } from '../statements/pauses-of.js';
import type { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import type { TurnedKey } from '../statements/turned-key.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { LockSection } from './lock-section.js';

/** A lock that one co-chair asked for: their key for the words as they are, and the last day for the other to agree. */
interface AskedLock {
  readonly key: TurnedKey;
  readonly until: string;
}

/**
 * Locks sections that one co-chair asked to lock while people sign, where the other does not answer for as long as a
 * mediation may last: else a section that was opened again could be kept open for ever, and with it all that follows
 * (R24, R24b; docs/decisions/0046).
 */
@Injectable()
export class UnansweredLocks {
  constructor(
    private readonly keys: TwoKeys,
    private readonly locking: LockSection,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
  ) {}

  /** Locks it where the last day is over and nothing else keeps it open; tells whether it did. The caller has locked its row. */
  async lockIfOver(tx: EntityManager, section: Section): Promise<boolean> {
    const asked = await this.asked(tx, section);
    if (!asked || dayInEngland(this.clock.now()) <= asked.until) return false;
    const { state } = await tx.findOneByOrFail(Statement, { id: section.statementId });
    if ((await this.locking.whyNot(tx, section, state)).length > 0) return false;
    const { constituency: askedBy } = await tx.findOneByOrFail(Membership, { id: asked.key.membershipId });
    await this.keys.useUp(tx, section.statementId, freezeAct(section));
    await this.locking.lock(tx, section, { askedBy });
    return true;
  }

  /** What one co-chair asked for and will come by itself; null where nothing waits, or it will not. */
  private async asked(tx: EntityManager, section: Section): Promise<AskedLock | null> {
    return (await this.askedAmong(tx, section.statementId, [section])).get(section.id) ?? null;
  }

  /** The same of many sections of a statement, whose keys and record are read once; those where nothing waits are left out. */
  async askedAmong(
    tx: EntityManager,
    statementId: StatementId,
    sections: readonly Section[],
  ): Promise<ReadonlyMap<SectionId, AskedLock>> {
    const { state: documentState } = await tx.findOneByOrFail(Statement, { id: statementId });
    const open = locksByItself(documentState) ? sections.filter(({ state }) => state === 'RESPONDING') : [];
    const keys = open.length > 0 ? await coChairKeys(tx, { statementId }) : [];
    const waiting = open.flatMap((section) => {
      const key = keys.find(({ act }) => act === freezeAct(section));
      return key ? [{ section, key }] : [];
    });
    if (waiting.length === 0) return new Map();
    const { concordat } = await this.concordats.standing(statementId, tx);
    const pauses = await pausesOf(tx, statementId, this.clock.now());
    const where = { chain: statementId, kind: 'section.reopened' };
    const reopenings = await tx.find(RecordEntryRow, { where, order: { seq: 'DESC' } });
    const limitWorkingDays = concordat.parameters.mediationWorkingDays;
    const asked = waiting.flatMap(({ section, key }) => {
      const askedOn = dayInEngland(firstAsked(section, key, { keys, reopenings }));
      const until = lastDayToAnswerLock({ documentState, askedOn, limitWorkingDays, pauses });
      return until === null ? [] : [[section.id, { key, until }] as const];
    });
    return new Map(asked);
  }
}

/**
 * When the holder of a key first asked for the lock since the section was opened again. A key is for exact words; a word
 * that somebody types must not begin the other's time again, or that time would never end.
 */
function firstAsked(
  section: Section,
  key: TurnedKey,
  { keys, reopenings }: { readonly keys: readonly TurnedKey[]; readonly reopenings: readonly RecordEntryRow[] },
): Date {
  const reopened = reopenings.find(({ facts }) => facts.section === section.key);
  const since = keys.filter(
    ({ act, membershipId, turnedAt }) =>
      act.startsWith(freezeActs(section)) &&
      membershipId === key.membershipId &&
      (!reopened || turnedAt >= new Date(reopened.at)),
  );
  return since.reduce((first, { turnedAt }) => (turnedAt < first ? turnedAt : first), key.turnedAt);
}
