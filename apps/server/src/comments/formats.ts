import type { Refusal } from '#concordat';
import { whyNotDropFormat, whyNotFormatReady, whyNotOweFormat } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline, type Act } from '../timeline/timeline.js';
import { CommentTimes } from './comment-times.js';
import { FormatOwedRow } from './comment.entity.js';

/** What came of an act on a format. */
export interface FormatChanged {
  readonly format: FormatOwedRow | null;
  readonly refusals: Refusal[];
}

/** A format that a group is owed, and since when it is there; not yet where that is not said. */
export interface WantedFormat {
  readonly constituency: string;
  readonly format: string;
  readonly readyOn?: string | null;
}

/** One act: an organiser says that a group is owed a format; its clock waits for it (R11). */
@Injectable()
export class OweFormat {
  constructor(
    private readonly db: DataSource,
    private readonly times: CommentTimes,
    private readonly timeline: Timeline,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, { readyOn = null, ...wanted }: WantedFormat): Promise<FormatChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, roles } = actor;
      await lockStatement(tx, actor);
      const known = await tx.findOneBy(FormatOwedRow, { statementId, ...wanted });
      const groups = await this.times.groups(statementId, tx);
      const isOwed = await this.isOwed(tx, known, { statementId, ...wanted, readyOn });
      const today = this.times.today();
      const refusals = whyNotOweFormat({ roles, ...wanted, groups, isOwed, readyOn, today });
      if (refusals.length > 0) return { format: null, refusals };
      const id = known?.id ?? this.randomness.uuid();
      const format: FormatOwedRow = { id, statementId, ...wanted, readyOn, droppedBecause: null };
      await tx.save(FormatOwedRow, format);
      await this.timeline.add(tx, { chain: statementId, kind: 'format.owed', actor, facts: { id, ...wanted } });
      if (readyOn !== null) await this.timeline.add(tx, readyEntry(actor, format));
      return { format, refusals: [] };
    });
  }

  /** What the agreement owes is owed already; only since when it is there is still to be said. */
  private async isOwed(
    tx: EntityManager,
    known: FormatOwedRow | null,
    { statementId, readyOn, ...wanted }: WantedFormat & Pick<FormatOwedRow, 'statementId' | 'readyOn'>,
  ): Promise<boolean> {
    if (known !== null && known.droppedBecause === null) return true;
    return readyOn === null && (await this.times.isStillOwed(statementId, wanted, tx));
  }
}

/** One act: an organiser says since when people have a format, or that it is not there after all (R11). */
@Injectable()
export class MarkFormatReady {
  constructor(
    private readonly db: DataSource,
    private readonly times: CommentTimes,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { formatId, readyOn }: { formatId: string; readyOn: string | null }): Promise<FormatChanged> {
    return this.db.transaction(async (tx) => {
      const format = await locked(tx, actor, formatId);
      const refusals = whyNotFormatReady({ roles: actor.roles, readyOn, today: this.times.today() });
      if (refusals.length > 0) return { format: null, refusals };
      format.readyOn = readyOn;
      await tx.save(format);
      await this.timeline.add(tx, readyEntry(actor, format));
      return { format, refusals: [] };
    });
  }
}

/** One act: an organiser says, with a reason for everybody, that a group is not owed a format after all. */
@Injectable()
export class DropFormat {
  constructor(
    private readonly db: DataSource,
    private readonly times: CommentTimes,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { formatId, reason }: { formatId: string; reason: string }): Promise<FormatChanged> {
    return this.db.transaction(async (tx) => {
      const format = await locked(tx, actor, formatId);
      const { id, constituency, format: kind } = format;
      const isAgreed = await this.times.isAgreed(actor.statementId, { constituency, format: kind }, tx);
      const refusals = whyNotDropFormat({ roles: actor.roles, constituency, format: kind, isAgreed, reason });
      if (refusals.length > 0) return { format: null, refusals };
      format.droppedBecause = reason.trim();
      await tx.save(format);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'format.not-owed', actor },
        facts: { id, constituency, format: kind },
        committed: { reason: reason.trim() },
      });
      return { format, refusals: [] };
    });
  }
}

function readyEntry(actor: Actor, { id, constituency, format, readyOn }: FormatOwedRow): Act {
  const facts = { id, constituency, format, readyOn };
  return { chain: actor.statementId, kind: 'format.ready', actor, facts };
}

/** Locked, so that a stage cannot close over a format that is just being added. */
async function lockStatement(tx: EntityManager, { statementId }: Actor): Promise<void> {
  await tx.findOneOrFail(Statement, { where: { id: statementId }, lock: { mode: 'for_no_key_update' } });
}

async function locked(tx: EntityManager, actor: Actor, id: string): Promise<FormatOwedRow> {
  await lockStatement(tx, actor);
  return tx.findOneByOrFail(FormatOwedRow, { id, statementId: actor.statementId, droppedBecause: IsNull() });
}
