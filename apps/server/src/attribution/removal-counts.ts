import { removalsThatAsk, type Removal } from '#attribution';
import type { MembershipId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, MoreThan } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Section } from '../statements/section.entity.js';
import { AttributionReader } from './attribution.reader.js';
import { removalId } from './explain-removal.js';
import type { SectionRemovalsType } from './removal-counts.types.js';
import { RemovalReason } from './removal-reason.entity.js';

/** A removal and the section that it was made in. */
interface Found {
  readonly section: Section;
  readonly removal: Removal;
}

/** Counts, over a statement, removals of more than 12 words of another group, and those that wait for a reason (R8). */
@Injectable()
export class RemovalCounts {
  constructor(
    private readonly db: DataSource,
    private readonly attributions: AttributionReader,
    private readonly memberships: MembershipReader,
  ) {}

  /** In the order of the sections; one where no such words were taken out is left out. */
  async of({ statementId, membershipId }: Actor): Promise<SectionRemovalsType[]> {
    const asked = await this.asked(await this.found(statementId));
    if (asked.length === 0) return [];
    const ids = asked.map(({ section, removal }) => removalId(section.id, removal));
    const given = await this.db.manager.find(RemovalReason, { select: { id: true }, where: { id: In(ids) } });
    const explained = new Set(given.map(({ id }) => id));
    const open = asked.filter((_, index) => !explained.has(ids[index] ?? ''));
    return [...new Set(asked.map(({ section }) => section))].map((section) => {
      const waiting = open.filter((one) => one.section === section);
      return {
        sectionId: section.id,
        removals: asked.filter((one) => one.section === section).length,
        waiting: waiting.length,
        waitingForMe: waiting.filter(({ removal }) => removal.removedBy === membershipId).length,
      };
    });
  }

  private async found(statementId: Actor['statementId']): Promise<Found[]> {
    const where = { statementId, headSeq: MoreThan(0) };
    const sections = await this.db.manager.find(Section, { where, order: { position: 'ASC' } });
    const attributions = await this.attributions.ofSections(sections.map(({ id }) => id));
    return sections.flatMap((section, index) =>
      (attributions[index]?.removals ?? []).map((removal) => ({ section, removal })),
    );
  }

  private async asked(found: readonly Found[]): Promise<Found[]> {
    const people = found.flatMap(({ removal }) => [removal.whose, removal.removedBy] as MembershipId[]);
    const groups = await this.memberships.groupsOf([...new Set(people)]);
    const groupOf = (id: string): string => groups.get(id as MembershipId) ?? '';
    const sections = [...new Set(found.map(({ section }) => section))];
    return sections.flatMap((section) => {
      const here = found.filter((one) => one.section === section);
      const asking = removalsThatAsk(
        here.map(({ removal }) => removal),
        groupOf,
      );
      return here.filter(({ removal }) => asking.has(removal));
    });
  }
}
