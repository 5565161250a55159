import type { Bundle } from './bundle.js';
import { isTied } from './check-publishing.js';
import type { BundleFault } from './fault.js';
import { isOpenedOtherwise } from './opened-words.js';

/** Checks that the council's decision is the newest in the record, if it was about these words (R22, R23). B45. */
export function checkCouncilDecision(bundle: Bundle): BundleFault[] {
  if (!isTied(bundle)) return [];
  const { councilDecision: shown, whole, record } = bundle;
  const newest = record.entries.findLast(({ kind }) => kind === 'council-decision.recorded');
  const entry = newest?.facts.documentHash === whole.hash ? newest : undefined;
  if (!entry) return shown === null ? [] : fault('The newest decision in the record is not about these words.');
  if (shown === null) return fault(`The decision of entry ${entry.seq} of the record is left out.`);
  const { date, decision, callInEnds } = entry.facts;
  const isSame = shown.date === date && shown.decision === decision && shown.callInEnds === callInEnds;
  return [
    ...(isSame ? [] : fault(`It is not as entry ${entry.seq} of the record says.`)),
    ...(['body', 'reference'] as const)
      .filter((name) => isOpenedOtherwise(bundle, { entry, name, words: shown[name] }))
      .flatMap(() => fault(`Its words are not those of entry ${entry.seq} of the record.`)),
  ];
}

function fault(because: string): BundleFault[] {
  return [{ part: 'council-decision', because }];
}
