import type { SectionId, StatementId } from '#concordat';
import type {
  AnswersFact,
  AskedAgainFact,
  NominationFact,
  OpposedFact,
  PanelFacts,
  WayFact,
  ProposedFact,
  PutBackFact,
} from '#power-panel';
import { withoutContactDetails } from '#deliberation';
import type { EntityManager } from 'typeorm';
import { inGroupOrder } from './in-group-order.js';

/** Nominations with the group that made each; what may not be shown is left out. */
export async function nominationsOf(tx: EntityManager, statementId: StatementId): Promise<NominationFact[]> {
  const rows = await tx.query<NominationFact[]>(
    `SELECT n.kind, n.is_taken AS "isTaken", coalesce(m.constituency, 'PUBLIC') AS "from",
       CASE WHEN n.shown_publicly THEN n.text END AS text,
       CASE WHEN n.shown_publicly THEN n.answer END AS answer
     FROM nomination n LEFT JOIN membership m ON m.id = n.nominated_by
     WHERE n.statement_id = $1 ORDER BY n.at, n.id`,
    [statementId],
  );
  const shown = (words: string | null): string | null => words && withoutContactDetails(words);
  return rows.map((row) => ({ ...row, text: shown(row.text), answer: shown(row.answer) }));
}

/** What the public proposed to the council: what this statement came of or covers, topics, and what was not taken (the newest). */
export async function proposedTo(tx: EntityManager, statementId: StatementId): Promise<ProposedFact[]> {
  const rows = await tx.query<ProposedFact[]>(
    `SELECT p.kind, p.title, p.answer, p.reason
     FROM council_proposal p JOIN statement s ON s.council_id = p.council_id
     WHERE s.id = $1 AND p.state = 'ANSWERED'
       AND (p.statement_id = s.id OR p.answer = 'NOT_TAKEN' OR (p.answer = 'TAKEN' AND p.kind = 'topic'))
     ORDER BY p.at DESC, p.id LIMIT $2`,
    [statementId, MOST_PROPOSED],
  );
  const shown = withoutContactDetails;
  return rows.reverse().map((row) => ({ ...row, title: shown(row.title), reason: shown(row.reason) }));
}

/** More than a reader of one page wants. */
const MOST_PROPOSED = 100;

/** A suggestion that the council had opposed at first, and which it is. */
export type OpposedSuggestion = OpposedFact & { readonly proposalId: string; readonly blockId: string };

/** Suggestions that the council had opposed at first, with their newest answer. */
export function opposedOf(tx: EntityManager, statementId: StatementId): Promise<OpposedSuggestion[]> {
  return tx.query<OpposedSuggestion[]>(
    `SELECT s.key AS section, coalesce(m.constituency, 'PUBLIC') AS constituency,
       CASE WHEN p.status = ANY ($2) THEN p.status END AS decision, p.proposed_text AS "proposedText",
       p.id AS "proposalId", p.block_id AS "blockId"
     FROM first_opposed f JOIN proposal p ON p.id = f.proposal_id
       JOIN section s ON s.id = p.section_id JOIN membership m ON m.id = p.proposer_id
     WHERE f.statement_id = $1 ORDER BY p.received_at, p.id`,
    [statementId, ANSWERED],
  );
}

const ANSWERED = ['ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED'];

/** By section, what groups had back of what others took; sections where nobody asked for it are left out (R8). */
export async function putBackIn(tx: EntityManager, statementId: StatementId): Promise<Map<SectionId, PutBackFact>> {
  const rows = await tx.query<(PutBackFact & { id: SectionId })[]>(
    `SELECT r.section_id AS id,
       (count(*) FILTER (WHERE r.seq IS NOT NULL))::integer AS times,
       coalesce(sum(r.words) FILTER (WHERE r.seq IS NOT NULL), 0)::integer AS words,
       (count(*) FILTER (WHERE r.proposal_id IS NOT NULL))::integer AS suggested
     FROM restoration r JOIN section s ON s.id = r.section_id
     WHERE s.statement_id = $1 GROUP BY 1`,
    [statementId],
  );
  return new Map(rows.map(({ id, times, words, suggested }) => [id, { times, words, suggested }]));
}

