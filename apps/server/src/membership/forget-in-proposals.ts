import type { EntityManager } from 'typeorm';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import type { Timeline } from '../timeline/timeline.js';
import { GONE, type Known } from './forget-person.js';

/** Councils that somebody has to do with: a namesake elsewhere is somebody else. */
const THEIR_COUNCILS = `(
  SELECT statement.council_id FROM membership JOIN statement ON statement.id = membership.statement_id WHERE person_id = $1
  UNION SELECT council_id FROM council_administrator WHERE person_id = $1
  UNION SELECT council_id FROM council_officer WHERE person_id = $1)`;

/**
 * Takes away name and address of somebody from what was proposed to their councils, and where they stand for a statement, also
 * in its record: the entry stays, and says that words were removed from it (R28). Tables of a slice that this one does not
 * know.
 */
export async function forgetInProposals(
  tx: EntityManager,
  { person: { id, email, fullName }, now }: Known,
  timeline: Timeline,
): Promise<void> {
  if (email) await tx.query('UPDATE council_proposal SET answer_to = NULL WHERE lower(answer_to) = $1', [email]);
  const whose = [id, fullName.trim()];
  await tx.query(
    `UPDATE council_proposal SET name = '' WHERE lower(name) = lower($2) AND council_id IN ${THEIR_COUNCILS}`,
    whose,
  );
  const theirs = `SELECT id FROM statement WHERE council_id IN ${THEIR_COUNCILS}`;
  await tx.query(
    `UPDATE statement_sponsor SET name = $3 WHERE lower(name) = lower($2) AND statement_id IN (${theirs})`,
    [...whose, GONE],
  );
  const named = await tx.query<Named[]>(
    `SELECT opening.chain, opening.seq, opening.name FROM record_opening opening JOIN record_entry entry USING (chain, seq)
      WHERE entry.kind = 'sponsor.named' AND opening.name = 'name' AND lower(opening.content #>> '{}') = lower($2)
        AND opening.chain IN (${theirs}) ORDER BY opening.chain, opening.seq`,
    whose,
  );
  for (const one of named) await removeFromRecord(tx, one, { timeline, now });
}

interface Named {
  readonly chain: string;
  readonly seq: number;
  readonly name: string;
}

const REASON = 'The person was removed from the service.';

async function removeFromRecord(
  tx: EntityManager,
  { chain, seq, name }: Named,
  { timeline, now }: { readonly timeline: Timeline; readonly now: Date },
): Promise<void> {
  const facts = { entry: seq, name };
  const told = await timeline.add(tx, {
    ...{ chain, kind: 'content.removed', actor: null, facts, committed: { reason: REASON } },
  });
  const date = now.toISOString().slice(0, 10);
  // The marker first: without it the database lets nothing go.
  await tx.insert(RecordRemoval, { chain, seq, name, reason: REASON, date, recordedAs: told.seq });
  await tx.delete(RecordOpening, { chain, seq, name });
}
