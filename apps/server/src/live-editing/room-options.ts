import type { ServerPace } from './flush-pace.js';
import type { FarCursor } from './presence-elsewhere.js';

/** How a room works. */
export interface RoomOptions {
  readonly flushEveryMs: number;
  /** Shared by all rooms of a server. */
  readonly serverPace?: ServerPace;
  /** Hears who is here, for other servers. */
  readonly tellElsewhere?: (cursors: readonly FarCursor[]) => void;
  /** How long someone has to say whether a large deletion is meant (P8). */
  readonly answerMs?: number;
}
