import { removalsThatAsk, type Removal } from '#attribution';
import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { MembershipReader } from '../membership/membership.reader.js';
import { removalId } from './explain-removal.js';
import { RemovalReason } from './removal-reason.entity.js';

/** Of how many removals a reason is asked, and how many have one. */
export interface RemovalCount {
  readonly removals: number;
  readonly explained: number;
}

/** Reads which removals have their reason (R8). */
@Injectable()
export class RemovalReasonReader {
  constructor(private readonly memberships: MembershipReader) {}

  /** Counts removals of more than 12 words of another group, and those of them that were explained. */
  async count(tx: EntityManager, sectionId: SectionId, removals: readonly Removal[]): Promise<RemovalCount> {
    const people = removals.flatMap(({ whose, removedBy }) => [whose, removedBy] as MembershipId[]);
    const groups = await this.memberships.groupsOf(people, tx);
    const groupOf = (id: string): string => groups.get(id as MembershipId) ?? '';
    const ids = [...removalsThatAsk(removals, groupOf)].map((removal) => removalId(sectionId, removal));
    return { removals: ids.length, explained: await tx.countBy(RemovalReason, { id: In(ids) }) };
  }
}
