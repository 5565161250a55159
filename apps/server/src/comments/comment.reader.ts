import type { MembershipId, SectionId, StatementId } from '#concordat';
import type { SameAnswers } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { sameAnswersIn } from './answered-people.js';
import { PublicComment } from './comment.entity.js';

/** Which comments of a statement, and which page of them. */
export interface CommentsWanted {
  readonly statementId: StatementId;
  /** Only those that nobody has looked at, or that still need an answer. */
  readonly open: boolean;
  readonly skip: number;
  readonly take: number;
}

/** What still needs somebody: not looked at, or shown at some time, asking for a change, and without an answer (R12). */
const NEEDS_ANSWER = `(c.state = 'HELD'
  OR ((c.state = 'SHOWN' OR c.was_shown) AND c.change <> '' AND c.decision IS NULL AND c.proposal_id IS NULL))`;

/** Reads comments of the public, and of members. */
@Injectable()
export class CommentReader {
  constructor(private readonly db: DataSource) {}

  byId(id: string): Promise<PublicComment | null> {
    return this.db.manager.findOneBy(PublicComment, { id });
  }

  /** The member who wrote each; those of the public are left out. */
  async authorsOf(ids: readonly string[]): Promise<Map<string, MembershipId>> {
    const comments = ids.length === 0 ? [] : await this.db.manager.findBy(PublicComment, { id: In([...ids]) });
    return new Map(comments.flatMap(({ id, authorId }) => (authorId === null ? [] : [[id, authorId]])));
  }

  /** Comments that still need somebody, of a section or of a whole statement (R12). */
  countUnanswered(
    where: { readonly sectionId: SectionId } | { readonly statementId: StatementId },
    tx: EntityManager = this.db.manager,
  ): Promise<number> {
    return tx.createQueryBuilder(PublicComment, 'c').where(where).andWhere(NEEDS_ANSWER).getCount();
  }

  /** A page of comments, oldest first, and how many there are. */
  page({ statementId, open, skip, take }: CommentsWanted): Promise<[PublicComment[], number]> {
    const query = this.db.manager.createQueryBuilder(PublicComment, 'c').where({ statementId });
    if (open) query.andWhere(NEEDS_ANSWER);
    return query.orderBy('c.at', 'ASC').addOrderBy('c.id', 'ASC').skip(skip).take(take).getManyAndCount();
  }

  /** Those of the public that a human has looked at, in a section, oldest first: for anybody to read. */
  lookedAt(sectionId: SectionId, page = 1): Promise<PublicComment[]> {
    const [where, take] = [readIn(sectionId), COMMENTS_ON_A_PAGE];
    return this.db.manager.find(PublicComment, { where, order: IN_ORDER, skip: (page - 1) * take, take });
  }

  /** On which of those pages the comment of this number stands; null where it stands on none. */
  async pageOf(sectionId: SectionId, reference: string): Promise<number | null> {
    const found = await this.db.manager.findOneBy(PublicComment, { ...readIn(sectionId), reference });
    if (!found) return null;
    const select = { id: true } as const;
    const all = await this.db.manager.find(PublicComment, { select, where: readIn(sectionId), order: IN_ORDER });
    return Math.ceil((all.findIndex(({ id }) => id === found.id) + 1) / COMMENTS_ON_A_PAGE);
  }

  /** How many people got which answer in a section (R14). */
  async sameAnswers(sectionId: SectionId): Promise<SameAnswers | undefined> {
    return (await sameAnswersIn(this.db.manager, [sectionId])).get(sectionId);
  }

  /** How many each section has that anybody can read. */
  async counts(statementId: StatementId): Promise<Map<SectionId, number>> {
    const rows = await this.db.manager
      .createQueryBuilder(PublicComment, 'c')
      .where({ statementId, state: In(['SHOWN', 'KEPT_BACK']), authorId: IsNull() })
      .groupBy('c.section_id')
      .select(['c.section_id AS section', 'count(*)::integer AS count'])
      .getRawMany<{ section: SectionId; count: number }>();
    return new Map(rows.map(({ section, count }) => [section, count]));
  }
}

/** How many comments stand on one page that anybody can open. */
export const COMMENTS_ON_A_PAGE = 50;

const IN_ORDER = { at: 'ASC', id: 'ASC' } as const;

function readIn(sectionId: SectionId): FindOptionsWhere<PublicComment> {
  return { sectionId, state: In(['SHOWN', 'KEPT_BACK']), authorId: IsNull() };
}
