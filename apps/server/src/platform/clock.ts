import { Injectable } from '@nestjs/common';

/** What time it is. Acts ask here, so that the sample can be lived at its own dates. */
@Injectable()
export class Clock {
  private pinnedAt: Date | null = null;

  now(): Date {
    return this.pinnedAt ? new Date(this.pinnedAt) : new Date();
  }

  /** Stops the clock at a moment, or lets it run again. Only the demo's loader does this, before anyone can connect. */
  pin(at: Date | null): void {
    this.pinnedAt = at;
  }
}
