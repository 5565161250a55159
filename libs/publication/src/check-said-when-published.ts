import type { RecordEntry } from '#record';
import { formatNumber, type Bundle, type BundleAlone } from './bundle.js';
import type { BundleFault } from './fault.js';
import { hashCheckpoints, hashStatement } from './hash-published.js';
import { isOpenedOtherwise } from './opened-words.js';

/** Since this format, the entry by which a version is published tells of all that it says of the statement. */
const SAYS_ALL = 5;

/** Tells whether a file is of a format that says nothing of its statement but what its record says. */
export function saysAllByRecord(bundle: Pick<Bundle, 'format'>): boolean {
  return formatNumber(bundle) >= SAYS_ALL;
}

/** Checks what a file says beside its texts: of the statement, why it was published alone, and its checkpoints (R24, R27). */
export function checkSaidWhenPublished(bundle: Bundle): BundleFault[] {
  const last = bundle.record.entries.at(-1);
  // B42 says so where it is none.
  if (!saysAllByRecord(bundle) || last?.kind !== 'statement.published') return [];
  return [...whyNotStatement(bundle, last), ...whyNotAloneWords(bundle, last), ...whyNotAllCheckpoints(bundle, last)];
}

/** B48. */
function whyNotStatement({ statement }: Bundle, { facts, seq }: RecordEntry): BundleFault[] {
  if (hashStatement(statement) === facts.statement) return [];
  return [{ part: 'statement', because: `It is not what entry ${seq} of the record says was said of it.` }];
}

/** B49. */
function whyNotAloneWords(bundle: Bundle, last: RecordEntry): BundleFault[] {
  const { alone, whole, record } = bundle;
  if (!alone) return [];
  const faults: string[] = [];
  const { reasons } = alone;
  if (reasons !== null && isOpenedOtherwise(bundle, { entry: last, name: 'reasons', words: reasons })) {
    faults.push(`Its reasons are not those of entry ${last.seq} of the record.`);
  }
  if (bundle.statement.label === 'PARTNERS_ONLY') {
    const given = record.entries.findLast(
      ({ kind, facts }) => kind === 'council-reply.given' && facts.documentHash === whole.hash,
    );
    faults.push(...whyNotReply(bundle, alone, given));
  }
  return faults.map((because) => ({ part: 'alone', because }));
}

function whyNotReply(bundle: Bundle, { reply }: BundleAlone, entry: RecordEntry | undefined): string[] {
  if (!entry) return reply === null ? [] : ['The record holds no reply of the council to these words.'];
  if (reply === null) return [`The council’s reply of entry ${entry.seq} of the record is left out.`];
  const isOther = isOpenedOtherwise(bundle, { entry, name: 'text', words: reply.text });
  return reply.by === entry.actor && !isOther ? [] : [`The reply is not that of entry ${entry.seq} of the record.`];
}

/** B50. */
function whyNotAllCheckpoints({ record: { checkpoints = [] } }: Bundle, { facts, seq }: RecordEntry): BundleFault[] {
  const own = checkpoints.at(-1);
  const isWhole = own?.seq === seq && hashCheckpoints(checkpoints.slice(0, -1)) === facts.checkpoints;
  if (isWhole) return [];
  const because = `Its checkpoints are not all that there were, by entry ${seq}, when this version was published.`;
  return [{ part: 'record', because }];
}
