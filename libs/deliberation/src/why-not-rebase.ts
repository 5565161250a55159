import {
  isLocked,
  LONGEST_WORDS,
  whyTooLong,
  type Constituency,
  type MembershipId,
  type Refusal,
  type SectionState,
} from '#concordat';
import { isAnswered, type ProposalStatus } from './why-not-decide.js';

/**
 * Whether the words that a suggestion is about still stand: in their block as they were, in it no more (`MOVED`), or
 * the block itself is not there any more (`GONE`).
 */
export type Standing = 'FITS' | 'MOVED' | 'GONE';

/** Tells how a suggestion stands. `linesNow` is what its block says now, line by line; null where it is gone. */
export function standingOf({ baseText }: { readonly baseText: string }, linesNow: readonly string[] | null): Standing {
  if (linesNow === null) return 'GONE';
  return standsIn(linesNow, baseText) ? 'FITS' : 'MOVED';
}

/** Whether words stand in a block. They are replaced within one line, an item of a list for one, so there they must stand. */
export function standsIn(lines: readonly string[], words: string): boolean {
  return words === '' || lines.some((line) => line.includes(words));
}

/** Everything the rules look at before a suggestion is tied to other words. */
export interface RebaseRequest {
  readonly status: ProposalStatus;
  readonly sectionState: SectionState;
  readonly standing: Standing;
  /** Whether words were accepted and wait to go in: they can be tied to other words, and not changed. */
  readonly wordsWait: boolean;
  /** Who agreed to them, and the groups that lead the section: while words wait, only those say where they belong now. */
  readonly decidedBy: readonly MembershipId[];
  readonly leads: readonly Constituency[];
  readonly proposer: MembershipId;
  readonly rebasing: { readonly membership: MembershipId; readonly constituency: Constituency | null };
  /** The words that it is about from now on. */
  readonly baseText: string;
  /** Whether they stand in the block that was chosen. */
  readonly baseIsThere: boolean;
  /** What it asks for before and from now on. */
  readonly proposedText: { readonly before: string; readonly after: string };
}

/** Says why a suggestion whose words have moved on cannot be tied to others by this person; empty when it can. */
export function whyNotRebase(request: RebaseRequest): Refusal[] {
  const { status, sectionState, standing, wordsWait, baseText, baseIsThere, proposedText } = request;
  const refusals: Refusal[] = [];
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (isAnswered(status) && !wordsWait) refuse('rebase.answered', 'This suggestion has its answer already.');
  if (isLocked(sectionState)) refuse('rebase.locked', 'This section is locked for signing, so its words stay.');
  if (standing === 'FITS')
    refuse('rebase.fits', 'The words that this is about are still there. It needs no other place.');
  refusals.push(...whyNotThisPerson(request));
  const { before, after } = proposedText;
  const most = Math.max(LONGEST_WORDS, before.length);
  refusals.push(...whyTooLong({ code: 'rebase.too-long', what: 'What you suggest', text: after, most }));
  if (baseText === '' || !baseIsThere) {
    refuse('rebase.not-there', 'These words are not in that paragraph. Choose words that stand there now.');
  }
  if (proposedText.after.trim() === baseText.trim()) {
    refuse(
      'rebase.no-change',
      wordsWait ? IN_TEXT : 'The text says this already. Choose other words, or take it back.',
    );
  }
  return refusals;
}

const IN_TEXT = 'The text says this already. Under the answer, say that these words are in the text already.';

function whyNotThisPerson(request: RebaseRequest): Refusal[] {
  if (request.wordsWait) return whyNotWithAgreedWords(request);
  const { proposer, rebasing, proposedText } = request;
  const isOwn = rebasing.membership === proposer;
  if (!isOwn && rebasing.constituency === null) {
    const because = 'Only who suggested this, or somebody who speaks for a group, can say where it belongs now.';
    return [{ code: 'rebase.not-yours', because }];
  }
  if (proposedText.before === proposedText.after) return [];
  if (isOwn) return [];
  const because = 'Only who suggested this can change what it says. You can say where it belongs now.';
  return [{ code: 'rebase.not-your-words', because }];
}

/** What agreed words replace is part of what was agreed: one person of any group does not choose it (R13). */
function whyNotWithAgreedWords({ rebasing, decidedBy, leads, proposedText }: RebaseRequest): Refusal[] {
  if (!decidedBy.includes(rebasing.membership) && !leads.includes(rebasing.constituency ?? '')) {
    const because =
      'These words were agreed. Only the people who decided that, and the groups that lead this section, can say where ' +
      'they belong now. Ask one of them.';
    return [{ code: 'rebase.who-decides', because }];
  }
  if (proposedText.before === proposedText.after) return [];
  return [{ code: 'rebase.agreed-words', because: 'These words were agreed, so they stay. Choose their place only.' }];
}
