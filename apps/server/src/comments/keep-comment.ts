import type { Constituency, MembershipId } from '#concordat';
import { asksForChange, standsIn, type CommentState, type CommentWords } from '#deliberation';
import { findBlock, linesIn, readSection, textParts } from '#document';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { supportRow, tellSupport, type WhoseWords } from '../membership/whose-words.js';
import { Clock } from '../platform/clock.js';
import { pressedSince } from '../platform/pressed-twice.js';
import { Randomness } from '../platform/randomness.js';
import type { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { PublicComment } from './comment.entity.js';

/** What somebody sends. */
export interface CommentText {
  readonly change: string;
  readonly why: string;
  /** A block, or one line of it as `textParts` names them; empty for the whole section. */
  readonly part?: string;
  /** Words of that part that it is about; empty for all of them. */
  readonly quote?: string;
  readonly instead?: string;
}

/** From whom it is, and how it begins. */
export interface CommentFrom {
  readonly constituency: Constituency;
  readonly name: string;
  /** The member whose it is, and who wrote it down for them; null for somebody of the public. */
  readonly whose: WhoseWords | null;
  readonly state: CommentState;
}

/** What taking a comment has in common, whoever sends it: which words it is about, its row and its entry in the record. */
@Injectable()
export class KeepComment {
  constructor(
    private readonly texts: SectionTextReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** The words as the rules see them. Words that are about a part and quote none of it are about all of it. */
  async words(tx: EntityManager, section: Section, text: CommentText): Promise<CommentWords> {
    const { change, why, part = '', instead = '' } = text;
    const quote = (text.quote ?? '').replaceAll('\r\n', '\n').trim();
    const said = { change: change.trim(), why: why.trim(), instead: instead.trim() };
    if (part === '') return { ...said, blockId: null, quote, quoteIsThere: false };
    const { doc } = await this.texts.at(section.id, tx);
    const chosen = textParts(readSection(doc)).find(({ id, blockId }) => id === part || blockId === part);
    const found = chosen && findBlock(doc, chosen.blockId);
    if (!found) return { ...said, blockId: part, quote, quoteIsThere: false };
    const about = quote || chosen.words;
    return { ...said, blockId: chosen.blockId, quote: about, quoteIsThere: standsIn(linesIn(found), about) };
  }

  /** The same from somebody of the public, sent a moment ago and looked at by nobody yet: they pressed the button twice. */
  async sentBefore(
    tx: EntityManager,
    { id: sectionId, statementId }: Section,
    { words, from }: { words: CommentWords; from: CommentFrom },
  ): Promise<PublicComment | null> {
    const { change, why, blockId, quote, instead } = words;
    const since = await pressedSince(tx, sectionId, this.clock.now());
    const { constituency, name, state } = from;
    const who = { statementId, sectionId, constituency, name: name.trim(), state, authorId: IsNull() };
    const said = { change, why, quote, instead, blockId: blockId ?? IsNull() };
    return tx.findOne(PublicComment, { where: { ...who, ...said, at: MoreThan(since) }, order: { at: 'ASC' } });
  }

  async run(tx: EntityManager, section: Section, { words, from }: { words: CommentWords; from: CommentFrom }) {
    const { statementId } = section;
    const { change, why, blockId, quote, instead } = words;
    const comment = tx.create(PublicComment, {
      ...{ id: this.randomness.uuid(), statementId, sectionId: section.id, constituency: from.constituency },
      ...{ reference: this.reference(), at: this.clock.now(), state: from.state, decidedBy: [] as MembershipId[] },
      ...{ name: from.name.trim(), change, why, blockId, quote, instead, authorId: from.whose?.author.id ?? null },
      ...(from.whose && supportRow(from.whose)),
    });
    await tx.insert(PublicComment, comment);
    await this.timeline.add(tx, {
      ...{ chain: statementId, kind: 'comment.received', actor: from.whose?.author ?? null },
      facts: {
        ...{ comment: comment.id, section: section.key, constituency: from.constituency },
        ...{ asksForChange: asksForChange(words), block: blockId },
      },
      committed: { name: comment.name, change, why, ...(blockId !== null && { quote, instead }) },
    });
    if (from.whose) await tellSupport(tx, this.timeline, from.whose, { section: section.key, comment: comment.id });
    return comment;
  }

  /** Letters and digits that nobody takes for one another. */
  private reference(): string {
    const letters = [...this.randomness.bytes(REFERENCE_LENGTH)].map((byte) => CLEAR[byte % CLEAR.length]);
    return `C-${letters.join('')}`;
  }
}

const CLEAR = '23456789CDFGHJKMNPQRTVWXYZ';
const REFERENCE_LENGTH = 8;
