import { isPublished, type DocumentState, type Refusal } from '#concordat';
import type { Ground } from './grounds.js';

/** Everything the rules look at before words that a published file holds are flagged, beside the flag itself. */
export interface OwnWordsFlag {
  readonly documentState: DocumentState;
  /** Whether somebody has looked at exactly these words before, for the same reason. Nobody can change them. */
  readonly isChecked: boolean;
  readonly ground: Ground;
}

/**
 * Says why own words, a reason given in signing, or a paragraph cannot be flagged now; empty when they can (R34, R38). Once
 * published, they are in files that nobody calls back.
 */
export function whyNotFlagOwnWords({ documentState, isChecked, ground }: OwnWordsFlag): Refusal[] {
  const refusals: Refusal[] = [];
  if (isPublished(documentState)) refusals.push({ code: 'concern.published', because: PUBLISHED[ground] });
  if (isChecked) refusals.push({ code: 'concern.checked', because: CHECKED[ground] });
  return refusals;
}

const PUBLISHED: Readonly<Record<Ground, string>> = {
  COMPETITION:
    'These words are published, and in files that people have. Ask a co-chair to take them out of the record or of the next version.',
  SAFEGUARDING:
    'These words are published, and in files that people have. Tell the council’s adult safeguarding team, and ask a co-chair to take them out of the record or of the next version.',
};

const CHECKED: Readonly<Record<Ground, string>> = {
  COMPETITION:
    'Somebody has checked these words, and nobody can change them. Read the decision on “Competition checks”.',
  SAFEGUARDING:
    'A safeguarding lead has looked at these words. If you are still worried, tell a safeguarding lead, who can hide them again, or the council’s adult safeguarding team.',
};

/** Says that words which would be published are still being checked; empty when none are (R34, R38). */
export function whyNotPublishConcerned(isAnyOpen: boolean): Refusal[] {
  if (!isAnyOpen) return [];
  const because =
    'Own words or a reason for a decision are hidden while somebody checks them. Publish after that check.';
  return [{ code: 'publish.concern', because }];
}
