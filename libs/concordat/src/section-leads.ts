import { placeOfGroup, type Constituency } from './constituency.js';

/** A section, as far as its leading goes. */
export interface LedSection {
  readonly leads: readonly Constituency[];
  readonly signatories: readonly Constituency[];
  readonly appendix: boolean;
}

/** Groups that lead a section: those that the agreement names, else those of both co-chairs, in the order of groups. */
export function leadsOfSection(
  { leads }: Pick<LedSection, 'leads'>,
  coChairs: readonly (Constituency | null)[],
): readonly Constituency[] {
  if (leads.length > 0) return leads;
  const groups = new Set(coChairs.flatMap((constituency) => constituency ?? []));
  return [...groups].sort((one, other) => placeOfGroup(one) - placeOfGroup(other));
}

/**
 * Groups that lead a section when it is signed and published (R21, R25): those that the agreement names, else the groups of
 * the co-chairs that sign it. An appendix is signed by nobody, so it has only those that the agreement names.
 */
export function signingLeadsOf(
  section: LedSection,
  coChairs: readonly (Constituency | null)[],
): readonly Constituency[] {
  const { leads, signatories, appendix } = section;
  if (appendix) return leads;
  return leads.length > 0 ? leads : leadsOfSection(section, coChairs).filter((code) => signatories.includes(code));
}
