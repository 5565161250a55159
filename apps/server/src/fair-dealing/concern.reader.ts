import type { Refusal, SectionId, StatementId } from '#concordat';
import { containsWords, isTakenOutHidden, whyNotAnswerHidden, whyNotGoOnHidden } from '#deliberation';
import { plainText, readSection } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Section } from '../statements/section.entity.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { bothKinds, notPutBack, type Flag, type TextFlag } from './flags.js';

/** Reads competition concerns, and says what they and worries about people hide, and what has to wait for them (R34, R38). */
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
    const where = { sectionId, minorityStatementId: IsNull(), signOffId: IsNull() };
    const flagged = await bothKinds(tx, [where]);
    // To read the text takes time, and nearly no section has one.
    if (flagged.length === 0) return [];
    return whyNotGoOnHidden(flagged, await this.textOf(sectionId, tx));
  }

  /** Why a statement cannot be published as its text is: words were flagged after it was locked. */
  async whyNotPublishText(statementId: StatementId, tx: EntityManager): Promise<Refusal[]> {
    const found = await notPutBack(tx, [{ statementId, blockId: Not(IsNull()) }]);
    const sections = [...new Set(found.flatMap(({ sectionId }) => sectionId ?? []))];
    const texts = await Promise.all(sections.map((id) => this.textOf(id, tx)));
    const whyNot = sections.flatMap((id, index) => {
      return whyNotGoOnHidden(
        found.filter(({ sectionId }) => sectionId === id),
        texts[index] ?? '',
      );
    });
    return whyNot.filter((one, index) => whyNot.findIndex(({ code }) => code === one.code) === index);
  }

  /** Blocks of the text that nobody is shown, as somebody is worried about a person: those flagged, and with the same words. */
  async hiddenBlocks(statementId: StatementId): Promise<{ blockId: string; isOpen: boolean }[]> {
    const { manager } = this.db;
    const found = (await notPutBack(manager, [{ statementId, blockId: Not(IsNull()) }])).filter(
      ({ ground }) => ground === 'SAFEGUARDING',
    );
    const sections = [...new Set(found.flatMap(({ sectionId }) => sectionId ?? []))];
    const blocks = (await Promise.all(sections.map((id) => this.blocksOf(id)))).flat();
    return found.flatMap((flag) => {
      const isOpen = flag.decision === null;
      const same = blocks.filter(({ id, text }) => id !== flag.blockId && containsWords(text, flag.quote ?? text));
      return [flag.blockId ?? '', ...same.map(({ id }) => id)].map((blockId) => ({ blockId, isOpen }));
    });
  }

  /** Of these concerns, those about words that are hidden for a worry about somebody too. Ids. */
  async hiddenForSafety(concerns: readonly CompetitionConcern[]): Promise<ReadonlySet<string>> {
    const [first] = concerns;
    if (!first) return new Set();
    const found = await notPutBack(this.db.manager, [{ statementId: first.statementId }]);
    const worries = found.filter(({ ground }) => ground === 'SAFEGUARDING');
    return new Set(concerns.filter((one) => worries.some((worry) => isAboutSame(worry, one))).map(({ id }) => id));
  }

  /** What hides each of these suggestions: what is not decided, or by which it was taken out. */
  async hiding(
    proposalIds: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, HidingConcern>> {
    const found = await notPutBack(tx, [{ proposalId: In([...proposalIds]) }]);
    return new Map(found.map((one) => [one.proposalId ?? '', one]));
  }

  /** The same of comments. */
  async hidingComments(
    ids: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, HidingConcern>> {
    const found = ids.length === 0 ? [] : await notPutBack(tx, [{ commentId: In([...ids]) }]);
    return new Map(found.map((one) => [one.commentId ?? '', one]));
  }

  /** The same of own words beside sections, and of reasons of decisions in signing: by the id of either. */
  async hidingOwnWords(
    statementId: StatementId,
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, HidingConcern>> {
    const about = [{ minorityStatementId: Not(IsNull()) }, { signOffId: Not(IsNull()) }];
    const found = await notPutBack(
      tx,
      about.map((one) => ({ statementId, ...one })),
    );
    return new Map(found.map((one) => [one.minorityStatementId ?? one.signOffId ?? '', one]));
  }

  /** What is about words of a section's text that nobody has put back. */
  inText(sectionId: SectionId): Promise<TextFlag[]> {
    return this.inTexts([sectionId]);
  }

  /** The same of several sections. */
  async inTexts(sectionIds: readonly SectionId[]): Promise<TextFlag[]> {
    const found = await notPutBack(this.db.manager, [{ sectionId: In([...sectionIds]), blockId: Not(IsNull()) }]);
    return found.flatMap(({ quote, ...one }) => (quote === null ? [] : [{ ...one, quote }]));
  }

  /** Why a suggestion cannot be answered so: nobody answers what is hidden from them, and what was taken out is not agreed. */
  async whyNotAnswer(proposalId: string, isAccepted: boolean, tx: EntityManager): Promise<Refusal[]> {
    return whyNotAnswerHidden((await this.hiding([proposalId], tx)).get(proposalId), isAccepted);
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

/** Whether both are about one thing or, in the text, about words that are in both. */
function isAboutSame(worry: Flag, concern: CompetitionConcern): boolean {
  const { quote } = worry;
  const things = ['proposalId', 'commentId', 'minorityStatementId', 'signOffId'] as const;
  if (things.some((thing) => worry[thing] !== null && worry[thing] === concern[thing])) return true;
  if (quote === null || concern.blockId === null) return false;
  return isTakenOutHidden([{ blockId: worry.blockId, quote }], { blockIds: [concern.blockId], text: concern.quote });
}
