import { Room, authorOf } from './room.mjs';
import { Writer } from './writer.mjs';

const MEMBERS = ['asha', 'ben', 'carol', 'dora', 'ed'];
const CLIENTS = 8;

/** Long seeded sessions: turns of several acts each, hearing the others between turns, and not always. */
export async function fiveEditors({ operations, seed, say }) {
  const random = randomFrom(seed);
  const room = new Room();
  const clock = { now: Date.UTC(2027, 0, 4, 9) };
  const writers = new Map();
  const editors = MEMBERS.map((member, index) => {
    const clientIds = Array.from({ length: CLIENTS }, (_, number) => 1000 * (index + 1) + number);
    for (const clientId of clientIds) writers.set(clientId, authorOf(member));
    return new Writer({ member, clientIds, random });
  });
  const did = {};
  let done = 0;
  let told = 0;
  while (done < operations) {
    const editor = editors[random(editors.length)];
    // Now and then somebody writes on what they last saw, and a new window has a new client.
    if (random(5) > 0) editor.hear(room);
    if (random(40) === 0) editor.openAnew();
    for (let acts = 1 + random(6); acts > 0 && done < operations; acts -= 1) {
      const { act, updates } = editor.act();
      did[act] = (did[act] ?? 0) + updates.length;
      for (const update of updates) {
        clock.now += 150 + random(300);
        await room.take({ member: editor.member, clientId: editor.clientId, update, at: clock.now });
        done += 1;
      }
    }
    clock.now += random(60) === 0 ? 3_600_000 : random(8000);
    if (done - told >= 20_000) say(`  ${(told = done)} operations`);
  }
  editors[0].hear(room);
  return { rows: room.rows(), writers, did, characters: editors[0].characters };
}

/** Numbers below a bound, seeded (mulberry32): the same seed, the same run. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
