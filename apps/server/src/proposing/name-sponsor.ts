import { whyNotSponsor, type Refusal, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { Officer } from './officer.js';
import { StatementSponsor } from './proposing.entity.js';

/** Who stands for a statement in the council. */
export interface SponsorNamed {
  readonly statementId: StatementId;
  readonly name: string;
  readonly jobTitle: string;
  /** Whether the officer says that the sponsor agreed to be shown. */
  readonly hasAgreed: boolean;
}

/** One act: an officer names the sponsor of a proposed statement, who has agreed to be shown. Can be named anew until it begins. */
@Injectable()
export class NameSponsor {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(
    by: Officer,
    { statementId, name, jobTitle, hasAgreed }: SponsorNamed,
  ): Promise<{ statement: Statement | null; refusals: Refusal[] }> {
    const done = await this.db.transaction(async (tx) => {
      // Locked, so that the statement does not begin over a change of its sponsor.
      const lock = { mode: 'for_no_key_update' } as const;
      const statement = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const isProposed = statement.state === 'PROPOSED';
      const refusals = whyNotSponsor({ name, jobTitle, hasAgreed, isProposed });
      if (refusals.length > 0) return { statement: null, refusals };
      const words = { name: name.trim(), jobTitle: jobTitle.trim() };
      const sponsor: StatementSponsor = { statementId, ...words, namedBy: by.personId, namedAt: this.clock.now() };
      await tx.upsert(StatementSponsor, sponsor, ['statementId']);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'sponsor.named', actor: { pseudonym: by.pseudonym, constituency: null } },
        ...{ facts: { hasAgreed: true }, committed: words },
      });
      return { statement, refusals: [] };
    });
    if (done.statement) this.changes.publish(`statement:${statementId}`, { kind: 'stage' });
    return done;
  }
}
