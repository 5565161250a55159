import type { SectionId } from '#concordat';
import { plainText, readSection } from '#document';
import type { SectionTextReader } from '../live-editing/section-text.reader.js';

/** What the blocks of sections say now. Each section is read once, and only if somebody asks. */
export class SectionWords {
  private readonly read = new Map<SectionId, Promise<ReadonlyMap<string, string>>>();

  constructor(private readonly texts: SectionTextReader) {}

  /** Null where the section has no such block. */
  async of(sectionId: SectionId, blockId: string): Promise<string | null> {
    const blocks = this.read.get(sectionId) ?? this.blocks(sectionId);
    this.read.set(sectionId, blocks);
    return (await blocks).get(blockId) ?? null;
  }

  private async blocks(sectionId: SectionId): Promise<ReadonlyMap<string, string>> {
    const { doc } = await this.texts.at(sectionId);
    return new Map(readSection(doc).map((block) => [String(block.attrs?.id ?? ''), plainText(block)]));
  }
}
