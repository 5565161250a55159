import { dayInEngland, type Refusal, type StatementId } from '#concordat';
import { contentInWords, whyNotRemoveContent } from '#publication';
import { removedInWords } from '#reading';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Actor } from '../membership/actor.js';
import { PublishedPanels } from '../power-panel/published-panels.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { removeLiveWords } from './live-words.js';
import { Publication } from './publication.entity.js';
import { removalAct, waitingKeys } from './removal-keys.js';
import { sameWords, type HeldWords } from './same-words.js';
import { stillStandsIn } from './still-stands-in.js';

/** Which content of the record, and why it has to go. */
export interface ContentToRemove {
  /** Number of the entry. */
  readonly seq: number;
  /** The commitment's name in it. */
  readonly name: string;
  /** Shown to everybody. Both who agree to it give the same. */
  readonly reason: string;
}

/** What came of one of the two keys: removed by now, or waiting for the other. */
export interface RemovalTurn {
  readonly removal: (RecordRemoval & { readonly what: string }) | null;
  readonly waiting: boolean;
  /** Where the same words stand that this does not reach, in sentences. */
  readonly stillStandsIn: readonly string[];
  readonly refusals: Refusal[];
}

/**
 * One act: salt and content of one commitment in the record are destroyed, once two people agree (R28). The entry stays,
 * so the record still verifies. The same words of what belongs together, such as a comment and the suggestion that was made of
 * it, go with it, in the record and beside it. Where the words stand that it does not reach, it says.
 */
@Injectable()
export class RemoveContent {
  // eslint-disable-next-line max-params -- what is published forgets the words too
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
    private readonly panels: PublishedPanels,
    private readonly texts: SectionTextReader,
  ) {}

  async run(actor: Actor, wanted: ContentToRemove): Promise<RemovalTurn> {
    const turn = await this.db.transaction((tx) => this.turn(tx, actor, wanted));
    if (turn.refusals.length === 0) this.changes.publish(`statement:${actor.statementId}`, { kind: 'removal' });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, { seq, name, reason }: ContentToRemove): Promise<RemovalTurn> {
    const { statementId: chain } = actor;
    // So that two who agree at once are one after the other.
    await tx.findOneOrFail(Statement, { where: { id: chain }, lock: { mode: 'for_no_key_update' } });
    const entry = await tx.findOneBy(RecordEntryRow, { chain, seq });
    const opening = await tx.findOneBy(RecordOpening, { chain, seq, name });
    // A key of somebody who has left does not count: this one is then the first.
    const asked = (await waitingKeys(tx, chain, { seq, name })).find(({ counts }) => counts) ?? null;
    const refusals = whyNotRemoveContent({
      isCommitted: entry !== null && Object.hasOwn(entry.commitments, name),
      isThere: opening !== null,
      reason,
      by: actor,
      asked,
    });
    if (refusals.length > 0 || !entry || !opening) {
      return { removal: null, waiting: false, stillStandsIn: [], refusals };
    }
    const together = await sameWords(tx, { entry, opening });
    const elsewhere = await stillStandsIn(tx, this.texts, { entry, opening, together });
    const content = { seq, name, reason: reason.trim() };
    // Before the record's lock, which every act takes last: who answers or joins holds the row and waits for the record.
    if (asked)
      for (const held of [{ entry, opening }, ...together]) await removeLiveWords(tx, held.entry, held.opening);
    const removed = asked ? await this.removeHeld(tx, actor, { entry, opening, reason: content.reason }) : null;
    for (const held of removed ? together : []) await this.removeHeld(tx, actor, { ...held, reason: content.reason });
    if (!asked) await this.ask(tx, actor, content);
    const removal = removed && { ...removed, what: contentInWords(entry.kind, name) };
    return { removal, waiting: removal === null, stillStandsIn: elsewhere, refusals: [] };
  }

  private async removeHeld(
    tx: EntityManager,
    actor: Actor,
    { entry, opening, reason }: HeldWords & { readonly reason: string },
  ): Promise<RecordRemoval> {
    const removed = await this.remove(tx, actor, { seq: opening.seq, name: opening.name, reason });
    await this.forget(tx, { entry, opening, removed });
    return removed;
  }

  /** Where the words stand in what was kept with a published version. */
  private async forget(
    tx: EntityManager,
    { entry, opening, removed }: { entry: RecordEntryRow; opening: RecordOpening; removed: RecordRemoval },
  ): Promise<void> {
    const versions = await tx.find(Publication, {
      select: { id: true },
      where: { statementId: entry.chain as StatementId },
    });
    const { name, content } = opening;
    const words = { kind: entry.kind, name, content, instead: removedInWords(removed) };
    await this.panels.forget(
      tx,
      versions.map(({ id }) => id),
      words,
    );
  }

  private async ask(tx: EntityManager, actor: Actor, { seq, name, reason }: ContentToRemove): Promise<void> {
    const { statementId, membershipId } = actor;
    const [id, turnedAt, act] = [this.randomness.uuid(), this.clock.now(), removalAct(seq, name)];
    await tx.update(TurnedKey, { statementId, act, usedAt: IsNull() }, { usedAt: turnedAt });
    await tx.insert(TurnedKey, { id, statementId, act, membershipId, note: reason, turnedAt, usedAt: null });
    const facts = { entry: seq, name };
    await this.timeline.add(tx, { chain: statementId, kind: 'removal.asked-for', actor, facts, committed: { reason } });
  }

  private async remove(tx: EntityManager, actor: Actor, content: ContentToRemove): Promise<RecordRemoval> {
    const { statementId: chain } = actor;
    const { seq, name, reason } = content;
    const now = this.clock.now();
    await tx.update(TurnedKey, { statementId: chain, act: removalAct(seq, name), usedAt: IsNull() }, { usedAt: now });
    const facts = { entry: seq, name };
    const told = await this.timeline.add(tx, { chain, kind: 'content.removed', actor, facts, committed: { reason } });
    const date = dayInEngland(now);
    const removal: RecordRemoval = { chain, seq, name, reason, date, recordedAs: told.seq };
    // The marker first: without it the database lets nothing go.
    await tx.insert(RecordRemoval, removal);
    await tx.delete(RecordOpening, { chain, seq, name });
    return removal;
  }
}
