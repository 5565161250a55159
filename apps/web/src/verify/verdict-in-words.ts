import { describePart, saysAllByRecord, type Bundle, type BundleVerdict } from '#publication';
import { dateInWords, headingOf, LABEL_WORDS } from '#reading';

/** What the check of a file says: one sentence, then what it rests on, then every fault with its place. */
export interface VerdictInWords {
  readonly isSound: boolean;
  readonly headline: string;
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** Of a file that is wrong everywhere, this many places are named. */
const MOST_FAULTS = 20;

/** Says a verdict in plain words. `ownKeys` are the public keys that the site names as its own. */
export function verdictInWords(verdict: BundleVerdict, ownKeys: readonly string[]): VerdictInWords {
  const { bundle } = verdict;
  if (verdict.ok && bundle) {
    return {
      isSound: true,
      headline: 'This file is sound.',
      lines: [
        whatItIs(bundle),
        `How it came about: ${headingOf(bundle) ?? LABEL_WORDS[bundle.statement.label]}.`,
        ...aboutInterests(bundle),
        ...aboutFormat(bundle),
        aboutKey(verdict, ownKeys),
        ...aboutWhatIsNotShown(verdict, bundle),
      ],
      faults: [],
    };
  }
  const all = [...new Set(verdict.faults.map(({ part, because }) => `${capitalised(describePart(part))}: ${because}`))];
  const more = all.length - MOST_FAULTS;
  return {
    isSound: false,
    headline: 'This file is not what was published.',
    lines: ['Do not rely on it. These places are wrong:'],
    faults: [...all.slice(0, MOST_FAULTS), ...(more > 0 ? [`And ${counted(more, 'more place')}.`] : [])],
  };
}

function whatItIs({ statement, sections, whole, record }: Bundle): string {
  const positions = [whole, ...sections].reduce((sum, one) => sum + one.positions.length, 0);
  const { checkpoints = [], entries } = record;
  return (
    `“${statement.title}”, version ${statement.version}, ${statement.council.name}. Nothing in it has changed since it was ` +
    `sealed: ${counted(sections.length, 'section')}, ${counted(positions, 'group decision')}, ` +
    `${counted(entries.length, 'entry', 'entries')} of the record and ${counted(checkpoints.length, 'checkpoint')} in it.`
  );
}

/** What a file of an older format cannot show or prove: a reader must not take it for complete. */
function aboutFormat(bundle: Bundle): string[] {
  const { interests, record, renderings } = bundle;
  if (renderings) return [IS_THAT_VERSION, ...(saysAllByRecord(bundle) ? [] : [NOT_ALL_COMPARED])];
  const missing = [
    ...(record.checkpoints === undefined ? ['checkpoints of the record'] : []),
    ...(interests === undefined ? ['interests that were declared'] : []),
    'list of other formats',
  ];
  return [
    `It is in an older format, which holds no ${missing.join(' and no ')}.`,
    'Its version, its label and the council’s decision are not compared with its record.',
  ];
}

const IS_THAT_VERSION = 'It is the version that its record says was published.';
/** Format 4. */
const NOT_ALL_COMPARED =
  'It is in an older format: what it says of the statement, and whether a checkpoint was left out, is not compared with its record.';

/** Files of formats 1 and 2 hold none (R31). */
function aboutInterests({ interests }: Bundle): string[] {
  if (interests === undefined) return [];
  return [`It shows ${counted(interests.length, 'declaration')} of interests: all that its record holds.`];
}

function aboutKey({ signedBy, trusted }: BundleVerdict, ownKeys: readonly string[]): string {
  if (!signedBy) return '';
  if (trusted) return `It was sealed with the key you gave, ${signedBy.keyId}.`;
  if (ownKeys.includes(signedBy.publicKey)) {
    return `It was sealed with a key of this site, ${signedBy.keyId}. To be surer, compare it with one you got elsewhere.`;
  }
  return (
    `It was sealed with key ${signedBy.publicKey}, which is not a key of this site. Anyone can seal a file of their own: ` +
    'find out whose key that is.'
  );
}

function aboutWhatIsNotShown({ unopened }: BundleVerdict, { openings }: Bundle): string[] {
  const removed = (openings.removed ?? []).map(
    ({ seq, reason, date }) =>
      `Content removed from entry ${seq} of the record on ${dateInWords(date)}. Reason: ${reason}`,
  );
  if (removed.length > 0) {
    removed.push(
      'The file does not prove why something is missing. Compare these reasons with the page of the statement.',
    );
  }
  if (unopened === 0) return removed;
  const are = unopened === 1 ? 'name or text is' : 'names or texts are';
  return [...removed, `${unopened} ${are} not shown in this file. The record keeps the proof of each.`];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
