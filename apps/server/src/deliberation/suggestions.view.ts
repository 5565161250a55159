import type { MembershipId, SectionId, StatementId } from '#concordat';
import { sameAnswers, UNANSWERED, type SameAnswers } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type FindOptionsWhere } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import { hashOfAnswer } from './give-answer.js';
import { Proposal, Response } from './proposal.entity.js';
import { ProposalReader, type AnsweredProposal } from './proposal.reader.js';
import type {
  SuggestionAnswerType,
  SuggestionConnectionType,
  SuggestionPersonType,
  SuggestionType,
} from './suggestion.types.js';

/** Which suggestions, and which page of them. */
export interface SuggestionsWanted {
  readonly statementId: StatementId;
  readonly sectionId: SectionId | null;
  /** Only those that still need an answer. */
  readonly open: boolean;
  readonly first: number;
  /** Cursor of the last one of the page before. */
  readonly after: string | null;
}

const MOST = 50;

/** Shows suggestions with their answers. Whatever the length of a page, it asks the database the same few questions. */
@Injectable()
export class SuggestionsView {
  constructor(
    private readonly db: DataSource,
    private readonly proposals: ProposalReader,
    private readonly memberships: MembershipReader,
  ) {}

  async page(actor: Actor, wanted: SuggestionsWanted): Promise<SuggestionConnectionType> {
    const { statementId, sectionId, open } = wanted;
    const where: FindOptionsWhere<Proposal> = {
      statementId,
      ...(sectionId && { sectionId }),
      ...(open && { status: In([...UNANSWERED]) }),
    };
    const first = Math.min(Math.max(wanted.first, 1), MOST);
    const skip = placeIn(wanted.after);
    const [rows, totalCount] = await this.db.manager.findAndCount(Proposal, {
      where,
      order: { receivedAt: 'ASC', id: 'ASC' },
      skip,
      take: first,
    });
    const shown = await this.shownAll(actor, rows);
    const edges = shown.map((node, index) => ({ node, cursor: String(skip + index + 1) }));
    const pageInfo = { hasNextPage: skip + rows.length < totalCount, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, totalCount };
  }

  /** Null where there is no such suggestion in the caller's statement. */
  async one(actor: Actor, id: string): Promise<SuggestionType | null> {
    const row = await this.db.manager.findOneBy(Proposal, { id, statementId: actor.statementId });
    return row && this.shown(actor, row);
  }

  async shown(actor: Actor, proposal: Proposal): Promise<SuggestionType> {
    const [shown] = await this.shownAll(actor, [proposal]);
    if (!shown) throw new Error('A suggestion was asked to be shown and was not.');
    return shown;
  }

  private async shownAll(actor: Actor, rows: readonly Proposal[]): Promise<SuggestionType[]> {
    const answered = await this.proposals.withAnswers(rows);
    const waiting = await this.db.manager.findBy(AnswerPutForward, { proposalId: In(rows.map(({ id }) => id)) });
    const putForward = new Map(waiting.map((one) => [one.proposalId, one]));
    const people = await this.people(actor, answered, waiting);
    const reasons = await this.reasonsBySection(rows);
    return answered.map(({ proposal, response }) => {
      const given = putForward.get(proposal.id);
      return {
        ...proposal,
        by: people(proposal.proposerId),
        putForward: given ? { ...given, by: people(given.givenBy), hash: hashOfAnswer(given) } : null,
        answer: response && answerType(response, people, reasons.get(proposal.sectionId)),
      };
    });
  }

  private async people(
    actor: Actor,
    answered: readonly AnsweredProposal[],
    waiting: readonly AnswerPutForward[],
  ): Promise<(id: MembershipId) => SuggestionPersonType> {
    const ids = [
      ...answered.flatMap(({ proposal, response }) => [proposal.proposerId, ...(response?.decidedBy ?? [])]),
      ...waiting.map(({ givenBy }) => givenBy),
    ];
    const names = await this.memberships.shown(ids, actor);
    const groups = await this.memberships.groupsOf(ids);
    return (id) => ({
      shownAs: names.get(id) ?? '',
      constituency: groups.get(id) ?? '',
      isMe: id === actor.membershipId,
    });
  }

  /** Reasons of all answers in the sections of these suggestions: the same one may stand on another page (R14). */
  private async reasonsBySection(rows: readonly Proposal[]): Promise<Map<SectionId, SameAnswers>> {
    const sections = [...new Set(rows.map(({ sectionId }) => sectionId))];
    const found = await this.db.manager
      .createQueryBuilder(Response, 'r')
      .innerJoin(Proposal, 'p', 'p.id = r.proposal_id')
      .where('p.section_id = ANY (:sections)', { sections })
      .select(['p.section_id AS section', 'r.reason AS reason'])
      .getRawMany<{ section: SectionId; reason: string }>();
    const reasons = new Map<SectionId, string[]>(sections.map((id) => [id, []]));
    for (const { section, reason } of found) reasons.get(section)?.push(reason);
    return new Map([...reasons].map(([section, all]) => [section, sameAnswers(all)]));
  }
}

function answerType(
  response: Response,
  people: (id: MembershipId) => SuggestionPersonType,
  same: SameAnswers | undefined,
): SuggestionAnswerType {
  const { decision, reason, decidedBy, decidedAt: at, acceptedText, appliedAtSeq } = response;
  return {
    decision,
    reason,
    decidedBy: decidedBy.map(people),
    at,
    acceptedText,
    appliedAtSeq,
    sameAnswerTo: same?.(reason) ?? null,
  };
}

/** Suggestions never leave the list, so a place in it stays the same. */
function placeIn(cursor: string | null): number {
  const place = Number(cursor ?? 0);
  return Number.isInteger(place) && place > 0 ? place : 0;
}
