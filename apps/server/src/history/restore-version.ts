import type { Refusal, SectionId } from '#concordat';
import { canonicalJson, normaliseContent, readSection, restoreBlocks, type SectionBlock } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type * as Y from 'yjs';
import { EditRightsReader } from '../live-editing/edit-rights.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { PastTextReader, type PastText } from './past-text.reader.js';

/** Which version is wanted back. */
export interface WantedBack {
  readonly sectionId: SectionId;
  readonly seq: number;
  /** Number of the newest row that the person knew of when they decided. */
  readonly seenHeadSeq: number;
}

/** What came of it: the number of the row in which the words came back. */
export interface BroughtBack {
  readonly seq: number | null;
  readonly refusals: Refusal[];
}

/**
 * One act: somebody who may write in a section brings an older version back. It is a forward edit in their name, by the
 * same way as every other: gated, stored, shown, attributed. Nothing is lost (P14).
 */
@Injectable()
export class RestoreVersion {
  // eslint-disable-next-line max-params -- a restore is read, held against rights and text, written, recorded and told
  constructor(
    private readonly db: DataSource,
    private readonly rights: EditRightsReader,
    private readonly texts: SectionTextReader,
    private readonly past: PastTextReader,
    private readonly write: WriteAsMember,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: WantedBack): Promise<BroughtBack> {
    const { sectionId } = wanted;
    const section = await this.db.manager.findOneByOrFail(Section, { id: sectionId, statementId: actor.statementId });
    const writer = await this.db.manager.findOneByOrFail(Membership, { id: actor.membershipId });
    const version = wanted.seq >= 1 ? await this.past.at(sectionId, wanted.seq) : null;
    const refusals = await this.whyNot(actor, section, { wanted, version });
    if (!version || refusals.length > 0) return { seq: null, refusals };
    const written = await this.write.run({
      sectionId,
      writer,
      restores: wanted.seq,
      edit: (doc) => bringBack(doc, version.content),
      alongside: (tx, seq) => this.record(tx, actor, { section, wanted, seq }),
    });
    if (written.seq !== null) this.changes.publish(`statement:${actor.statementId}`, { kind: 'history', sectionId });
    return written;
  }

  /** Every reason at once. The write asks again for each, with the section's lock, because all can change meanwhile. */
  private async whyNot(
    { membershipId }: Actor,
    section: Section,
    { wanted, version }: { wanted: WantedBack; version: PastText | null },
  ): Promise<Refusal[]> {
    const mayNot = (await this.rights.whyNot(section, [membershipId])).get(membershipId) ?? [];
    if (!version) return [...mayNot, NO_SUCH_VERSION];
    const { doc, seq } = await this.texts.at(section.id);
    const isSame = canonicalJson(normaliseContent(readSection(doc))) === canonicalJson([...version.content]);
    return [...mayNot, ...(seq === wanted.seenHeadSeq ? [] : [MOVED_ON]), ...(isSame ? [SAME] : [])];
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    { section, wanted, seq }: { section: Section; wanted: WantedBack; seq: number },
  ): Promise<void> {
    if (seq - 1 !== wanted.seenHeadSeq) throw new Refused([MOVED_ON]);
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'section.restored',
      actor,
      facts: { section: section.key, seq, restored: wanted.seq },
    });
  }
}

function bringBack(doc: Y.Doc, content: readonly SectionBlock[]): void {
  if (!restoreBlocks(doc, content)) throw new Refused([SAME]);
}

const NO_SUCH_VERSION: Refusal = {
  code: 'history.no-such-version',
  because: 'There is no such version. Choose one from the history.',
};

const MOVED_ON: Refusal = {
  code: 'history.moved-on',
  because: 'This changed since you looked. Look at what is different now, then decide again.',
};

const SAME: Refusal = {
  code: 'history.nothing-changes',
  because: 'The section already says what this version says, so there is nothing to bring back.',
};
