import { dayInEngland } from '#concordat';
import type { EntityManager } from 'typeorm';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import type { Timeline } from '../timeline/timeline.js';
import { GONE, namesOf, type Known } from './forget-person.js';

/** Councils that somebody has to do with: a namesake elsewhere is somebody else. */
const THEIR_COUNCILS = `(
  SELECT statement.council_id FROM membership JOIN statement ON statement.id = membership.statement_id WHERE person_id = $1
  UNION SELECT council_id FROM council_administrator WHERE person_id = $1
  UNION SELECT council_id FROM council_officer WHERE person_id = $1)`;

const THEIR_STATEMENTS = `SELECT id FROM statement WHERE council_id IN ${THEIR_COUNCILS}`;

/**
 * Takes away name and address of somebody from what they proposed to a council, and their name where they stand for a
 * statement (R28). Tables of a slice that this one does not know. Before mail that waits is deleted: an answer to a proposal
 * that is under way queues its mail before this gets the row.
 */
export async function forgetInProposals(tx: EntityManager, known: Known): Promise<void> {
  const { email, id } = known.person;
  const whose = [id, lowerNames(known)];
  await tx.query(
    `UPDATE council_proposal SET name = ''
      WHERE lower(name) = ANY($2) AND (lower(answer_to) = $3 OR council_id IN ${THEIR_COUNCILS})`,
    [...whose, email ?? ''],
  );
  if (email) await tx.query('UPDATE council_proposal SET answer_to = NULL WHERE lower(answer_to) = $1', [email]);
  await tx.query(
    `UPDATE statement_sponsor SET name = $3 WHERE lower(name) = ANY($2) AND statement_id IN (${THEIR_STATEMENTS})`,
    [...whose, GONE],
  );
}

/** Records to which an erasing adds entries: of statements and councils. */
type Chains = readonly string[];

/**
 * The same in the records of statements that they stand for: the entry stays, and says that words were removed from it (R28).
 * Locks these records and the others to which this erasing adds, in one order, so that two who are erased at once do not wait
 * for each other.
 */
export async function forgetInRecords(
  tx: EntityManager,
  known: Known,
  { timeline, others }: { readonly timeline: Timeline; readonly others: Chains },
): Promise<void> {
  const named = await tx.query<Named[]>(
    `SELECT opening.chain, opening.seq, opening.name FROM record_opening opening JOIN record_entry entry USING (chain, seq)
      WHERE entry.kind = 'sponsor.named' AND opening.name = 'name' AND lower(opening.content #>> '{}') = ANY($2)
        AND opening.chain IN (${THEIR_STATEMENTS}) ORDER BY opening.chain, opening.seq`,
    [known.person.id, lowerNames(known)],
  );
  const chains = [...others, ...named.map(({ chain }) => chain)];
  await tx.query('SELECT 1 FROM record_chain WHERE chain = ANY($1) ORDER BY chain FOR UPDATE', [chains]);
  for (const one of named) await removeFromRecord(tx, one, { timeline, now: known.now });
}

function lowerNames({ person, members }: Known): string[] {
  return namesOf(person, members).map((name) => name.trim().toLowerCase());
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
  const date = dayInEngland(now);
  // The marker first: without it the database lets nothing go.
  await tx.insert(RecordRemoval, { chain, seq, name, reason: REASON, date, recordedAs: told.seq });
  await tx.delete(RecordOpening, { chain, seq, name });
}
