import type { EntityManager } from 'typeorm';
import type { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { LIVE_PLACES, type LivePlace } from './live-places.js';

/** Whether removing a content from the record takes its words away beside it too. */
export function goesEverywhere(kind: string, name: string): boolean {
  return `${kind} ${name}` in LIVE_PLACES;
}

/** Takes words that are removed from the record out of the rows that hold them too, unless those say something else by now. */
export async function removeLiveWords(
  tx: EntityManager,
  entry: Pick<RecordEntryRow, 'kind' | 'facts' | 'chain' | 'actor' | 'constituency'>,
  { name, content }: Pick<RecordOpening, 'name' | 'content'>,
): Promise<void> {
  if (typeof content !== 'string' || content === '') return;
  for (const place of LIVE_PLACES[`${entry.kind} ${name}`] ?? []) {
    const { facts, chain, actor, constituency } = entry;
    await tx.query(takingOut(place), [place.instead, content, JSON.stringify({ facts, chain, actor, constituency })]);
  }
}

function takingOut({ table, column, rows, isJson = false }: LivePlace): string {
  // In JSON the words are a text between quotation marks, escaped as the database does it.
  const [now, found] = isJson
    ? [
        `replace(t."${column}"::text, to_json($2::text)::text, to_json($1::text)::text)::jsonb`,
        `position(to_json($2::text)::text IN t."${column}"::text) > 0`,
      ]
    : ['$1', `t."${column}" = $2`];
  return `WITH told AS (SELECT e->'facts' AS facts, e->>'chain' AS chain, e->>'actor' AS actor,
      e->>'constituency' AS constituency FROM (SELECT $3::jsonb AS e) entry)
    UPDATE ${table} t SET "${column}" = ${now} FROM told WHERE (${rows}) AND ${found}`;
}
