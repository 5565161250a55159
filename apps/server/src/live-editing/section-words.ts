import type { SectionId } from '#concordat';
import { findBlock, linesIn, plainText } from '#document';
import type * as Y from 'yjs';
import type { SectionTextReader } from './section-text.reader.js';

/** What a block says now: as one text, and line by line. */
export interface BlockWords {
  readonly words: string;
  readonly lines: readonly string[];
}

/** What the blocks of sections say now. Each section is read once, and only if somebody asks. */
export class SectionWords {
  private readonly read = new Map<SectionId, Promise<Y.Doc>>();

  constructor(private readonly texts: SectionTextReader) {}

  /** Null where the section has no such block. */
  async of(sectionId: SectionId, blockId: string): Promise<BlockWords | null> {
    const text = this.read.get(sectionId) ?? this.texts.at(sectionId).then(({ doc }) => doc);
    this.read.set(sectionId, text);
    const found = findBlock(await text, blockId);
    return found && { words: plainText(found.block), lines: linesIn(found) };
  }
}
