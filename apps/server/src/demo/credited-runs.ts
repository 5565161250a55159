import type { SampleBlock, SampleCredit, SampleKey } from './northmoor.js';

/** A stretch of a block's text and whose words it holds. */
export interface CreditedRun {
  readonly text: string;
  readonly author: SampleKey;
  /** The suggestion that it came from; null for the author's own words. */
  readonly proposal: string | null;
}

/**
 * Divides a block's text by its credits, in the order of the text; put together, the runs are the text. A space alone
 * between two credits goes with the second. Throws when a credited quote is not in it.
 */
export function creditedRuns(block: SampleBlock & { readonly text: string }): CreditedRun[] {
  const credits = [...(block.credits ?? [])].sort((a, b) => placeOf(block, a) - placeOf(block, b));
  const runs: CreditedRun[] = [];
  let at = 0;
  let space = '';
  const own = (end: number): void => {
    const text = block.text.slice(at, end);
    space = text.trim() === '' ? text : '';
    if (space === '' && text !== '') runs.push({ text, author: block.author, proposal: null });
  };
  for (const credit of credits) {
    const start = placeOf(block, credit);
    own(start);
    runs.push({ text: `${space}${credit.quote}`, author: credit.author, proposal: credit.proposal });
    at = start + credit.quote.length;
  }
  own(block.text.length);
  return runs;
}

function placeOf({ id, text }: { readonly id: string; readonly text: string }, { quote }: SampleCredit): number {
  const place = text.indexOf(quote);
  if (place === -1) throw new Error(`The sample's block ${id} does not hold the words that it credits.`);
  return place;
}
