import { whyNotNominatePublicly, type Refusal, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { pressedSince } from '../platform/pressed-twice.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Nomination, NominationContact } from './convening.entity.js';

/** What somebody of the public sends: themselves, or a topic. */
export interface PublicNomination {
  readonly kind: string;
  readonly text: string;
  /** How to reach who nominates themselves: for organisers only. */
  readonly contact: string;
  /** Whether who nominates themselves agrees that anybody can read it. */
  readonly mayBeShown: boolean;
}

/** One act: somebody without an account asks to take part, or suggests a topic, while the call is open (R4). */
@Injectable()
export class NominatePublicly {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(
    statementId: StatementId,
    { kind, text, contact, mayBeShown }: PublicNomination,
  ): Promise<{ nomination: Nomination | null; refusals: Refusal[] }> {
    const done = await this.db.transaction(async (tx) => {
      // Locked, so that the writing cannot begin over one that is just coming in.
      const lock = { mode: 'pessimistic_read' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const refusals = whyNotNominatePublicly({ documentState, kind, text, contact });
      if (refusals.length > 0) return { nomination: null, refusals };
      const shownPublicly = kind === 'topic' || mayBeShown;
      const nomination: Nomination = {
        ...{ id: this.randomness.uuid(), statementId, kind: kind as Nomination['kind'], text: text.trim() },
        ...{ nominatedBy: null, at: this.clock.now(), shownPublicly },
        ...{ isTaken: null, answer: null, answerMailed: false, answeredBy: null, answeredAt: null },
      };
      const sent = await this.sentBefore(tx, nomination, contact.trim());
      if (sent) return { nomination: sent, refusals: [] };
      await tx.insert(Nomination, nomination);
      // A topic needs nobody's address.
      if (kind === 'person') {
        await tx.insert(NominationContact, { nominationId: nomination.id, contact: contact.trim() });
      }
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'nomination.received', actor: null },
        facts: { nomination: nomination.id, kind, from: 'PUBLIC' },
        committed: { text: nomination.text },
      });
      return { nomination, refusals: [] };
    });
    if (done.nomination) this.changes.publish(`statement:${statementId}`, { kind: 'stage' });
    return done;
  }

  /** The same, sent a moment ago and answered by nobody yet: somebody pressed the button twice. */
  private async sentBefore(tx: EntityManager, wanted: Nomination, contact: string): Promise<Nomination | null> {
    const { statementId, kind, text, shownPublicly, at } = wanted;
    const since = await pressedSince(tx, statementId, at);
    const same = { statementId, kind, text, shownPublicly, nominatedBy: IsNull(), answer: IsNull() };
    const sent = await tx.find(Nomination, {
      where: { ...same, at: MoreThan(since) },
      order: { at: 'ASC', id: 'ASC' },
    });
    if (kind === 'topic') return sent[0] ?? null;
    // Two people may have the same name, and never the same address.
    const contacts = await tx.findBy(NominationContact, { nominationId: In(sent.map(({ id }) => id)), contact });
    return sent.find(({ id }) => contacts.some(({ nominationId }) => nominationId === id)) ?? null;
  }
}
