import type { Bundle, RecordOpening } from './bundle.js';

/**
 * Those openings of the record that a published file shows: of words that it shows anyway, namely reservations and
 * reasons that count, minority statements and their replies. Nothing that names a person, and no working material:
 * docs/decisions/0004-what-a-published-file-opens.md. Expects openings of this bundle's record; keeps their order.
 */
export function publicOpenings(
  bundle: Pick<Bundle, 'sections' | 'whole' | 'minorityStatements' | 'record'>,
  openings: readonly RecordOpening[],
): RecordOpening[] {
  const shown = shownWords(bundle);
  const kinds = new Map(bundle.record.entries.map(({ seq, kind }) => [seq, kind]));
  return openings.filter(({ seq, name, content }) => {
    const may = MAY_BE_OPENED[kinds.get(seq) ?? '']?.includes(name) ?? false;
    return may && typeof content === 'string' && shown.some((words) => words.includes(content));
  });
}

/** Names of commitments, by kind of entry. */
const MAY_BE_OPENED: Readonly<Record<string, readonly string[]>> = {
  'sign-off.given': ['text'],
  'minority-statement.attached': ['title', 'text'],
  'minority-statement.replied': ['text'],
};

function shownWords({ sections, whole, minorityStatements }: Parameters<typeof publicOpenings>[0]): string[] {
  const positions = [...whole.positions, ...sections.flatMap((section) => section.positions)];
  return [
    ...positions.flatMap(({ text }) => text ?? []),
    ...minorityStatements.flatMap(({ title, text, reply }) => [title, text, ...(reply ? [reply.text] : [])]),
  ];
}
