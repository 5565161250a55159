import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { holding, type HeldKey } from './held-key.js';
import { KeptAnswer } from './kept-answer.entity.js';

/** What somebody asks under an idempotency key. */
export interface KeyedRequest {
  readonly personId: string;
  /** A UUID that the client made up for this request. */
  readonly key: string;
  readonly requestHash: string;
}

/** Whoever has not answered by then has crashed; well above what any act takes. */
const ANSWERS_WITHIN_SECONDS = 30;
const KEPT_HOURS = 24;
const ASK_EVERY_MS = 50;

/** What to do with a request now. */
type Turn =
  | { readonly is: 'mine'; readonly attempt: number }
  | { readonly is: 'answered'; readonly answer: string }
  | { readonly is: 'being-done' }
  | { readonly is: 'lost' }
  | { readonly is: 'another-request' };

/**
 * Does what is asked under a key once, however often and on however many servers it is asked, and gives everyone the same
 * answer. The key is reserved before the act and marked as acted in the act's own transaction, so that after a crash it
 * is known which: what was not done is done by the next to ask, what was done is never done again.
 */
@Injectable()
export class KeptAnswers {
  constructor(private readonly db: DataSource) {}

  async once(request: KeyedRequest, act: () => Promise<unknown>): Promise<unknown> {
    for (;;) {
      const turn = await this.turnOf(request);
      switch (turn.is) {
        case 'mine':
          return this.do({ ...request, attempt: turn.attempt }, act);
        case 'answered':
          return read(turn.answer);
        case 'being-done':
          // No connection is held while waiting: those who act need them.
          await wait(ASK_EVERY_MS);
          continue;
        case 'lost':
          throw refused(
            'ANSWER_LOST',
            'This was done, but its answer was lost. Load the page again to see what is new.',
          );
        case 'another-request':
          throw refused('IDEMPOTENCY_KEY_REUSED', 'This key was used for another request. Use a new key for each act.');
      }
    }
  }

  /** What was answered to the same request before; null where nothing was. Does nothing. */
  async given({ personId, key, requestHash }: KeyedRequest): Promise<{ readonly answer: unknown } | null> {
    const row = await this.db.manager.findOneBy(KeptAnswer, { personId, key, requestHash });
    return row?.answer == null ? null : { answer: read(row.answer) };
  }

  private async turnOf({ personId, key, requestHash }: KeyedRequest): Promise<Turn> {
    await this.db.query(`DELETE FROM kept_answer WHERE reserved_at < now() - interval '${KEPT_HOURS} hours'`);
    const reserved = await this.db.query<unknown[]>(
      `INSERT INTO kept_answer (person_id, key, request_hash, attempt, reserved_at, acted)
         VALUES ($1, $2, $3, 1, now(), false) ON CONFLICT DO NOTHING RETURNING attempt`,
      [personId, key, requestHash],
    );
    if (reserved.length > 0) return { is: 'mine', attempt: 1 };
    const [row] = await this.db.query<(KeptRow | undefined)[]>(
      `SELECT request_hash, attempt, acted, answer, ${IS_LATE} AS is_late FROM kept_answer
         WHERE person_id = $1 AND key = $2`,
      [personId, key],
    );
    // It failed and was let go between the two questions.
    if (!row) return { is: 'being-done' };
    if (row.request_hash !== requestHash) return { is: 'another-request' };
    if (row.answer !== null) return { is: 'answered', answer: row.answer };
    if (!row.is_late) return { is: 'being-done' };
    return row.acted ? { is: 'lost' } : this.takeOver({ personId, key, attempt: row.attempt });
  }

  /** Waits for a transaction that is just ending under this key, and then sees that it acted. */
  private async takeOver({ personId, key, attempt }: HeldKey): Promise<Turn> {
    const [, taken] = await this.db.query<[unknown, number]>(
      `UPDATE kept_answer SET attempt = attempt + 1, reserved_at = now()
         WHERE person_id = $1 AND key = $2 AND attempt = $3 AND NOT acted AND answer IS NULL AND ${IS_LATE}`,
      [personId, key, attempt],
    );
    return taken > 0 ? { is: 'mine', attempt: attempt + 1 } : { is: 'being-done' };
  }

  private async do({ personId, key, attempt }: HeldKey, act: () => Promise<unknown>): Promise<unknown> {
    const mine = { personId, key, attempt };
    try {
      const answer = await holding(mine, act);
      await this.db.manager.update(KeptAnswer, mine, { answer: written(answer) });
      return answer;
    } catch (fault) {
      // Nothing was done, so whoever asks again need not wait.
      await this.db.manager.delete(KeptAnswer, { ...mine, acted: false });
      throw fault;
    }
  }
}

const IS_LATE = `reserved_at < now() - interval '${ANSWERS_WITHIN_SECONDS} seconds'`;

interface KeptRow {
  readonly request_hash: string;
  readonly attempt: number;
  readonly acted: boolean;
  readonly answer: string | null;
  readonly is_late: boolean;
}

const DATE = 'a date, in milliseconds';

/** JSON in which dates stay dates: the API shows nothing else as a date. */
function written(answer: unknown): string {
  return JSON.stringify(answer, function (this: Record<string, unknown>, name, value: unknown) {
    const before = this[name];
    return before instanceof Date ? { [DATE]: before.getTime() } : value;
  });
}

function read(answer: string): unknown {
  return JSON.parse(answer, (_name, value: unknown) => {
    const isDate = typeof value === 'object' && value !== null && DATE in value;
    return isDate ? new Date(value[DATE] as number) : value;
  });
}

function refused(code: string, because: string): GraphQLError {
  return new GraphQLError(because, { extensions: { code } });
}
