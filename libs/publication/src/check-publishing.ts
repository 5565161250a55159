import type { RecordEntry } from '#record';
import { formatNumber, type Bundle } from './bundle.js';
import type { BundleFault } from './fault.js';
import { sectionPart } from './parts.js';

/** Since this format, the record says all about the version that a file must not say otherwise. */
const TIED = 4;

/** Tells whether a file is of a format whose version is compared with its record. */
export function isTied(bundle: Pick<Bundle, 'format'>): boolean {
  return formatNumber(bundle) >= TIED;
}

/** Checks that a file is what its record says was published: which version, what, when, and in which format (R27). */
export function checkPublishing(bundle: Bundle): BundleFault[] {
  const faults = whyNotFormat(bundle);
  if (!isTied(bundle)) return faults;
  return [...faults, ...whyNotLast(bundle), ...whyNotNumber(bundle), ...whyNotFrozen(bundle)];
}

/** The entries by which versions were published. The last is that of the version itself. */
function publishings(entries: readonly RecordEntry[]): RecordEntry[] {
  return entries.filter(({ kind }) => kind === 'statement.published');
}

/** B41. Who holds the key could else leave out what an older format does not ask for. */
function whyNotFormat(bundle: Bundle): BundleFault[] {
  const own = formatNumber(bundle);
  return publishings(bundle.record.entries).flatMap(({ seq, facts: { format } }) => {
    if (format === undefined || (typeof format === 'number' && format <= own)) return [];
    const because = `The file is of format ${own}; entry ${seq} of the record says ${JSON.stringify(format)}.`;
    return [{ part: 'format', because }];
  });
}

/** B42. */
function whyNotLast(bundle: Bundle): BundleFault[] {
  const { statement, whole, record, alone } = bundle;
  const last = record.entries.at(-1);
  if (last?.kind !== 'statement.published') {
    return [{ part: 'record', because: 'It does not end with the act by which this version was published.' }];
  }
  const { facts, at, actor, seq } = last;
  const pairs: [part: string, what: string, is: unknown, was: unknown][] = [
    ['statement', 'version', statement.version, facts.version],
    ['statement', 'label', statement.label, facts.label],
    ['statement', 'time of publication', statement.publishedAt, at],
    ['whole', 'hash', whole.hash, facts.documentHash],
    ['format', 'number', formatNumber(bundle), facts.format],
  ];
  const faults = pairs
    .filter(([, , is, was]) => is !== was)
    .map(([part, what]) => ({
      part,
      because: `Its ${what} is not what entry ${seq} of the record says was published.`,
    }));
  if (alone && (actor === null || !alone.by.includes(actor))) {
    faults.push({ part: 'alone', because: `Entry ${seq} of the record says that somebody else published it.` });
  }
  return faults;
}

/** B43. */
function whyNotNumber({ statement: { version, supersedes }, record }: Bundle): BundleFault[] {
  const before = publishings(record.entries.slice(0, -1)).length;
  const because = [
    ...(version === before + 1 ? [] : [`It is called version ${version}; the record holds ${before} before it.`]),
    ...(supersedes === (before || null) ? [] : ['It does not name the version before it in the record.']),
  ];
  return because.map((one) => ({ part: 'statement', because: one }));
}

/** B44. */
function whyNotFrozen({ sections, record: { entries } }: Bundle): BundleFault[] {
  return sections.flatMap(({ key, hash, versionNumber, log }) => {
    const part = sectionPart(key);
    const last = entries.findLast(({ kind, facts }) => LOCKING.has(kind) && facts.section === key);
    if (last?.kind !== 'section.frozen') return [{ part, because: 'The record does not say that it was locked.' }];
    const { facts, seq } = last;
    if (facts.hash !== hash) return [{ part, because: `Entry ${seq} of the record locked other words.` }];
    const isSame =
      facts.version === versionNumber &&
      facts.epoch === log.epoch &&
      facts.seq === log.seq &&
      facts.logHead === log.head;
    return isSame ? [] : [{ part, because: `Entry ${seq} of the record gives another number, or place in its log.` }];
  });
}

const LOCKING: ReadonlySet<string> = new Set(['section.frozen', 'section.reopened']);
