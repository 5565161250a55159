import { asksForReason, type Removal } from '#attribution';
import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { removalId } from './explain-removal.js';
import { RemovalQuotes } from './removal-quotes.js';
import { RemovalReason } from './removal-reason.entity.js';
import type { Restoration } from './restoration.entity.js';
import { RestorationReader, type RemovalsOfGroups } from './restoration.reader.js';
import type { Shown } from './shown-authors.js';

/** What is known of the removals of a section beside that they were made. */
export type RemovalFacts = Pick<Shown, 'reasons' | 'waysBack' | 'quotes'>;

/** Reads why words were removed, who can have them back, and what they say to those who are asked about them (R8). */
@Injectable()
export class RemovalFactsReader {
  constructor(
    private readonly db: DataSource,
    private readonly restorations: RestorationReader,
    private readonly quotes: RemovalQuotes,
  ) {}

  /** What groups had back in a section, newest first. */
  restored(sectionId: SectionId): Promise<Restoration[]> {
    return this.restorations.ofSection(sectionId);
  }

  async of(actor: Actor, sectionId: SectionId, { removals, groups }: RemovalsOfGroups): Promise<RemovalFacts> {
    const given = await this.db.manager.findBy(RemovalReason, { sectionId });
    const reasons = new Map(given.map(({ id, reason }) => [id, reason]));
    const waysBack = await this.restorations.waysBack(sectionId, { removals, groups, group: actor.constituency });
    const groupOf = (id: string): string => groups.get(id as MembershipId) ?? '';
    const isOwed = (removal: Removal): boolean =>
      removal.removedBy === actor.membershipId &&
      asksForReason(removal, { whose: groupOf(removal.whose), removedBy: groupOf(removal.removedBy) });
    const asked = removals.filter((removal) => {
      const id = removalId(sectionId, removal);
      return waysBack.has(id) || (!reasons.has(id) && isOwed(removal));
    });
    return { reasons, waysBack, quotes: await this.quotes.of(actor, sectionId, asked) };
  }
}
