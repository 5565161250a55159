import type { MembershipId, SectionId } from '#concordat';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import type { RoomRefusal } from './room-session.js';
import { SetAsideUpdate } from './room-ticket.entity.js';

const MINUTE_MS = 60_000;

/** Notes what rooms refuse: always counted, and recorded once for each cause, member and minute. */
@Injectable()
export class RefusalRecorder {
  /** How often each cause was refused since the server started, for the operator. */
  readonly counts = new Map<string, number>();
  private readonly log = new Logger('rooms');
  private minute = 0;
  private recorded = new Set<string>();

  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  /** Never rejects: a refusal stands whether or not it could be recorded. */
  async refused(sectionId: SectionId, refusal: RoomRefusal): Promise<void> {
    const { cause, author } = refusal;
    this.counts.set(cause, (this.counts.get(cause) ?? 0) + 1);
    if (this.isRecorded(`${sectionId} ${author.membershipId} ${cause}`)) return;
    try {
      await this.record(sectionId, author.membershipId, refusal);
    } catch (fault) {
      this.log.error({ event: 'refusal-not-recorded', sectionId, cause, fault: nameOf(fault) });
    }
  }

  private record(sectionId: SectionId, membershipId: MembershipId, { cause, setAside }: RoomRefusal): Promise<void> {
    return this.db.transaction(async (tx) => {
      const section = await tx.findOneByOrFail(Section, { id: sectionId });
      const actor = await tx.findOneByOrFail(Membership, { id: membershipId });
      if (setAside) {
        const bytes = Buffer.from(setAside);
        const at = this.clock.now();
        await tx.insert(SetAsideUpdate, { id: this.randomness.uuid(), sectionId, membershipId, bytes, cause, at });
      }
      const facts = { section: section.key, cause };
      await this.timeline.add(tx, { chain: section.statementId, kind: 'update.refused', actor, facts });
    });
  }

  private isRecorded(key: string): boolean {
    const minute = Math.floor(this.clock.now().getTime() / MINUTE_MS);
    if (minute !== this.minute) this.recorded = new Set();
    this.minute = minute;
    if (this.recorded.has(key)) return true;
    this.recorded.add(key);
    return false;
  }
}

/** The kind of an error and nothing it says: a database puts the words of the row into its messages. */
export function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault;
}
