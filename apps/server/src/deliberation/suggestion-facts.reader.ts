import {
  leadsOfSection,
  type DocumentState,
  type MembershipId,
  type Pause,
  type SectionId,
  type SectionState,
} from '#concordat';
import { answerDue, type Decider } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { pausesOf } from '../statements/pauses-of.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import { MergedProposal } from './merged-proposal.entity.js';
import { Proposal, Response } from './proposal.entity.js';
import { ProposalReader, type AnsweredProposal } from './proposal.reader.js';
import { RebasedProposal } from './rebased-proposal.entity.js';

/** What is known about some suggestions beside their own rows. */
export interface SuggestionFacts {
  /** Where their statement is. */
  readonly documentState: DocumentState;
  /** They, those that they have joined and those that have joined them, by id. */
  readonly byId: ReadonlyMap<string, AnsweredProposal>;
  readonly putForward: readonly AnswerPutForward[];
  /** Which have joined which, now. */
  readonly merged: readonly MergedProposal[];
  /** How they were before they were tied to other words, oldest first. */
  readonly rebased: readonly RebasedProposal[];
  /** Those who put answers forward and still take part. */
  readonly deciders: ReadonlyMap<MembershipId, Decider>;
  /** What is fixed, by id, as far as answers name it. */
  readonly limits: ReadonlyMap<string, DeclaredLimit>;
  leadsOf(sectionId: SectionId): readonly string[];
  stateOf(sectionId: SectionId): SectionState;
  /** Who answered it in an earlier round, or had it join another. */
  earlierDeciders(proposal: Proposal): MembershipId[];
  /** Who suggested the same and joined it. */
  alsoOf(proposalId: string): MembershipId[];
  dueOf(proposal: Proposal): string;
}

/** Reads what suggestions of one statement are shown with: the same few questions for any number of them. */
@Injectable()
export class SuggestionFactsReader {
  constructor(
    private readonly db: DataSource,
    private readonly proposals: ProposalReader,
    private readonly memberships: MembershipReader,
    private readonly concordats: ConcordatReader,
    private readonly clock: Clock,
  ) {}

  async of(rows: readonly Proposal[]): Promise<SuggestionFacts> {
    const tx = this.db.manager;
    const ids = rows.map(({ id }) => id);
    const proposalId = In(ids);
    const everMerged = await tx.find(MergedProposal, { where: [{ proposalId }, { intoId: In(ids) }] });
    const merged = everMerged.filter(({ undoneAt }) => undoneAt === null);
    const byId = await this.withOthers(rows, merged);
    const putForward = await tx.find(AnswerPutForward, {
      where: { proposalId },
      order: { givenAt: 'ASC', givenBy: 'ASC' },
    });
    const rebased = await tx.find(RebasedProposal, { where: { proposalId }, order: { at: 'ASC', id: 'ASC' } });
    const givers = await tx.findBy(Membership, { id: In(putForward.map(({ givenBy }) => givenBy)), status: 'active' });
    const answered = [...(await this.earlierAnswers(rows)), ...everMerged];
    const sections = await this.db.manager.findBy(Section, { id: In(rows.map(({ sectionId }) => sectionId)) });
    const { days, pauses } = await this.timeToAnswer(rows);
    const proposerOf = (id: string): MembershipId[] => {
      const found = byId.get(id);
      return found ? [found.proposal.proposerId] : [];
    };
    return {
      ...{ byId, putForward, merged, rebased, documentState: await this.documentState(rows) },
      limits: await this.limits([...putForward, ...answersIn(byId)]),
      deciders: new Map(givers.map(({ id, constituency }) => [id, { membership: id, constituency }])),
      leadsOf: await this.leads(rows, sections),
      stateOf: stateAmong(sections),
      earlierDeciders: ({ id, round }) =>
        answered.filter((one) => one.proposalId === id && one.round < round).flatMap(({ decidedBy }) => decidedBy),
      alsoOf: (id) => merged.filter(({ intoId }) => intoId === id).flatMap((one) => proposerOf(one.proposalId)),
      dueOf: ({ receivedAt, askedAgainAt }) => answerDue(askedAgainAt ?? receivedAt, days, pauses),
    };
  }

  private async withOthers(
    rows: readonly Proposal[],
    merged: readonly MergedProposal[],
  ): Promise<Map<string, AnsweredProposal>> {
    const known = new Set(rows.map(({ id }) => id));
    const others = merged.flatMap(({ proposalId, intoId }) => [proposalId, intoId]).filter((id) => !known.has(id));
    const more = others.length === 0 ? [] : await this.db.manager.findBy(Proposal, { id: In(others) });
    const answered = await this.proposals.withAnswers([...rows, ...more]);
    return new Map(answered.map((one) => [one.proposal.id, one]));
  }

  private earlierAnswers(rows: readonly Proposal[]): Promise<Response[]> {
    const again = rows.filter(({ round }) => round > 1).map(({ id }) => id);
    const where = { proposalId: In(again), round: LessThan(2) };
    return again.length === 0 ? Promise.resolve([]) : this.db.manager.findBy(Response, where);
  }

  /** A section that nobody leads is led by the co-chairs. */
  private async leads([first]: readonly Proposal[], sections: readonly Section[]): Promise<SuggestionFacts['leadsOf']> {
    const coChairs = first ? await this.memberships.coChairs(first.statementId) : [];
    const chairs = coChairs.map(({ constituency }) => constituency);
    const leads = new Map(sections.map((section) => [section.id, leadsOfSection(section, chairs)]));
    return (sectionId) => leads.get(sectionId) ?? [];
  }

  private async limits(answers: readonly { readonly limitId: string | null }[]): Promise<Map<string, DeclaredLimit>> {
    const ids = new Set(answers.flatMap(({ limitId }) => limitId ?? []));
    const limits = ids.size === 0 ? [] : await this.db.manager.findBy(DeclaredLimit, { id: In([...ids]) });
    return new Map(limits.map((limit) => [limit.id, limit]));
  }

  private async documentState([first]: readonly Proposal[]): Promise<DocumentState> {
    if (!first) return 'DRAFTING';
    return (await this.db.manager.findOneByOrFail(Statement, { id: first.statementId })).state;
  }

  private async timeToAnswer([first]: readonly Proposal[]): Promise<{ days: number; pauses: readonly Pause[] }> {
    if (!first) return { days: 0, pauses: [] };
    const { concordat } = await this.concordats.standing(first.statementId);
    const pauses = await pausesOf(this.db.manager, first.statementId, this.clock.now());
    return { days: concordat.parameters.answerWorkingDays, pauses };
  }
}

function stateAmong(sections: readonly Section[]): SuggestionFacts['stateOf'] {
  const states = new Map(sections.map(({ id, state }) => [id, state]));
  return (sectionId) => {
    const state = states.get(sectionId);
    if (!state) throw new Error('A suggestion was asked about in a section that was not read.');
    return state;
  };
}

function answersIn(byId: SuggestionFacts['byId']): Response[] {
  return [...byId.values()].flatMap(({ response, earlier }) => [...earlier, ...(response ? [response] : [])]);
}
