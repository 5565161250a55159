import { whyNotExplain, type Removal } from '#attribution';
import type { Refusal, SectionId } from '#concordat';
import { canonicalJson, sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { AttributionReader } from './attribution.reader.js';
import { RemovalReason } from './removal-reason.entity.js';

/** Which removal, and why. */
export interface Explanation {
  readonly sectionId: SectionId;
  /** What identifies it, see removalId. */
  readonly removal: string;
  readonly reason: string;
}

/** One act: somebody says in one line why they took out words of another group. They can say it better later (R8). */
@Injectable()
export class ExplainRemoval {
  constructor(
    private readonly db: DataSource,
    private readonly attributions: AttributionReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { sectionId, removal: id, reason }: Explanation): Promise<{ refusals: Refusal[] }> {
    const section = await this.db.manager.findOneByOrFail(Section, { id: sectionId, statementId: actor.statementId });
    const { removals } = await this.attributions.ofSection(sectionId);
    const removal = removals.find((one) => removalId(sectionId, one) === id) ?? null;
    const refusals = whyNotExplain({ removal, explaining: actor.membershipId, reason });
    if (!removal || refusals.length > 0) return { refusals };
    const line = reason.trim();
    await this.db.transaction(async (tx) => {
      await tx.save(RemovalReason, { id, sectionId, reason: line, givenBy: actor.membershipId, at: this.clock.now() });
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'removal.explained', actor },
        facts: { section: section.key, removal: id, words: removal.words },
        committed: { reason: line },
      });
    });
    this.changes.publish(`statement:${actor.statementId}`, { kind: 'removal', sectionId });
    return { refusals: [] };
  }
}

/** The same for as long as the removal goes on: whose words, by whom, and since when. */
export function removalId(sectionId: SectionId, { whose, removedBy, from }: Removal): string {
  return sha256Hex(canonicalJson({ sectionId, whose, removedBy, from }));
}
