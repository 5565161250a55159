import type { Refusal } from '#concordat';
import { canonicalJson, sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { Dataset } from './dataset.entity.js';

/** A table of figures as its owner brings it. */
export type BroughtDataset = Omit<Dataset, 'id' | 'statementId' | 'ownerId' | 'sha256'>;

/** One act: a data owner brings a table of figures that sections can show (R39). */
@Injectable()
export class BringDataset {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly randomness: Randomness,
  ) {}

  async run(actor: Actor, brought: BroughtDataset): Promise<{ dataset: Dataset | null; refusals: Refusal[] }> {
    const refusals = whyNotDataset(actor, brought);
    if (refusals.length > 0) return { dataset: null, refusals };
    return this.db.transaction(async (tx) => {
      if (await tx.existsBy(Dataset, { statementId: actor.statementId, key: brought.key })) {
        return { dataset: null, refusals: [taken(brought.key)] };
      }
      const dataset = await tx.save(Dataset, {
        ...brought,
        id: this.randomness.uuid(),
        statementId: actor.statementId,
        ownerId: actor.membershipId,
        sha256: sha256Hex(canonicalJson(brought)),
      });
      const facts = { dataset: dataset.key, sha256: dataset.sha256 };
      await this.timeline.add(tx, { chain: actor.statementId, kind: 'dataset.brought', actor, facts });
      return { dataset, refusals: [] };
    });
  }
}

function whyNotDataset(actor: Actor, { source, period, geography, columns, rows }: BroughtDataset): Refusal[] {
  const refusals: Refusal[] = [];
  if (!actor.roles.includes('data-owner')) {
    refusals.push({ code: 'dataset.not-owner', because: 'Only someone who looks after figures can bring a table.' });
  }
  if ([source, period, geography].some((text) => text.trim() === '')) {
    refusals.push({
      code: 'dataset.no-source',
      because: 'Say where the figures come from, for what time and which place.',
    });
  }
  if (columns.length === 0 || rows.some((row) => row.length !== columns.length)) {
    refusals.push({ code: 'dataset.shape', because: 'Every row needs one value for each column.' });
  }
  return refusals;
}

function taken(key: string): Refusal {
  return { code: 'dataset.taken', because: `There is already a table called ${key}. Give this one another name.` };
}
