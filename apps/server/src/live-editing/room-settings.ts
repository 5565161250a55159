/** How the rooms of this server are set up. */
export class RoomSettings {
  /** Exact origins of pages that may connect, such as `https://position.example.org` (P0). */
  readonly origins: readonly string[] = [];
  /** Whether anybody is let in: false where another server has the rooms. */
  readonly isOpen: boolean = true;
  /** Only a benchmark raises these; the defaults are P0's. */
  readonly updatesPerSecond: number = 60;
  /** So many at once after a rest: pasting and undoing make several in one go. */
  readonly updateBurst: number = 120;
  /** Of any kind. Above what a room of 50 moving cursors makes an honest client repeat. */
  readonly framesPerSecond: number = 1_200;
  readonly socketsPerMember: number = 8;
  /** In all sections of all statements, on this server (S8). */
  readonly socketsPerPerson: number = 40;
  readonly socketsPerAddress: number = 2_000;
  readonly maxPayloadBytes: number = 1024 * 1024;
  /** A reader who is this far behind starts again from the log (performance 2). */
  readonly maxBufferedBytes: number = 1024 * 1024;
  /** While people write, a room stores and shows what they wrote at most once in this time, or a little longer when much comes or many rooms write (performance 1). */
  readonly flushEveryMs: number = 20;
  /** The same for the database, over all rooms. */
  readonly commitEveryMs: number = 5;
  readonly heartbeatMs: number = 5_000;
  /** How often this server looks whether somebody's sign-in or membership has ended; P13 allows 5 seconds. */
  readonly watchEveryMs: number = 2_000;
  /** How often rooms look in the database for what other servers stored, while news does not come (P1). */
  readonly pollEveryMs: number = 2_000;
  /** Without anything to do for this long, a room gives its document back (performance 5). */
  readonly restAfterMs: number = 5_000;
  /** An empty room keeps its text this long for people who come back. */
  readonly emptyRoomMs: number = 30_000;

  constructor(settings: Partial<RoomSettings> = {}) {
    Object.assign(this, settings);
  }

  /** P0's limits of how often one may speak, all in the proportion that this rate of updates has to P0's. */
  static pace(updatesPerSecond: number): Pick<RoomSettings, 'updatesPerSecond' | 'updateBurst' | 'framesPerSecond'> {
    return { updatesPerSecond, updateBurst: 2 * updatesPerSecond, framesPerSecond: 20 * updatesPerSecond };
  }
}
