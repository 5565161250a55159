import type { SectionId } from '#concordat';
import { sameAnswers, type SameAnswers } from '#deliberation';
import type { EntityManager } from 'typeorm';

/**
 * Tells how many people got an answer in the same words, by section (R14): who suggested it, whose suggestion had joined
 * that one, and whoever of the public asked. Where two did not agree, each reason is a view of one of them, and no answer.
 */
export async function sameAnswersIn(
  tx: EntityManager,
  sections: readonly SectionId[],
): Promise<ReadonlyMap<SectionId, SameAnswers>> {
  const rows = await tx.query<{ section: SectionId; reason: string; asker: string }[]>(ANSWERED, [sections]);
  return new Map(sections.map((id) => [id, sameAnswers(rows.filter(({ section }) => section === id))]));
}

/** Nobody asks who comments are from, so each counts for a person. */
const ANSWERED = `
  SELECT p.section_id AS section, r.reason, p.proposer_id::text AS asker
    FROM response r JOIN proposal p ON p.id = r.proposal_id
    WHERE p.section_id = ANY ($1) AND r.reason_code <> 'both-views'
  UNION
  SELECT p.section_id, r.reason, j.proposer_id::text
    FROM response r JOIN proposal p ON p.id = r.proposal_id
      JOIN merged_proposal m ON m.into_id = p.id AND (m.undone_at IS NULL OR m.undone_at > r.decided_at)
      JOIN proposal j ON j.id = m.proposal_id
    WHERE p.section_id = ANY ($1) AND r.reason_code <> 'both-views'
  UNION
  SELECT section_id, reason, id::text FROM public_comment WHERE section_id = ANY ($1) AND decision IS NOT NULL`;
