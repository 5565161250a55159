import type { StatementId } from '#concordat';
import type { AddedFact, LeftOutFact } from '#power-panel';
import type { EntityManager } from 'typeorm';

/** What groups agreed about which sections there are. */
export interface SectionsAgreed {
  /** By key, those that were added. */
  readonly added: ReadonlyMap<string, AddedFact>;
  /** Oldest first. */
  readonly leftOut: readonly LeftOutFact[];
}

/**
 * Reads from the record which sections were added and left out, and who proposed that version of the agreement. The record
 * has the sections of a version before it says that the version is in force. A title that was removed from it is not there.
 */
export async function sectionsAgreed(tx: EntityManager, statementId: StatementId): Promise<SectionsAgreed> {
  const rows = await tx.query<Row[]>(ADDED_AND_LEFT_OUT, [statementId]);
  const added = rows.filter(({ kind }) => kind === 'section.added');
  const leftOut = rows.filter(({ kind }) => kind === 'section.left-out');
  return {
    added: new Map(added.map(({ section, proposedBy, nominatedBy }) => [section, { proposedBy, nominatedBy }])),
    leftOut: leftOut.map(({ title, proposedBy }) => ({ title, proposedBy })),
  };
}

interface Row extends AddedFact, LeftOutFact {
  readonly kind: string;
  readonly section: string;
}

const ADDED_AND_LEFT_OUT = `
  SELECT e.kind, e.facts->>'section' AS section, o.content AS title, coalesce(m.constituency, '') AS "proposedBy",
    CASE WHEN n.id IS NOT NULL THEN coalesce(nm.constituency, 'PUBLIC') END AS "nominatedBy"
  FROM record_entry e
    LEFT JOIN record_opening o ON o.chain = e.chain AND o.seq = e.seq AND o.name = 'title'
    LEFT JOIN LATERAL (
      SELECT (f.facts->>'version')::integer AS version FROM record_entry f
      WHERE f.chain = e.chain AND f.kind = 'concordat.in-force' AND f.seq > e.seq ORDER BY f.seq LIMIT 1
    ) v ON true
    LEFT JOIN concordat c ON c.statement_id = e.chain AND c.version = v.version
    LEFT JOIN membership m ON m.id = c.proposed_by
    LEFT JOIN nomination n ON n.statement_id = e.chain AND n.id::text = e.facts->>'nomination'
    LEFT JOIN membership nm ON nm.id = n.nominated_by
  WHERE e.chain = $1 AND e.kind IN ('section.added', 'section.left-out') ORDER BY e.seq`;
