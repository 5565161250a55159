import { smallCountsIn, whyNotBringDataset, type DatasetRequest, type Refusal } from '#concordat';
import { hashDataset } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { Dataset } from './dataset.entity.js';
import { Statement } from './statement.entity.js';

type OfWhoBrings = 'documentState' | 'roles' | 'constituency' | 'interestsDeclared';

/** A table of figures as its owner brings it. */
export interface BroughtDataset extends Omit<DatasetRequest, OfWhoBrings> {
  /** The name by which texts refer to it; the next free one, such as `T4`, where none is given. */
  readonly key?: string;
}

/** One act: a data owner brings a table of figures that sections can show (R39). */
@Injectable()
export class BringDataset {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, brought: BroughtDataset): Promise<{ dataset: Dataset | null; refusals: Refusal[] }> {
    const done = await this.bring(actor, brought);
    if (done.dataset) this.changes.publish(`statement:${actor.statementId}`, { kind: 'dataset' });
    return done;
  }

  private bring(actor: Actor, brought: BroughtDataset): Promise<{ dataset: Dataset | null; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const { statementId, roles, constituency, membershipId } = actor;
      const { interestsDeclared } = await tx.findOneByOrFail(Membership, { id: membershipId });
      const by = { roles, constituency, interestsDeclared };
      // Written, so that of two tables brought at one moment each gets a name of its own.
      const lock = { mode: 'for_no_key_update' } as const;
      const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
      const others = await tx.findBy(Dataset, { statementId });
      const refusals = [...whyNotBringDataset({ ...brought, ...by, documentState }), ...whyNotAnother(brought, others)];
      if (refusals.length > 0) return { dataset: null, refusals };
      const dataset = await this.store(tx, actor, { ...brought, key: brought.key ?? nextKey(others) });
      return { dataset, refusals: [] };
    });
  }

  private async store(tx: EntityManager, actor: Actor, brought: BroughtDataset & { key: string }): Promise<Dataset> {
    const { key, columns, rows } = brought;
    const said = { ...wordsOf(brought), columns: [...columns], rows: rows.map((row) => [...row]) };
    const smallCountsAcknowledged = smallCountsIn(rows).length > 0;
    const dataset: Dataset = {
      ...{ ...said, key, id: this.randomness.uuid(), statementId: actor.statementId, ownerId: actor.membershipId },
      ...{ smallCountsAcknowledged, broughtAt: this.clock.now(), sha256: hashDataset({ ...said, id: key }) },
    };
    await tx.insert(Dataset, dataset);
    const smallCounts = smallCountsAcknowledged ? 'acknowledged' : 'none';
    const facts = { dataset: key, sha256: dataset.sha256, smallCounts };
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'dataset.brought', actor, facts });
    return dataset;
  }
}

function wordsOf({ title, headline, source, period, geography, caveat, textAlternative }: BroughtDataset) {
  const words = { title, headline, source, period, geography, caveat, textAlternative };
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()])) as typeof words;
}

/** Sent twice, it is refused here the second time; other figures under the same title would be taken for these. */
function whyNotAnother({ key, title }: BroughtDataset, others: readonly Dataset[]): Refusal[] {
  const same = others.find((one) => one.key === key || one.title === title.trim());
  if (!same) return [];
  const because = `There is already a table ${same.key} called “${same.title}”. Give this one another title.`;
  return [{ code: 'dataset.taken', because }];
}

function nextKey(others: readonly Dataset[]): string {
  const numbers = others.map(({ key }) => Number(/^T(\d{1,6})$/.exec(key)?.[1] ?? 0));
  return `T${Math.max(0, ...numbers) + 1}`;
}
