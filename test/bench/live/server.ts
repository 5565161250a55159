import type { StatementId } from '#concordat';
import type { Seat } from './bench-socket.js';
import type { BenchDatabase } from './database.js';
import type { Cores } from './processes.js';
import type { Dialect } from './wire.js';

/** Who is measured. */
export const SERVERS = ['ours', 'hocuspocus', 'hocuspocus-database', 'y-websocket-server', 'relay'] as const;
export type ServerName = (typeof SERVERS)[number];

/** What is the same for every server of a run. */
export interface Machine {
  readonly cores: Cores | null;
  readonly database: BenchDatabase;
}

/** What differs from how a server ships. */
export interface Changes {
  /** Ours: P0's updates a second, for saturation. */
  readonly updatesPerSecond?: number;
  /** Collects garbage when asked, for memory. */
  readonly isWatched?: boolean;
}

/** A room of a server under test. */
export interface Room {
  /** Ours: the section's id; of others, the document's name. */
  readonly name: string;
  /** Ours: the statement of the section, where an earlier server made it. */
  readonly statementId?: StatementId;
}

/** Who sits down in a room: those who may write first. */
export interface Party {
  readonly writers: number;
  readonly readers: number;
}

/** A server that runs and can be measured. */
export interface ServerUnderTest {
  readonly name: ServerName;
  readonly dialect: Dialect;
  readonly pid: number;
  /** Whether its work in Postgres counts as its own. */
  readonly usesDatabase: boolean;
  openRooms(count: number): Promise<Room[]>;
  /** Seats for people who are not there yet, each a person of their own. They are good for half a minute. */
  seats(room: Room, party: Party): Promise<Seat[]>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}
