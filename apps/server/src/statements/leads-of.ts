import { leadsOfSection } from '#concordat';
import type { EntityManager } from 'typeorm';
import type { MembershipReader } from '../membership/membership.reader.js';
import type { Section } from './section.entity.js';

/** Groups that lead a section. One that nobody leads is led by the co-chairs. */
export async function leadsOf(
  tx: EntityManager,
  memberships: MembershipReader,
  section: Pick<Section, 'leads' | 'statementId'>,
): Promise<string[]> {
  if (section.leads.length > 0) return section.leads;
  const coChairs = await memberships.coChairs(section.statementId, tx);
  return [
    ...leadsOfSection(
      section,
      coChairs.map(({ constituency }) => constituency),
    ),
  ];
}
