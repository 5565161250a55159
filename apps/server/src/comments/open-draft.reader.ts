import type { Constituency, DocumentState, SectionId } from '#concordat';
import { HIDDEN_BECAUSE, hidesBlock, isReadByEverybody, strongest, type CommentTime } from '#deliberation';
import { plainText, readSection, type SectionBlock } from '#document';
import type { BundleDataset } from '#publication';
import { Injectable } from '@nestjs/common';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import type { Council } from '../membership/council.entity.js';
import { datasetType } from '../statements/dataset.types.js';
import type { Section } from '../statements/section.entity.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { CommentReader } from './comment.reader.js';
import { HiddenComments, type FlaggedWords } from './hidden-comments.js';
import { CommentTimes } from './comment-times.js';

/** A statement on which the public comments, or did. */
export interface OpenDraft {
  readonly id: Statement['id'];
  readonly title: string;
  readonly slug: string;
  readonly state: DocumentState;
  readonly language: string;
  readonly council: Pick<Council, 'name' | 'slug' | 'contact' | 'safeguardingNotice'>;
  readonly sections: readonly Section[];
  readonly time: CommentTime;
  readonly groups: readonly Constituency[];
  readonly today: string;
}

/** The words of one section as they stand open for comment. */
export interface DraftText {
  readonly content: readonly SectionBlock[];
  readonly datasets: readonly BundleDataset[];
}

/** Reads what the public may see of a draft: its words while comments are open, and comments with their answers from then on. */
@Injectable()
export class OpenDraftReader {
  constructor(
    private readonly statements: StatementReader,
    private readonly texts: SectionTextReader,
    private readonly times: CommentTimes,
    private readonly comments: CommentReader,
    private readonly hidden: HiddenComments,
  ) {}

  /** Null where there is none such, or nothing of it is public. */
  async find(councilSlug: string, slug: string): Promise<OpenDraft | null> {
    const found = await this.statements.bySlug(councilSlug, slug);
    if (!found) return null;
    const { council, statement } = found;
    if (!isReadByEverybody(statement)) return null;
    const { id, title, state, language } = statement;
    const time = await this.times.time(id);
    if (!time) return null;
    return {
      ...{ id, title, slug, state, language, council, time },
      sections: await this.statements.sections(id),
      groups: await this.times.groups(id),
      today: this.times.today(),
    };
  }

  /** Null once the section is written in again: a text that changes is not the one on which people comment. */
  async text({ id, sections }: OpenDraft, sectionId: SectionId): Promise<DraftText | null> {
    const section = sections.find((one) => one.id === sectionId);
    if (section?.state !== 'IN_COMMENT') return null;
    const { doc } = await this.texts.at(sectionId);
    const datasets = (await this.statements.datasets(id)).map((one) => ({ ...datasetType(one, null), owner: null }));
    const flagged = await this.hidden.inText(id);
    return { content: readSection(doc).map((block) => withoutFlagged(block, flagged)), datasets };
  }

  /** How many comments each section has that anybody can read. */
  counts({ id }: OpenDraft): Promise<Map<SectionId, number>> {
    return this.comments.counts(id);
  }
}

/** The block, or a paragraph in its place that says that it is hidden (R34, R38). */
function withoutFlagged(block: SectionBlock, flagged: readonly FlaggedWords[]): SectionBlock {
  const now = { id: String(block.attrs?.id ?? ''), text: plainText(block) };
  const about = flagged.filter((one) => hidesBlock(one, now));
  const hidden = strongest(about);
  if (!hidden) return block;
  const text = HIDDEN_BECAUSE[hidden.ground];
  return { type: 'paragraph', attrs: { id: block.attrs?.id }, content: [{ type: 'text', text }] };
}
