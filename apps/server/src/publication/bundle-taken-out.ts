import { HIDDEN_FOR_SAFETY_IN_WORDS, takenOutInWords, TITLE_HIDDEN_FOR_SAFETY, TITLE_TAKEN_OUT } from '#reading';
import { COUNCIL } from '#publication';
import { sayingAgain, type HiddenSaying, type HidingConcerns } from '../sign-off/hidden-own-words.js';
import type { HidingConcern } from '../comments/hidden-comments.js';
import type { MinorityStatement } from '../sign-off/minority-statement.entity.js';
import type { DocumentStanding, GroupStanding } from '../sign-off/sign-off.reader.js';
import type { PublishedAlone } from './bundle-alone.js';

/**
 * Where everybody stands, as a version is published: in place of a reason that was taken out, it says so (R34, R38).
 * The record keeps what commits to the words, and a file opens only words that it shows: so it does not open these.
 */
export function withoutReasons<Of extends DocumentStanding>(standing: Of, takenOut: HidingConcerns): Of {
  const groups = (some: readonly GroupStanding[]): GroupStanding[] =>
    some.map((group) => ({
      ...group,
      signOffs: group.signOffs.map((one) => {
        const instead = insteadOf(one.id, takenOut);
        return instead === null || one.text === null ? one : { ...one, text: instead };
      }),
    }));
  const sections = standing.sections.map((section) => ({ ...section, groups: groups(section.groups) }));
  return { ...standing, sections, whole: groups(standing.whole) };
}

/** The same of own words, with their reply: that they are there, and who put their name to them, stays (R19). */
export function withoutWords(one: MinorityStatement, takenOut: HidingConcerns): MinorityStatement {
  const instead = insteadOf(one.id, takenOut);
  if (instead === null) return one;
  const isSafety = takenOut.get(one.id)?.ground === 'SAFEGUARDING';
  const title = isSafety ? TITLE_HIDDEN_FOR_SAFETY : TITLE_TAKEN_OUT;
  return { ...one, title, text: instead, replyText: one.replyText === null ? null : instead };
}

/** The same of what is said of publishing alone: the council's words hide what the council says again, no other group's do. */
export function withoutSaidAgain(alone: PublishedAlone, said: readonly HiddenSaying[]): PublishedAlone {
  const { reasons, mediation, reply } = alone;
  const shown = <Words extends string | null>(text: Words, groups: readonly string[]): Words | string => {
    const hidden = sayingAgain(said, { text, groups });
    return hidden ? inPlaceOf(hidden) : text;
  };
  return {
    ...alone,
    reasons: shown(reasons, [COUNCIL]),
    mediation: { ...mediation, issue: shown(mediation.issue, []) },
    reply: reply && { ...reply, text: shown(reply.text, [COUNCIL]) },
  };
}

function insteadOf(id: string, takenOut: HidingConcerns): string | null {
  const concern = takenOut.get(id);
  return concern ? inPlaceOf(concern) : null;
}

function inPlaceOf(concern: HidingConcern): string {
  if (concern.decidedAt === null) throw new Error('Nothing is published while its own words are being checked.');
  // No day: it would tell when somebody was worried.
  if (concern.ground === 'SAFEGUARDING') return HIDDEN_FOR_SAFETY_IN_WORDS;
  return takenOutInWords(concern.decidedAt.toISOString());
}
