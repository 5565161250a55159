import type { SectionId } from '#concordat';
import { Injectable, Logger } from '@nestjs/common';
import { Metrics } from '../platform/metrics.js';
import { nameOf, RefusalRecorder } from './refusal-recorder.js';
import type { RoomFlush, RoomReports } from './room-session.js';
import type { LogHead } from './update-log.js';

/** Takes what rooms report to the operator's numbers, the record and the log. */
@Injectable()
export class RoomReporter {
  private readonly log = new Logger('rooms');

  constructor(
    private readonly recorder: RefusalRecorder,
    private readonly metrics: Metrics,
  ) {}

  /** What one room reports to. `stored` hears of every new head of its log. */
  of(sectionId: SectionId, stored: (head: LogHead) => void): RoomReports {
    return {
      flushed: (flush) => {
        if (flush.head) stored(flush.head);
        this.count(flush);
      },
      refused: (refusal) => {
        this.metrics.refused.inc({ rule: refusal.cause });
        void this.recorder.refused(sectionId, refusal);
      },
      sentAway: (code) => this.metrics.resyncs.inc({ code: String(code) }),
      fault: (fault) => this.log.error({ event: 'room-fault', sectionId, fault: nameOf(fault) }),
    };
  }

  private count({ admitted, tookMs, ackedAfterMs }: RoomFlush): void {
    if (admitted === 0) return;
    this.metrics.admitted.inc(admitted);
    this.metrics.commit.observe(tookMs / 1_000);
    for (const ms of ackedAfterMs) this.metrics.ack.observe(ms / 1_000);
  }
}
