import type { Refusal, SectionId, StatementId } from '#concordat';
import { hidesBlock, saysAgain, strongest, whyNotAnswerHidden, whyNotGoOnHidden, type BlockNow } from '#deliberation';
import { plainText, readSection } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import type { HidingConcern } from '../comments/hidden-comments.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { SectionWords } from '../live-editing/section-words.js';
import { Section } from '../statements/section.entity.js';
import { CompetitionConcern } from './competition-concern.entity.js';
import { bothKinds, inTextOf, notPutBack, withWordsPutIn, type Flag, type TextFlag } from './flags.js';
import { KnownSuggestions } from './known-suggestions.js';

/** A block that nobody is shown, and whether a safeguarding lead still has to look at it. */
export interface HiddenBlock {
  readonly blockId: string;
  readonly isOpen: boolean;
}

/** Reads competition concerns, and says what they and worries about people hide, and what has to wait for them (R34, R38). */
@Injectable()
export class ConcernReader {
  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
    private readonly words: SectionWords,
    private readonly suggestions: KnownSuggestions,
  ) {}

  /** Newest first. */
  ofStatement(statementId: StatementId): Promise<CompetitionConcern[]> {
    return this.db.manager.find(CompetitionConcern, { where: { statementId }, order: { at: 'DESC', id: 'ASC' } });
  }

  byId(id: string): Promise<CompetitionConcern | null> {
    return this.db.manager.findOneBy(CompetitionConcern, { id });
  }

  /** Why a section cannot be marked ready or locked. Inside an act that holds the section's lock. */
  async whyNotGoOn({ id, statementId }: Pick<Section, 'id' | 'statementId'>, tx: EntityManager): Promise<Refusal[]> {
    const beside = { sectionId: id, blockId: IsNull(), minorityStatementId: IsNull(), signOffId: IsNull() };
    const flagged = [...(await bothKinds(tx, [beside])), ...(await this.inText(statementId, tx))];
    // To read the text takes time, and nearly no statement has one.
    if (flagged.length === 0) return [];
    return whyNotGoOnHidden(notCovered(flagged).map(hereIn(id)), await this.blocksOf(id, tx));
  }

  /**
   * Why a statement cannot be published as its text is: words were flagged after it was locked. A page asks only about the
   * sections for which they were flagged; the act that publishes, in its transaction, about all in which they may stand.
   */
  async whyNotPublishText(statementId: StatementId, tx: EntityManager): Promise<Refusal[]> {
    const flagged = notCovered(await this.inText(statementId, tx));
    if (flagged.length === 0) return [];
    const isAct = tx !== this.db.manager;
    const named = [...new Set(flagged.flatMap(({ sectionId }) => sectionId ?? []))];
    const sections = isAct ? await this.sectionsOf(statementId, tx) : named;
    // Locked, they change no more: what was committed is what is published.
    const texts = await this.words.blocksOf(sections);
    const whyNot = sections.flatMap((id, index) => {
      const here = flagged.map(hereIn(id)).filter(({ isHere }) => isAct || isHere);
      return whyNotGoOnHidden(here, texts[index] ?? []);
    });
    return [...new Set(whyNot)];
  }

  /** Blocks of the text that nobody is shown, as somebody is worried about a person: those flagged, and with the same words. */
  async hiddenBlocks(statementId: StatementId): Promise<HiddenBlock[]> {
    const { manager } = this.db;
    const hidden = await this.hiddenForWorry(statementId);
    // To read the text takes time, and nearly no statement has a worry in it.
    if (hidden === NOTHING_HIDDEN) return [];
    const blocks = (await this.words.blocksOf(await this.sectionsOf(statementId, manager))).flat();
    return blocks.flatMap((block) => hidden(block) ?? []);
  }

  /** The same of any block as any version of the text has it: words that have left the text stay hidden (R38). */
  async hiddenForWorry(statementId: StatementId): Promise<(block: BlockNow) => HiddenBlock | null> {
    const found = await this.inText(statementId);
    const worries = found.filter(({ ground }) => ground === 'SAFEGUARDING');
    if (worries.length === 0) return NOTHING_HIDDEN;
    return (block) => {
      const about = worries.filter((worry) => hidesBlock(worry, block));
      if (about.length === 0) return null;
      return { blockId: block.id, isOpen: about.some(({ decision }) => decision === null) };
    };
  }

  /** Of these concerns, those about words that are hidden for a worry about somebody too. Ids. */
  async hiddenForSafety(
    concerns: readonly CompetitionConcern[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlySet<string>> {
    const [first] = concerns;
    if (!first) return new Set();
    const found = await notPutBack(tx, [{ statementId: first.statementId }]);
    const worries = (await withWordsPutIn(tx, found, this.suggestions)).filter(
      ({ ground }) => ground === 'SAFEGUARDING',
    );
    return new Set(concerns.filter((one) => worries.some((worry) => isAboutSame(worry, one))).map(({ id }) => id));
  }

  /** What hides each of these suggestions: what is not decided, or by which it was taken out. */
  async hiding(
    proposalIds: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, HidingConcern>> {
    const found = await notPutBack(tx, [{ proposalId: In([...proposalIds]) }]);
    return strongestBy(found, (one) => one.proposalId);
  }

  /** The same of comments. */
  async hidingComments(
    ids: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<Map<string, HidingConcern>> {
    const found = ids.length === 0 ? [] : await notPutBack(tx, [{ commentId: In([...ids]) }]);
    return strongestBy(found, (one) => one.commentId);
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
    return strongestBy(found, (one) => one.minorityStatementId ?? one.signOffId);
  }

  /** Own words and reasons of which somebody has looked at a flag and shown them again: by the id of either. */
  async shownAgainOwnWords(statementId: StatementId, tx: EntityManager): Promise<ReadonlySet<string>> {
    const decision = 'PUT_BACK' as const;
    const about = [{ minorityStatementId: Not(IsNull()) }, { signOffId: Not(IsNull()) }];
    const found = await bothKinds(
      tx,
      about.map((one) => ({ statementId, decision, ...one })),
    );
    return new Set(found.flatMap((one) => one.minorityStatementId ?? one.signOffId ?? []));
  }

  /** What is about words of a statement's text that nobody has put back: they are hidden wherever they are said again. */
  inText(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<TextFlag[]> {
    return inTextOf(tx, statementId, this.suggestions);
  }

  /** Why a suggestion cannot be answered so: nobody answers what is hidden from them, and what was taken out is not agreed. */
  async whyNotAnswer(proposalId: string, isAccepted: boolean, tx: EntityManager): Promise<Refusal[]> {
    return whyNotAnswerHidden((await this.hiding([proposalId], tx)).get(proposalId), isAccepted);
  }

  private async sectionsOf(statementId: StatementId, tx: EntityManager): Promise<SectionId[]> {
    return (await tx.find(Section, { select: { id: true }, where: { statementId } })).map(({ id }) => id);
  }

  /** The words of each block of these sections, as they were last committed: for a page, which locks nothing. */
  blocksNow(sectionIds: readonly SectionId[]): Promise<{ id: string; text: string }[][]> {
    return this.words.blocksOf(sectionIds);
  }

  /** The words of each block of a section. */
  async blocksOf(sectionId: SectionId, tx?: EntityManager): Promise<{ id: string; text: string }[]> {
    const { doc } = await this.texts.at(sectionId, tx);
    return readSection(doc).map((block) => ({ id: String(block.attrs?.id ?? ''), text: plainText(block) }));
  }
}

function NOTHING_HIDDEN(): null {
  return null;
}

/** What hides each thing, where several do. */
function strongestBy(flags: readonly Flag[], thingOf: (flag: Flag) => string | null): Map<string, HidingConcern> {
  const found = new Map<string, HidingConcern>();
  for (const flag of flags) {
    const thing = thingOf(flag) ?? '';
    found.set(thing, strongest([found.get(thing), flag]) ?? flag);
  }
  return found;
}

/** Whether both are about one thing, or the concern is about words that say those of the worry again. */
function isAboutSame(worry: Flag, concern: Flag | CompetitionConcern): boolean {
  const things = ['proposalId', 'commentId', 'minorityStatementId', 'signOffId'] as const;
  if (things.some((thing) => worry[thing] !== null && worry[thing] === concern[thing])) return true;
  const { quote } = worry;
  return quote !== null && saysAgain({ ...worry, quote }, { blockId: concern.blockId, texts: [concern.quote] });
}

/** Without concerns about what stays hidden for a worry about somebody: nobody who checks prices can read that, or has to. */
function notCovered<One extends Flag>(flagged: readonly One[]): One[] {
  const worries = flagged.filter(({ ground, decision }) => ground === 'SAFEGUARDING' && decision === 'TAKEN_OUT');
  return flagged.filter((one) => one.ground === 'SAFEGUARDING' || !worries.some((worry) => isAboutSame(worry, one)));
}

function hereIn(section: SectionId) {
  return <One extends Flag>(flag: One) => ({ ...flag, isHere: flag.sectionId === section });
}