/** Suggestions and public comments that ask for a change, by group, answer and days; what joined another has its answer. */
export function answersOf(tx: EntityManager, statementId: StatementId): Promise<AnswersFact[]> {
  return tx.query<AnswersFact[]>(
    `WITH newest AS (
       SELECT DISTINCT ON (r.proposal_id) r.proposal_id, r.decision, r.decided_at
       FROM response r JOIN proposal p ON p.id = r.proposal_id
       WHERE p.statement_id = $1 AND p.status = ANY ($2)
       ORDER BY r.proposal_id, r.round DESC
     ), asked AS (
       SELECT coalesce(c.constituency, m.constituency, 'PUBLIC') AS constituency, n.decision, p.received_at AS at,
         n.decided_at
       FROM proposal p JOIN membership m ON m.id = p.proposer_id
         LEFT JOIN merged_proposal g ON g.proposal_id = p.id AND g.undone_at IS NULL
         LEFT JOIN newest n ON n.proposal_id = coalesce(g.into_id, p.id)
         LEFT JOIN public_comment c ON c.proposal_id = p.id
       WHERE p.statement_id = $1 AND p.status <> 'WITHDRAWN'
       UNION ALL
       SELECT constituency, decision, at, decided_at FROM public_comment
       WHERE statement_id = $1 AND (change <> '' OR instead <> '') AND proposal_id IS NULL
     )
     SELECT constituency, decision, ${dayOf('at')} AS "receivedOn", ${dayOf('decided_at')} AS "answeredOn",
       count(*)::integer AS count
     FROM asked GROUP BY 1, 2, 3, 4`,
    [statementId, ANSWERED],
  );
}

/** The day in England, as everywhere else. */
function dayOf(column: string): string {
  return `to_char(${column} AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')`;
}

/** Suggestions at which another pair looked again, and how many answers that changed (R15). */
export function askedAgainOf(tx: EntityManager, statementId: StatementId): Promise<AskedAgainFact[]> {
  return tx.query<AskedAgainFact[]>(
    `SELECT coalesce(c.constituency, m.constituency, 'PUBLIC') AS constituency, count(*)::integer AS count,
       (count(*) FILTER (WHERE again.decision <> first.decision))::integer AS upheld
     FROM proposal p JOIN membership m ON m.id = p.proposer_id
       LEFT JOIN public_comment c ON c.proposal_id = p.id
       LEFT JOIN response first ON first.proposal_id = p.id AND first.round = 1
       LEFT JOIN response again ON again.proposal_id = p.id AND again.round = 2
     WHERE p.statement_id = $1 AND p.round = 2 GROUP BY 1 ORDER BY 1`,
    [statementId],
  );
}

/** How many answers each group helped to decide: each answer counts once for a group. */
export function decidersOf(tx: EntityManager, statementId: StatementId): Promise<PanelFacts['deciders'][number][]> {
  return tx.query(
    `WITH decided AS (
       SELECT r.id, unnest(r.decided_by) AS by FROM response r JOIN proposal p ON p.id = r.proposal_id
       WHERE p.statement_id = $1
       UNION ALL
       SELECT id, unnest(decided_by) FROM public_comment WHERE statement_id = $1 AND decision IS NOT NULL
     )
     SELECT m.constituency, count(DISTINCT d.id)::integer AS decisions
     FROM decided d JOIN membership m ON m.id = d.by WHERE m.constituency IS NOT NULL GROUP BY 1`,
    [statementId],
  );
}

