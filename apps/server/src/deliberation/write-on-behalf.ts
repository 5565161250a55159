import type { MembershipId, Refusal, SectionId } from '#concordat';
import { whyNotWriteFor } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type * as Y from 'yjs';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';

/** Words that a facilitator writes down for somebody who is not at a keyboard. */
export interface SupportedWords {
  readonly sectionId: SectionId;
  /** The facilitator. */
  readonly writer: MembershipId;
  /** Whose words they are: a person, or a table at a workshop. */
  readonly onBehalfOf: MembershipId;
  readonly mode: 'phone' | 'paper' | 'workshop' | 'visit' | 'voice' | 'BSL';
  /** Whether the words were read back to the one whose they are (R10). */
  readonly readBack: 'confirmed' | 'could-not-be-confirmed';
  /** Makes the edit on a copy of the text. */
  readonly edit: (doc: Y.Doc) => void;
}

/** One act: a facilitator writes down somebody's words. They are that member's; the facilitator gets no credit (R9). */
@Injectable()
export class WriteOnBehalf {
  constructor(
    private readonly db: DataSource,
    private readonly write: WriteAsMember,
    private readonly timeline: Timeline,
  ) {}

  async run(words: SupportedWords): Promise<{ seq: number | null; refusals: Refusal[] }> {
    const { sectionId, mode, readBack, edit } = words;
    const section = await this.db.manager.findOneByOrFail(Section, { id: sectionId });
    const { statementId } = section;
    const find = (id: MembershipId): Promise<Membership | null> =>
      this.db.manager.findOneBy(Membership, { id, statementId, status: 'active' });
    const writer = await find(words.writer);
    if (!writer) throw new Error('A facilitator who is not of the statement cannot write in it.');
    const onBehalfOf = await find(words.onBehalfOf);
    const refusals = whyNotWriteFor({
      writer: { membership: writer.id, roles: writer.roles },
      writtenFor: onBehalfOf && { membership: onBehalfOf.id, constituency: onBehalfOf.constituency },
    });
    if (refusals.length > 0 || !onBehalfOf) return { seq: null, refusals };
    const { pseudonym, headcount } = onBehalfOf;
    return this.write.run({
      sectionId,
      writer,
      onBehalfOf,
      edit,
      alongside: async (tx, seq) => {
        const facts = { section: section.key, for: pseudonym, headcount, mode, readBack, seq };
        await this.timeline.add(tx, { chain: statementId, kind: 'words.written-for', actor: writer, facts });
      },
    });
  }
}
