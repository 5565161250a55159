/** The parts of the built server that a room's text is made of. */
const built = (path) => import(new URL(`../../../dist/apps/server/src/live-editing/${path}.js`, import.meta.url).href);
const { RoomText } = await built('room-text');
const { UpdateLogInMemory } = await built('update-log-in-memory');

const SECTION = 'section';

/**
 * The text of one section as the server has it: the gate, the schema check and the log, without a database. What is
 * measured are the rows that it stores, in bytes of its own.
 */
export class Room {
  log = new UpdateLogInMemory();
  text = new RoomText(SECTION, this.log);
  times = [];

  /** One member's update becomes a row. Throws when the gate or the schema refuses it. */
  async take({ member, clientId, update, at }) {
    const author = authorOf(member);
    const before = this.log.rows(SECTION).length;
    const offer = { kind: 'update', update, allowedClients: new Set([clientId]), from: author, author };
    const { refused } = await this.text.commit([offer]);
    if (refused.size > 0) throw new Error(`Refused: ${JSON.stringify([...refused.values()][0])}`);
    if (this.log.rows(SECTION).length > before) this.times.push(at);
  }

  /** Updates of the rows after this one. */
  updateOf(seq) {
    return this.log.rows(SECTION)[seq - 1].entry.bytes;
  }

  updatesAfter(seq) {
    return this.log
      .rows(SECTION)
      .slice(seq)
      .map(({ entry }) => entry.bytes);
  }

  get seq() {
    return this.log.rows(SECTION).length;
  }

  /** The rows as attribution is given them. */
  rows() {
    return this.log.rows(SECTION).map(({ seq, entry }) => ({
      seq,
      author: entry.author,
      clientIds: [...entry.clientIds],
      bytes: Uint8Array.from(entry.bytes),
      at: this.times[seq - 1],
    }));
  }
}

export function authorOf(member) {
  return { membershipId: member, capacity: 'member', onBehalfOf: null };
}
