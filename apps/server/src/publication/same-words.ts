import type { StatementId } from '#concordat';
import { WORDS_IN_RECORD } from '#publication';
import type { EntityManager } from 'typeorm';
import { PublicComment } from '../comments/comment.entity.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';

/** A content of the record, with the entry that holds it. */
export interface HeldWords {
  readonly entry: RecordEntryRow;
  readonly opening: RecordOpening;
}

/**
 * The same words elsewhere in the record, in what belongs together: a comment, the suggestion that its exact words became, and
 * the answers to both; or a sentence and who agreed to it. They go in one act (R28).
 */
export async function sameWords(tx: EntityManager, { entry, opening }: HeldWords): Promise<HeldWords[]> {
  const { content } = opening;
  if (typeof content !== 'string' || content === '') return [];
  const together = await belongingTogether(tx, entry);
  if (together.length === 0) return [];
  const openings = await tx
    .createQueryBuilder(RecordOpening, 'opening')
    .where('opening.chain = :chain AND opening.seq IN (:...seqs)', {
      chain: entry.chain,
      seqs: together.map(({ seq }) => seq),
    })
    .orderBy({ 'opening.seq': 'ASC', 'opening.name': 'ASC' })
    .getMany();
  return openings.flatMap((other): HeldWords[] => {
    const holder = together.find(({ seq }) => seq === other.seq);
    if (!holder || (other.seq === opening.seq && other.name === opening.name)) return [];
    const isSame = saysSame({ entry, opening }, { entry: holder, opening: other });
    return isSame ? [{ entry: holder, opening: other }] : [];
  });
}

const REASONS: ReadonlySet<string> = new Set(['comment.received change', 'comment.received why']);
const REASON = 'proposal.received reason';

function saysSame(one: HeldWords, other: HeldWords): boolean {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  const [words, others] = [one.opening.content, other.opening.content];
  if (typeof words !== 'string' || others === '' || !KNOWN.has(otherKind)) return false;
  if (words === others) return true;
  // Where two did not agree, their views are one content.
  if (otherKind === VIEWS) return JSON.stringify(others).includes(JSON.stringify(words));
  if (typeof others !== 'string') return false;
  // The reason of a suggestion that came as a comment is made of what the comment would change and why.
  if (REASONS.has(kind) && otherKind === REASON) return others.includes(words);
  return kind === REASON && REASONS.has(otherKind) && words.includes(others);
}

const VIEWS = 'proposal.answered views';
const KNOWN: ReadonlySet<string> = new Set([...WORDS_IN_RECORD, VIEWS]);

function kindOf({ entry, opening }: HeldWords): string {
  return `${entry.kind} ${opening.name}`;
}

async function belongingTogether(tx: EntityManager, { chain, kind, facts }: RecordEntryRow): Promise<RecordEntryRow[]> {
  const find = (where: string, given: object) =>
    tx
      .createQueryBuilder(RecordEntryRow, 'entry')
      .where('entry.chain = :chain', { chain })
      .andWhere(`(${where})`, given)
      .orderBy('entry.seq', 'ASC')
      .getMany();
  if (kind.startsWith('what-changed.')) {
    return find(`entry.kind LIKE 'what-changed.%' AND entry.facts->>'section' = :section`, { section: facts.section });
  }
  if (!/^(comment|proposal)[.]/.test(kind)) return [];
  const comment = await commentOf(tx, chain as StatementId, facts);
  const ids = { proposal: facts.proposal ?? comment?.proposalId ?? '', comment: facts.comment ?? comment?.id ?? '' };
  // Of the words of a suggestion that joined another, each is removed by itself: somebody else said them.
  return find(
    `entry.kind ~ '^(comment|proposal)[.]' AND (entry.facts->>'proposal' = :proposal OR entry.facts->>'comment' = :comment)`,
    ids,
  );
}

/** The comment that the words are of, or of which the suggestion was made; null for none. */
function commentOf(
  tx: EntityManager,
  statementId: StatementId,
  { comment, proposal }: RecordEntryRow['facts'],
): Promise<PublicComment | null> {
  if (typeof comment === 'string') return tx.findOneBy(PublicComment, { id: comment, statementId });
  if (typeof proposal !== 'string') return Promise.resolve(null);
  return tx.findOneBy(PublicComment, { proposalId: proposal, statementId });
}
