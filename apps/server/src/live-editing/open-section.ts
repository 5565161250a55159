import type { Refusal, SectionId } from '#concordat';
import { SCHEMA_VERSION } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Section } from '../statements/section.entity.js';
import { EditRightsReader, type EditRights } from './edit-rights.js';
import { Leases } from './leases.js';
import { OpeningLog } from './opening-log.js';
import { Tickets } from './tickets.js';

/** Unused ones stay with the browser for work without a connection (P2). */
const LEASES_PER_OPENING = 8;

/** What a browser needs to come into a section's room. */
export interface OpenedSection extends Pick<EditRights, 'mayWrite'> {
  /** A one-use pass for the next 30 seconds. */
  readonly ticket: string;
  readonly epoch: number;
  readonly schemaVersion: number;
  /** Yjs client ids to write with; empty for those who only read. */
  readonly clientIds: number[];
  readonly headSeq: number;
}

/** What came of it: whoever may not write reads along, and is told every reason. */
export interface SectionOpened {
  readonly opened: OpenedSection;
  readonly refusals: Refusal[];
}

/** One act: a member opens a section, to write in it where they may and to read along where not. */
@Injectable()
export class OpenSection {
  constructor(
    private readonly db: DataSource,
    private readonly rights: EditRightsReader,
    private readonly leases: Leases,
    private readonly tickets: Tickets,
    private readonly openings: OpeningLog,
  ) {}

  run(actor: Actor, { sectionId }: { sectionId: SectionId }): Promise<SectionOpened> {
    return this.db.transaction(async (tx) => {
      const { membershipId, sessionId, statementId } = actor;
      const section = await tx.findOneByOrFail(Section, { id: sectionId, statementId });
      const { epoch, headSeq } = section;
      const refusals = (await this.rights.whyNot(section, [membershipId], tx)).get(membershipId) ?? [];
      const mayWrite = refusals.length === 0;
      const ticket = await this.tickets.issue(tx, { sectionId, membershipId, sessionId, epoch });
      await this.openings.note(tx, actor, sectionId);
      const owner = { member: { ...actor, id: membershipId }, onBehalfOf: null };
      // Only writers: an id that nobody may write with would still have to be remembered for ever.
      const clientIds = mayWrite ? await this.leases.issue(tx, section, owner, LEASES_PER_OPENING) : [];
      return { opened: { ticket, epoch, schemaVersion: SCHEMA_VERSION, clientIds, headSeq, mayWrite }, refusals };
    });
  }
}
