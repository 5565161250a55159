import type { Refusal, SectionId, StatementId } from '#concordat';
import { whyNotAnswerConcerned, whyNotWithConcerns } from '#deliberation';
import { plainText, readSection } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Section } from '../statements/section.entity.js';
import { CompetitionConcern } from './competition-concern.entity.js';

/** Reads competition concerns, and says what has to wait for them (R34). */
@Injectable()
export class ConcernReader {
  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
  ) {}

  /** Newest first. */
  ofStatement(statementId: StatementId): Promise<CompetitionConcern[]> {
    return this.db.manager.find(CompetitionConcern, { where: { statementId }, order: { at: 'DESC', id: 'ASC' } });
  }

  byId(id: string): Promise<CompetitionConcern | null> {
    return this.db.manager.findOneBy(CompetitionConcern, { id });
  }

  /** Why a section cannot be marked ready or locked. Inside an act that holds the section's lock. */
  async whyNotGoOn({ id: sectionId }: Section, tx: EntityManager): Promise<Refusal[]> {
    const inText = { minorityStatementId: IsNull(), signOffId: IsNull() };
    const concerns = await tx.findBy(CompetitionConcern, { sectionId, ...inText });
    // To read the text takes time, and nearly no section has one.
    if (concerns.length === 0) return [];
    return whyNotWithConcerns(concerns, await this.textOf(sectionId, tx));
  }

  /** The concern that hides each of these suggestions: one that is not decided, or by which it was taken out. */
  async hiding(
    proposalIds: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, CompetitionConcern>> {
    const proposalId = In([...proposalIds]);
    const where = [
      { proposalId, decision: IsNull() },
      { proposalId, decision: Not('PUT_BACK' as const) },
    ];
    const concerns = await tx.find(CompetitionConcern, { where, order: { at: 'ASC' } });
    return new Map(concerns.map((concern) => [concern.proposalId ?? '', concern]));
  }

  /** The same of comments. */
  async hidingComments(
    ids: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, CompetitionConcern>> {
    const commentId = In([...ids]);
    const where = [
      { commentId, decision: IsNull() },
      { commentId, decision: Not('PUT_BACK' as const) },
    ];
    const concerns = ids.length === 0 ? [] : await tx.find(CompetitionConcern, { where, order: { at: 'ASC' } });
    return new Map(concerns.map((concern) => [concern.commentId ?? '', concern]));
  }

  /** The same of own words beside sections, and of reasons of decisions in signing: by the id of either. */
  async hidingOwnWords(
    statementId: StatementId,
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, CompetitionConcern>> {
    const about = [{ minorityStatementId: Not(IsNull()) }, { signOffId: Not(IsNull()) }];
    const where = about.flatMap((one) => [
      { statementId, ...one, decision: IsNull() },
      { statementId, ...one, decision: Not('PUT_BACK' as const) },
    ]);
    const concerns = await tx.find(CompetitionConcern, { where, order: { at: 'ASC' } });
    return new Map(concerns.map((one) => [one.minorityStatementId ?? one.signOffId ?? '', one]));
  }

  /** Those about words of a section's text that nobody has put back. */
  inText(sectionId: SectionId): Promise<CompetitionConcern[]> {
    const blockId = Not(IsNull());
    return this.db.manager.findBy(CompetitionConcern, [
      { sectionId, blockId, decision: IsNull() },
      { sectionId, blockId, decision: 'TAKEN_OUT' },
    ]);
  }

  /** Why a suggestion cannot be answered so: nobody answers what is hidden from them, and what was taken out is not agreed. */
  async whyNotAnswer(proposalId: string, isAccepted: boolean, tx: EntityManager): Promise<Refusal[]> {
    const concern = (await this.hiding([proposalId], tx)).get(proposalId);
    return whyNotAnswerConcerned(concern?.decision ?? null, { isConcerned: concern !== undefined, isAccepted });
  }

  /** The words of a section that were last committed, its blocks in lines of their own. */
  async textOf(sectionId: SectionId, tx?: EntityManager): Promise<string> {
    return (await this.blocksOf(sectionId, tx)).map(({ text }) => text).join('\n');
  }

  /** The words of each block of a section. */
  async blocksOf(sectionId: SectionId, tx?: EntityManager): Promise<{ id: string; text: string }[]> {
    const { doc } = await this.texts.at(sectionId, tx);
    return readSection(doc).map((block) => ({ id: String(block.attrs?.id ?? ''), text: plainText(block) }));
  }
}
