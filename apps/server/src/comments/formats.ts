import type { Refusal } from '#concordat';
import { whyNotDropFormat, whyNotFormatReady, whyNotOweFormat } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Randomness } from '../platform/randomness.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { CommentTimes } from './comment-times.js';
import { FormatOwedRow } from './comment.entity.js';

/** What came of an act on a format. */
export interface FormatChanged {
  readonly format: FormatOwedRow | null;
  readonly refusals: Refusal[];
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

  run(actor: Actor, wanted: { constituency: string; format: string }): Promise<FormatChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId, roles } = actor;
      await lockStatement(tx, actor);
      const known = await tx.findOneBy(FormatOwedRow, { statementId, ...wanted });
      const groups = await this.times.groups(statementId, tx);
      const isOwed = known !== null && known.droppedBecause === null;
      const refusals = whyNotOweFormat({ roles, ...wanted, groups, isOwed });
      if (refusals.length > 0) return { format: null, refusals };
      const id = known?.id ?? this.randomness.uuid();
      const format: FormatOwedRow = { id, statementId, ...wanted, readyOn: null, droppedBecause: null };
      await tx.save(FormatOwedRow, format);
      await this.timeline.add(tx, { chain: statementId, kind: 'format.owed', actor, facts: { id, ...wanted } });
      return { format, refusals: [] };
    });
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
      const { id, constituency, format: kind } = format;
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'format.ready', actor },
        facts: { id, constituency, format: kind, readyOn },
      });
      return { format, refusals: [] };
    });
  }
}

/** One act: an organiser says, with a reason for everybody, that a group is not owed a format after all. */
@Injectable()
export class DropFormat {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { formatId, reason }: { formatId: string; reason: string }): Promise<FormatChanged> {
    return this.db.transaction(async (tx) => {
      const format = await locked(tx, actor, formatId);
      const { id, constituency, format: kind } = format;
      const refusals = whyNotDropFormat({ roles: actor.roles, constituency, format: kind, reason });
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

/** Locked, so that a stage cannot close over a format that is just being added. */
async function lockStatement(tx: EntityManager, { statementId }: Actor): Promise<void> {
  await tx.findOneOrFail(Statement, { where: { id: statementId }, lock: { mode: 'pessimistic_write' } });
}

async function locked(tx: EntityManager, actor: Actor, id: string): Promise<FormatOwedRow> {
  await lockStatement(tx, actor);
  return tx.findOneByOrFail(FormatOwedRow, { id, statementId: actor.statementId, droppedBecause: IsNull() });
}
