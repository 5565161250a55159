import type { Constituency } from './constituency.js';

/**
 * Tells whether somebody can say that a section is ready, or open it for writing again: who leads sections, or is co-chair,
 * in a group that leads it. A section that no group leads is led by the co-chairs.
 */
export function mayMarkReady(
  member: { readonly constituency: Constituency | null; readonly roles: readonly string[] },
  leads: readonly Constituency[],
): boolean {
  const { constituency, roles } = member;
  const isCoChair = roles.includes('co-chair');
  if (leads.length === 0) return isCoChair;
  return constituency !== null && leads.includes(constituency) && (isCoChair || roles.includes('section-lead'));
}
