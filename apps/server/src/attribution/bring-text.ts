import type { Refusal, SectionId } from '#concordat';
import { paragraphsOf, whyNotBring } from '#deliberation';
import { appendBlocks, countWords, readSection } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { BroughtText } from './brought-text.entity.js';

/** A text, and where it comes from. */
export interface TextToBring {
  readonly sectionId: SectionId;
  readonly source: string;
  /** A paragraph after each empty line. */
  readonly text: string;
}

/**
 * One act: a member brings a text of their group into a section, at its end. The words are theirs as if they had typed
 * them, and marked with where they come from (R3).
 */
@Injectable()
export class BringText {
  constructor(
    private readonly db: DataSource,
    private readonly write: WriteAsMember,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async run(actor: Actor, brought: TextToBring): Promise<{ refusals: Refusal[] }> {
    const { statementId, membershipId } = actor;
    const section = await this.db.manager.findOneByOrFail(Section, { id: brought.sectionId, statementId });
    const writer = await this.db.manager.findOneByOrFail(Membership, { id: membershipId, statementId });
    const refusals = whyNotBring(brought);
    if (refusals.length > 0) return { refusals };
    const paragraphs = paragraphsOf(brought.text);
    const source = brought.source.trim();
    let blocks: string[] = [];
    const { refusals: whyNotWritten } = await this.write.run({
      sectionId: section.id,
      writer,
      edit: (doc) => {
        appendBlocks(doc, paragraphs.map(paragraph));
        blocks = readSection(doc)
          .slice(-paragraphs.length)
          .map(({ attrs }) => String(attrs?.id));
      },
      alongside: async (tx, seq) => {
        const { id: broughtBy, constituency } = writer;
        const id = this.randomness.uuid();
        const at = this.clock.now();
        const row = { id, sectionId: section.id, broughtBy, constituency: constituency ?? '', source, blocks, at };
        await tx.insert(BroughtText, row);
        const words = countWords(paragraphs.join(' '));
        await this.timeline.add(tx, {
          ...{ chain: statementId, kind: 'text.brought', actor: writer },
          ...{ facts: { brought: id, section: section.key, blocks, words, seq }, committed: { source } },
        });
      },
    });
    return { refusals: whyNotWritten };
  }
}

function paragraph(text: string) {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}
