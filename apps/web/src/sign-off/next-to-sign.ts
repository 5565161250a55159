import type { Scope } from '../statements/StatementScope.js';
import type { GroupStanding, Signing } from './useSigning.js';

/** Something that a signatory can decide about now and has not. */
export interface ToSign {
  /** Last part of its page's address. */
  readonly key: string;
  readonly title: string;
}

/** What a signatory of this group still has to decide about, in reading order; the whole comes last. */
export function stillToSign(
  sections: Scope['statement']['sections'],
  signing: Signing,
  constituency: string,
): readonly ToSign[] {
  const open = sections.flatMap(({ id, key, title }) => {
    const standing = signing.sections.find(({ sectionId }) => sectionId === id);
    return standing?.hash && isUndecided(standing.groups, constituency) ? [{ key, title }] : [];
  });
  const whole = signing.hash && isUndecided(signing.whole, constituency);
  return whole ? [...open, { key: 'whole', title: 'The whole statement' }] : open;
}

function isUndecided(groups: readonly GroupStanding[], constituency: string): boolean {
  const group = groups.find((one) => one.constituency === constituency);
  return group !== undefined && group.myDecision === null && group.decidesWithoutMe === null;
}
