const KIB = 1024;
const MIB = 1024 * KIB;

/** How one may connect to a room and how often one may speak (docs/rules.md, P0). */
export const CONNECTION_LIMITS = {
  /** Largest message of any kind, in bytes. */
  payloadBytes: MIB,
  socketsPerMemberAndSection: 8,
  updatesPerSecond: 60,
  presencePerSecond: 10,
  ticketSeconds: 30,
} as const;

/** How large one update may be (docs/rules.md, P3). */
export const UPDATE_LIMITS = {
  /** Bytes of an update, by the kind of message that brings it. */
  bytes: { update: 256 * KIB, step2: 4 * MIB },
  /** Structs and delete ranges together. */
  count: 20_000,
  /** Elements within elements; a child of the root is at depth 1. */
  depth: 32,
} as const;

/** How large one presence message may be, in bytes (docs/rules.md, P9). */
export const PRESENCE_BYTES = 2 * KIB;
