import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What decided who may write when the rules were asked, as the database words it. */
export interface Facts {
  readonly section: string;
  readonly members: ReadonlyMap<MembershipId, string>;
}

/**
 * Under which facts the rules last let members write in a section. Only a saving of work: the database compares them
 * with what is true when it stores, so that old ones let nobody write.
 */
@Injectable()
export class WritingFacts {
  private readonly known = new Map<SectionId, { section: string; members: Map<MembershipId, string> }>();

  /** Null when the rules have not been asked for one of them. */
  under(
    sectionId: SectionId,
    holders: readonly MembershipId[],
  ): { sectionFacts: string; memberFacts: (readonly [MembershipId, string])[] } | null {
    const known = this.known.get(sectionId);
    if (!known) return null;
    const memberFacts: (readonly [MembershipId, string])[] = [];
    for (const holder of holders) {
      const facts = known.members.get(holder);
      if (facts === undefined) return null;
      memberFacts.push([holder, facts]);
    }
    return { sectionFacts: known.section, memberFacts };
  }

  /** To be called with those whom the rules let write, and the facts read in the same transaction. */
  learn(sectionId: SectionId, holders: readonly MembershipId[], facts: Facts | null): void {
    if (!facts) return;
    const known = this.known.get(sectionId);
    const members = known?.section === facts.section ? known.members : new Map<MembershipId, string>();
    for (const holder of holders) {
      const fact = facts.members.get(holder);
      if (fact !== undefined) members.set(holder, fact);
    }
    this.known.set(sectionId, { section: facts.section, members });
  }

  /** Also when a room closes, so that what is known does not grow for ever. */
  forget(sectionId: SectionId): void {
    this.known.delete(sectionId);
  }
}

/** Reads the facts as they are inside a transaction that holds the section's lock. */
export async function readFacts(
  tx: EntityManager,
  sectionId: SectionId,
  members: readonly MembershipId[],
): Promise<Facts> {
  const [section] = await tx.query<{ facts: string }[]>('SELECT section_writing_facts($1) AS facts', [sectionId]);
  const rows = await tx.query<{ id: MembershipId; facts: string }[]>(
    'SELECT m.id, member_writing_facts(m) AS facts FROM membership m WHERE m.id = ANY ($1)',
    [members],
  );
  return { section: section?.facts ?? '', members: new Map(rows.map(({ id, facts }) => [id, facts])) };
}
