import type { RecordEntry } from '#record';
import type { Bundle, RecordOpening } from './bundle.js';

/**
 * Those openings of the record that a published file shows: of what it shows anyway, namely reservations and reasons that
 * count, the minority statements in it with who put their name to them (under pseudonyms), and their replies, and what is
 * said where it was not published together; and what interests are, while their declaration stands. Nothing of
 * own words that are not in it, even where they are the same; no name, and no working material:
 * docs/decisions/0004-what-a-published-file-opens.md. Expects openings of this bundle's record; keeps their order.
 */
export function publicOpenings(bundle: Opened, openings: readonly RecordOpening[]): RecordOpening[] {
  const entries = new Map(bundle.record.entries.map((entry) => [entry.seq, entry]));
  return openings.filter(({ seq, name, content }) => {
    const entry = entries.get(seq);
    return entry !== undefined && typeof content === 'string' && isShown(bundle, entry, { name, content });
  });
}

type Opened = Pick<Bundle, 'sections' | 'whole' | 'minorityStatements' | 'alone' | 'interests' | 'record'>;

/** Whether a file shows the content of a commitment, and shows it for the act of this entry. */
function isShown(bundle: Opened, entry: RecordEntry, { name, content }: { name: string; content: string }): boolean {
  const ownWords = bundle.minorityStatements.find(({ id }) => id === entry.facts.id);
  switch (`${entry.kind} ${name}`) {
    case 'sign-off.given text':
      return reasonsIn(bundle).some((reasons) => reasons.includes(content));
    case 'minority-statement.attached title':
      return ownWords?.title === content;
    case 'minority-statement.attached text':
      return ownWords?.text === content;
    case 'minority-statement.attached by':
    case 'minority-statement.joined by':
      return ownWords?.signedBy.includes(content) ?? false;
    case 'minority-statement.replied text':
      return ownWords?.reply?.text === content;
    case 'statement.published reasons':
      return bundle.alone?.reasons === content;
    case 'mediation.described issue':
      return bundle.alone?.mediation.issue === content;
    case 'council-reply.given text':
      return bundle.alone?.reply?.text === content;
    case 'interests.declared text':
    case 'interests.changed text':
      return (bundle.interests ?? []).some((one) => one.entry === entry.seq && one.until === null);
    default:
      return false;
  }
}

/** Each may be of several signatories of a group, one below the other. */
function reasonsIn({ sections, whole }: Opened): string[] {
  const positions = [...whole.positions, ...sections.flatMap((section) => section.positions)];
  return positions.flatMap(({ text }) => text ?? []);
}
