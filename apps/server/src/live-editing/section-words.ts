import type { SectionId } from '#concordat';
import { linesIn, plainText, readSectionElement, sectionElements, type SectionElement } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type * as Y from 'yjs';
import { Batch } from '../platform/batch.js';
import { Section } from '../statements/section.entity.js';
import { SectionTextReader } from './section-text.reader.js';

/** What a block says now: as one text, and line by line. */
export interface BlockWords {
  readonly words: string;
  readonly lines: readonly string[];
}

/** Tells what a block of a section says now; null where the section has no such block. */
export type WordsNow = (sectionId: SectionId, blockId: string) => Promise<BlockWords | null>;

/** What each block says, by its id, in the order of the text. */
type WordsByBlock = ReadonlyMap<string, BlockWords>;

interface ReadText {
  readonly id: SectionId;
  readonly words: WordsByBlock;
}

/** What was read of a text, and where its log ended then. */
interface KeptText {
  readonly at: string;
  readonly words: Promise<WordsByBlock>;
}

/** So many as two of the largest statements have sections: with fewer, each answer about one would read it all anew. */
const MOST_KEPT = 64;

/** What the blocks of sections say now. Texts are kept until their log goes on, so that a page of a list need not read them. */
@Injectable()
export class SectionWords {
  /** The one that was asked for last stands last. */
  private readonly kept = new Map<SectionId, KeptText>();
  /** Many are asked for at the same moment: when a server has just begun, every section of a statement. */
  private readonly reading = new Batch<SectionId, ReadText>(
    (ids) => this.readAll([...new Set(ids)]),
    ({ id }, wanted) => id === wanted,
  );

  constructor(
    private readonly db: DataSource,
    private readonly texts: SectionTextReader,
  ) {}

  /** For one answer about these sections. Nothing is read before somebody asks, and where the logs end only once. */
  among(sectionIds: readonly SectionId[]): WordsNow {
    let ends: Promise<ReadonlyMap<SectionId, string>> | null = null;
    return async (sectionId, blockId) => {
      ends ??= this.endsOf([...new Set(sectionIds)]);
      const words = await this.wordsAt(sectionId, (await ends).get(sectionId) ?? '');
      return words.get(blockId) ?? null;
    };
  }

  /** The words of each block of these sections, in their order, as they were last committed. */
  async blocksOf(sectionIds: readonly SectionId[]): Promise<{ id: string; text: string }[][]> {
    const ends = await this.endsOf(sectionIds);
    const texts = await Promise.all(sectionIds.map((id) => this.wordsAt(id, ends.get(id) ?? '')));
    return texts.map((blocks) => [...blocks].map(([id, { words }]) => ({ id, text: words })));
  }

  private async endsOf(ids: readonly SectionId[]): Promise<ReadonlyMap<SectionId, string>> {
    const select = { id: true, epoch: true, headSeq: true } as const;
    const sections = await this.db.manager.find(Section, { select, where: { id: In([...ids]) } });
    return new Map(sections.map(({ id, epoch, headSeq }) => [id, `${epoch}:${headSeq}`]));
  }

  private wordsAt(sectionId: SectionId, end: string): Promise<WordsByBlock> {
    const known = this.kept.get(sectionId);
    this.kept.delete(sectionId);
    const text = known?.at === end ? known : { at: end, words: this.read(sectionId) };
    this.kept.set(sectionId, text);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest) this.kept.delete(oldest);
    return text.words;
  }

  private async readAll(ids: readonly SectionId[]): Promise<ReadText[]> {
    const read = await this.texts.ofEach(ids, wordsByBlock);
    return ids.flatMap((id, index) => {
      const words = read[index];
      return words ? [{ id, words }] : [];
    });
  }

  private async read(sectionId: SectionId): Promise<WordsByBlock> {
    try {
      // One text that cannot be read keeps nobody from the others: each is tried alone then.
      const read = await this.reading.load(sectionId).catch(() => null);
      return read ? read.words : wordsByBlock((await this.texts.at(sectionId)).doc);
    } catch (fault) {
      // Whoever asks next reads it anew.
      this.kept.delete(sectionId);
      throw fault;
    }
  }
}

function wordsByBlock(doc: Y.Doc): WordsByBlock {
  const said = ({ element, id }: SectionElement): BlockWords => ({
    words: plainText(readSectionElement({ element, id })),
    lines: linesIn({ element }),
  });
  return new Map(sectionElements(doc).map((found) => [found.id, said(found)]));
}
