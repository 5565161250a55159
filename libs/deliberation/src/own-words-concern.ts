import { isPublished, type DocumentState, type Refusal } from '#concordat';
import type { ConcernDecision } from './competition-concern.js';

/** Everything the rules look at before own words, or a reason given in signing, are flagged, beside the flag itself (R34). */
export interface OwnWordsFlag {
  readonly documentState: DocumentState;
  /** Whether somebody has checked exactly these words before. Nobody can change them. */
  readonly isChecked: boolean;
}

/** Says why own words cannot be flagged now; empty when they can. Once published, they are in files that nobody calls back. */
export function whyNotFlagOwnWords({ documentState, isChecked }: OwnWordsFlag): Refusal[] {
  const refusals: Refusal[] = [];
  if (isPublished(documentState)) {
    const because =
      'These words are published, and in files that people have. Ask a co-chair to remove them from the record.';
    refusals.push({ code: 'concern.published', because });
  }
  if (isChecked) {
    const because =
      'Somebody has checked these words, and nobody can change them. Read the decision on “Competition checks”.';
    refusals.push({ code: 'concern.checked', because });
  }
  return refusals;
}

/** Says why nobody can put a name or a reply to own words that a concern hides; empty where none does (R34). */
export function whyNotJoinHidden(hiding: { readonly decision: ConcernDecision | null } | undefined): Refusal[] {
  if (hiding === undefined) return [];
  if (hiding.decision === null) {
    const because = 'These words are hidden while somebody checks a competition concern. Wait for that decision.';
    return [{ code: 'concern.open', because }];
  }
  const because = 'A competition check took these words out. Write your own instead, without prices, margins or bids.';
  return [{ code: 'concern.taken-out', because }];
}

/** Says that words which would be published are still being checked; empty when none are (R34). */
export function whyNotPublishConcerned(isAnyOpen: boolean): Refusal[] {
  if (!isAnyOpen) return [];
  const because =
    'Own words or a reason for a decision are hidden while somebody checks a competition concern. Publish after that check.';
  return [{ code: 'publish.concern', because }];
}
