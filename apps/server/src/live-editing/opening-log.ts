import { dayInEngland, type SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';

/** Keeps which provider opened which section, by day (R33). Nothing is kept of anybody else. */
@Injectable()
export class OpeningLog {
  constructor(private readonly clock: Clock) {}

  /** One row a day for each provider and section, however often they come back. Edits do not pass here. */
  async note(tx: EntityManager, { constituency, membershipId }: Actor, sectionId: SectionId): Promise<void> {
    if (constituency !== 'PROVIDERS') return;
    const at = this.clock.now();
    await tx.query(NOTE, [sectionId, membershipId, dayInEngland(at), at]);
  }
}

const NOTE = `INSERT INTO section_opening (section_id, membership_id, "day", first_at, last_at) VALUES ($1, $2, $3, $4, $4)
  ON CONFLICT (section_id, membership_id, "day") DO UPDATE SET last_at = greatest(section_opening.last_at, $4)`;
