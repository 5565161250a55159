import type { DocumentState, SectionId } from '#concordat';
import { isReadByEverybody, publicMark, withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { sameAnswersIn } from '../comments/answered-people.js';
import { PublicComment } from '../comments/comment.entity.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Council } from '../membership/council.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import type { Section } from '../statements/section.entity.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { Proposal } from './proposal.entity.js';
import { publicSuggestion, type PublicSight, type PublicSuggestion, type WithoutWords } from './public-suggestion.js';
import { SuggestionFactsReader, type SuggestionFacts } from './suggestion-facts.reader.js';

/** A statement of which everybody reads the suggestions. */
export interface AnsweredStatement {
  readonly id: Statement['id'];
  readonly title: string;
  readonly slug: string;
  readonly state: DocumentState;
  readonly language: string;
  readonly council: Pick<Council, 'name' | 'slug'>;
  readonly sections: readonly Section[];
}

/** How many suggestions a section has, and how many of them have an answer. */
export interface SuggestionCounts {
  readonly all: number;
  readonly answered: number;
}

/** How many suggestions stand on one page. */
export const SUGGESTIONS_ON_A_PAGE = 50;

/** Reads suggestions and their answers as anybody may read them: in the stages in which they read comments too. */
@Injectable()
export class PublicSuggestionsReader {
  constructor(
    private readonly db: DataSource,
    private readonly statements: StatementReader,
    private readonly facts: SuggestionFactsReader,
    private readonly memberships: MembershipReader,
    private readonly concerns: ConcernReader,
  ) {}

  /** Null where there is none such, or nothing of it is public. */
  async find(councilSlug: string, slug: string): Promise<AnsweredStatement | null> {
    const found = await this.statements.bySlug(councilSlug, slug);
    if (!found || !isReadByEverybody(found.statement)) return null;
    const { id, title, state, language } = found.statement;
    return { id, title, slug, state, language, council: found.council, sections: await this.statements.sections(id) };
  }

  /** By section; a section that has none is left out. */
  async counts({ id }: AnsweredStatement): Promise<ReadonlyMap<SectionId, SuggestionCounts>> {
    const rows = await this.db.query<(SuggestionCounts & { section: SectionId })[]>(COUNTS, [id]);
    return new Map(rows.map(({ section, all, answered }) => [section, { all, answered }]));
  }

  /** A page of those of a section, oldest first; empty where there is no such page. */
  async page(sectionId: SectionId, number: number): Promise<PublicSuggestion[]> {
    const order = { receivedAt: 'ASC', id: 'ASC' } as const;
    const { manager } = this.db;
    const all = await manager.find(Proposal, { select: { id: true }, where: { sectionId }, order });
    const skip = (number - 1) * SUGGESTIONS_ON_A_PAGE;
    const ids = all.slice(skip, skip + SUGGESTIONS_ON_A_PAGE).map(({ id }) => id);
    if (ids.length === 0) return [];
    const rows = await manager.find(Proposal, { where: { id: In(ids) }, order });
    const numbers = new Map(all.map(({ id }, index) => [id, index + 1]));
    const sight = await this.sight(sectionId, rows, numbers);
    return rows.map((row) => publicSuggestion(row, sight));
  }

  private async sight(
    sectionId: SectionId,
    rows: readonly Proposal[],
    numbers: PublicSight['numbers'],
  ): Promise<PublicSight> {
    const [first] = rows;
    const facts = await this.facts.of(rows);
    const proposers = rows.map(({ proposerId }) => proposerId);
    const answers = [...facts.byId.values()].flatMap(({ response, earlier }) => [
      ...earlier,
      ...(response ? [response] : []),
    ]);
    const deciders = answers.flatMap(({ decidedBy, views }) => [
      ...decidedBy,
      ...(views ?? []).map(({ givenBy }) => givenBy),
    ]);
    const same = (await sameAnswersIn(this.db.manager, [sectionId])).get(sectionId);
    return {
      ...{ facts, numbers, same: same ?? (() => null) },
      names: await this.memberships.publicNames(proposers),
      groups: await this.memberships.groupsOf([...proposers, ...deciders]),
      flagged: first ? await this.concerns.inText(first.statementId) : [],
      markOf: await this.marks(facts),
    };
  }

  private async marks(facts: SuggestionFacts): Promise<(id: string) => WithoutWords | null> {
    const ids = [...facts.byId.keys()];
    const hiding = await this.concerns.hiding(ids);
    const proposalId = In(ids);
    const kept = await this.db.manager.findBy(PublicComment, { proposalId, state: 'KEPT_BACK' });
    const removed = await this.db.query<Removed[]>(REMOVED, [ids]);
    return (id) => {
      const found = facts.byId.get(id);
      if (!found) return null;
      const intoId = facts.merged.find((one) => one.proposalId === id)?.intoId;
      const answered = [found, ...(intoId ? [facts.byId.get(intoId)] : [])];
      const comment = kept.find((one) => one.proposalId === id);
      const gone = removed.find(({ proposal }) => proposal === id);
      const kind = publicMark({
        ...{
          status: found.proposal.status,
          hiding: hiding.get(id),
          isRemoved: gone !== undefined,
          isKeptBack: comment !== undefined,
        },
        hasAnswer: answered.some((one) => one?.response),
      });
      if (kind === null) return null;
      const because = kind === 'REMOVED' ? gone?.reason : kind === 'KEPT_BACK' ? comment?.keptBackBecause : null;
      const date = kind === 'REMOVED' ? (gone?.date ?? null) : null;
      const by = kind === 'HIDDEN_FOR_SAFETY' ? (hiding.get(id) ?? null) : null;
      return { kind, date, because: because ? withoutContactDetails(because) : null, hiding: by };
    };
  }
}

interface Removed {
  readonly proposal: string;
  readonly reason: string;
  readonly date: string;
}

/** Words of it, of an answer to it, of a check of it, or of the comment that it came from (R28). */
const REMOVED = `
  SELECT p.id AS proposal, r.reason, r.date FROM proposal p
    LEFT JOIN public_comment c ON c.proposal_id = p.id
    JOIN record_entry e ON e.chain = p.statement_id
      AND (e.facts->>'proposal' = p.id::text OR e.facts->>'comment' = c.id::text)
    JOIN record_removal r ON r.chain = e.chain AND r.seq = e.seq
    WHERE p.id = ANY ($1) ORDER BY r.seq DESC`;

const COUNTS = `
  SELECT p.section_id AS section, count(*)::int AS "all",
      count(*) FILTER (WHERE coalesce(o.status, p.status) IN ('ACCEPTED', 'ACCEPTED_IN_PART', 'NOT_ACCEPTED'))::int
        AS answered
    FROM proposal p
      LEFT JOIN merged_proposal m ON m.proposal_id = p.id AND m.undone_at IS NULL
      LEFT JOIN proposal o ON o.id = m.into_id
    WHERE p.statement_id = $1 GROUP BY p.section_id`;
