import type { EntityManager } from 'typeorm';
import type { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';

/** Where an act wrote words beside the record that nobody can change any more, or only somebody who may have left. */
interface LivePlace {
  readonly table: string;
  readonly column: string;
  /** Name of the fact that gives the row. */
  readonly row: string;
  /** What stands in place of the words. */
  readonly instead: string;
}

const INSTEAD = 'These words were removed.';
const COMMENT = { table: 'public_comment', row: 'comment', instead: INSTEAD };
const LIMIT = { table: 'declared_limit', row: 'limit', instead: INSTEAD };
const NOMINATION = { table: 'nomination', row: 'nomination', instead: INSTEAD };
const DECLARATION = { table: 'interest_declaration', row: 'declaration', column: 'text', instead: INSTEAD };

/** By kind of entry and name of the content. Tables, because they are of slices that need not know of this. */
const PLACES: Readonly<Record<string, LivePlace>> = {
  'comment.received name': { ...COMMENT, column: 'name', instead: '' },
  'comment.received change': { ...COMMENT, column: 'change' },
  'comment.received why': { ...COMMENT, column: 'why' },
  'comment.received quote': { ...COMMENT, column: 'quote' },
  'comment.received instead': { ...COMMENT, column: 'instead' },
  'text.brought source': { table: 'brought_text', row: 'brought', column: 'source', instead: INSTEAD },
  'nomination.received text': { ...NOMINATION, column: 'text' },
  'nomination.answered reason': { ...NOMINATION, column: 'answer' },
  'limit.declared text': { ...LIMIT, column: 'text' },
  'limit.declared reason': { ...LIMIT, column: 'reason' },
  'limit.challenged reason': { ...LIMIT, column: 'challenge' },
  'limit.challenge-answered answer': { ...LIMIT, column: 'challenge_answer' },
  'handover.put-forward reason': { table: 'role_handover', row: 'handover', column: 'reason', instead: INSTEAD },
  'interests.declared text': DECLARATION,
  'interests.changed text': DECLARATION,
};

/** Whether removing a content from the record takes its words away beside it too. */
export function goesEverywhere(kind: string, name: string): boolean {
  return `${kind} ${name}` in PLACES;
}

/** Takes words that are removed from the record out of the row that holds them too, unless it says something else by now. */
export async function removeLiveWords(
  tx: EntityManager,
  { kind, facts }: Pick<RecordEntryRow, 'kind' | 'facts'>,
  { name, content }: Pick<RecordOpening, 'name' | 'content'>,
): Promise<void> {
  const place = PLACES[`${kind} ${name}`];
  if (!place) return;
  const { table, column, row, instead } = place;
  await tx.query(`UPDATE ${table} SET "${column}" = $1 WHERE id = $2 AND "${column}" = $3`, [
    ...[instead, facts[row], content],
  ]);
}