/** Signatures on words that had changed since the same person signed; each person, thing and wording once (R16). */
export async function signedAgainOf(tx: EntityManager, statementId: StatementId): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `WITH signed AS (
       SELECT membership_id, section_id, hash, at FROM sign_off WHERE statement_id = $1 AND position = ANY ($2)
     )
     SELECT count(*)::integer AS count FROM (
       SELECT DISTINCT again.membership_id, again.section_id, again.hash
       FROM signed again JOIN signed first ON first.membership_id = again.membership_id
         AND first.section_id IS NOT DISTINCT FROM again.section_id AND first.hash <> again.hash AND first.at < again.at
     ) AS each_once`,
    [statementId, ['SIGNED', 'SIGNED_WITH_RESERVATION']],
  );
  return row?.count ?? 0;
}

/** What the record tells: decisions in signing that lapsed, of each section and of the whole, and whose words were written down for them. */
export async function recordedOf(
  tx: EntityManager,
  statementId: StatementId,
): Promise<{ lapsed: PanelFacts['lapsed']; written: WayFact[]; writtenFor: ReadonlySet<string> }> {
  const lapsed = await tx.query<PanelFacts['lapsed'][number][]>(
    `SELECT facts->>'section' AS section, sum((facts->>'lapsed')::integer)::integer AS lapsed
       FROM record_entry WHERE chain = $1 AND kind = 'sign-offs.lapsed' GROUP BY 1
     UNION ALL
     SELECT NULL, sum((facts->>'lapsedOfWhole')::integer)::integer
       FROM record_entry WHERE chain = $1 AND kind = 'sign-offs.lapsed'`,
    [statementId],
  );
  const written = await tx.query<Omit<WayFact, 'of'>[]>(
    `SELECT mode AS way, coalesce(m.constituency, '') AS constituency, sum(p.headcount)::integer AS count FROM (
       SELECT DISTINCT facts->>'mode' AS mode, facts->>'for' AS who, (facts->>'headcount')::integer AS headcount
       FROM record_entry WHERE chain = $1 AND kind = 'words.written-for'
     ) AS p LEFT JOIN membership m ON m.statement_id = $1 AND m.pseudonym::text = p.who
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [statementId],
  );
  const whom = await tx.query<{ who: string }[]>(
    `SELECT DISTINCT facts->>'for' AS who FROM record_entry WHERE chain = $1 AND kind = 'words.written-for'`,
    [statementId],
  );
  return {
    writtenFor: new Set(whom.map(({ who }) => who)),
    lapsed: lapsed.filter(({ lapsed: count }) => count > 0),
    written: inGroupOrder(written).map((one) => ({ ...one, of: 'people' })),
  };
}

/**
 * People who wrote live or sent a suggestion, and comments of those whom nobody asks who they are; by group. For whom somebody
 * wrote it down is counted by how they said it.
 */
export async function waysOf(tx: EntityManager, statementId: StatementId): Promise<WayFact[]> {
  const rows = await tx.query<WayFact[]>(
    `SELECT 'live' AS way, coalesce(constituency, '') AS constituency, sum(headcount)::integer AS count, 'people' AS of
       FROM membership WHERE statement_id = $1 AND 'member' = ANY (roles)
         AND id IN (SELECT l.membership_id FROM client_lease l JOIN section s ON s.id = l.section_id
           WHERE s.statement_id = $1 AND l.on_behalf_of IS NULL) GROUP BY 2
     UNION ALL
     SELECT 'form', coalesce(constituency, ''), sum(headcount)::integer, 'people'
       FROM membership WHERE statement_id = $1
         AND id IN (SELECT proposer_id FROM proposal p WHERE statement_id = $1 AND written_down_by IS NULL
           AND NOT EXISTS (SELECT 1 FROM public_comment c WHERE c.proposal_id = p.id)) GROUP BY 2
     UNION ALL
     SELECT 'comment', constituency, count(*)::integer, 'comments'
       FROM public_comment WHERE statement_id = $1 AND written_down_by IS NULL GROUP BY 2`,
    [statementId],
  );
  const ofWay = (wanted: string): WayFact[] => inGroupOrder(rows.filter(({ way }) => way === wanted));
  return ['live', 'form', 'comment'].flatMap(ofWay);
}
