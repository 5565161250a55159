import { groupOf } from '#concordat';

/** Who leads a section. */
export function leadsInWords(leads: readonly string[]): string {
  return leads.length === 0 ? 'the co-chairs' : leads.map((code) => groupOf(code).label).join(', ');
}
