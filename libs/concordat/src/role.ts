/** What a membership may do beside belonging to a group (docs/rules.md, 6). Administrators are not members. */
export const ROLES = [
  'member',
  'contributor',
  'section-lead',
  'co-chair',
  'facilitator',
  'involvement-co-ordinator',
  'data-owner',
  'easy-read-checker',
  'safeguarding-lead',
  'sponsor',
  'witness',
  'public',
] as const;

export type Role = (typeof ROLES)[number];

/** Tells whether a text from outside names a role. */
export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
