import { groupOf } from '#concordat';

/** What people do, in words: code words stay in the code. */
export const ROLE_WORDS: Readonly<Record<string, string>> = {
  member: 'Writes',
  contributor: 'Contributes',
  'section-lead': 'Leads a section',
  'co-chair': 'Co-chair',
  facilitator: 'Facilitator',
  'involvement-co-ordinator': 'Looks after people who take part',
  'data-owner': 'Looks after figures',
  'easy-read-checker': 'Checks Easy Read',
  'safeguarding-lead': 'Safeguarding lead',
  sponsor: 'Sponsor',
  witness: 'Witness',
  public: 'Member of the public',
  signatory: 'Signs for the group',
};

/** What is everybody's, and nobody gives up. */
const PLAIN: ReadonlySet<string> = new Set(['member', 'contributor', 'public']);

/** What somebody has and can give up. */
export function rolesToGiveUp({ roles, signatory }: { roles: readonly string[]; signatory: boolean }): string[] {
  return [...roles.filter((role) => !PLAIN.has(role)), ...(signatory ? ['signatory'] : [])];
}

/** A role in its group: "Co-chair, Unpaid carers and family members"; of one that is for all, the role. */
export function roleInGroup({ role, constituency }: { role: string; constituency: string }): string {
  const does = ROLE_WORDS[role] ?? role;
  return constituency === '' ? does : `${does}, ${groupOf(constituency).label}`;
}

/** What became of a role that was put forward. */
export const HANDOVER_WORDS: Readonly<Record<string, string>> = {
  OPEN: 'Not decided yet',
  DONE: 'Agreed',
  REFUSED: 'Not agreed',
  WITHDRAWN: 'Taken back',
};
