import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { PRESENCE_BYTES } from './limits.js';
import { admitPresence, PresenceBoard } from './presence.js';
import { randomFrom } from './random.fake.js';

const BOB = 21;
const ANN = 11;
const allowed = new Set([BOB, 22]);

const doc = new Y.Doc({ gc: false });
doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
const place = Y.createRelativePositionFromTypeIndex(doc.getXmlFragment('content'), 0);

/** A cursor as an editor puts it into its state, and as it arrives. */
const cursor = { anchor: place, head: place };
const arrived = JSON.parse(JSON.stringify({ anchor: { ...place }, head: { ...place } })) as object;

/** What a stock browser sends. */
function said(clientId: number, state: Record<string, unknown> | null): Uint8Array {
  const own = new Y.Doc();
  own.clientID = clientId;
  const awareness = new Awareness(own);
  awareness.setLocalState(state);
  const update = encodeAwarenessUpdate(awareness, [clientId]);
  awareness.destroy();
  return update;
}

/** What nobody's browser sends. */
function forged(...states: readonly [clientId: number, clock: number, json: string][]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, states.length);
  for (const [clientId, clock, json] of states) {
    writeVarUint(encoder, clientId);
    writeVarUint(encoder, clock);
    writeVarString(encoder, json);
  }
  return toUint8Array(encoder);
}

const heard = (payload: Uint8Array) => admitPresence(payload, allowed);
const cursorOf = (state: Record<string, unknown>) => {
  const admission = heard(said(BOB, state));
  return admission.admitted ? admission.cursors.map((own) => own.cursor) : admission.refusals;
};

describe('admitPresence', () => {
  it('[P9] takes the cursor under a lease of the sender', () => {
    expect(heard(said(BOB, { cursor }))).toEqual({ admitted: true, cursors: [{ clientId: BOB, cursor: arrived }] });
  });

  it('[P9][S5] takes no name, role, id or group, whatever the state says', () => {
    const state = { user: { id: 'ann', name: 'The Council', color: '#ff0000' }, role: 'lead', cursor };
    expect(cursorOf(state)).toEqual([arrived]);
  });

  it('[P9] knows someone without a cursor', () => {
    expect([cursorOf({}), cursorOf({ cursor: null })]).toEqual([[null], [null]]);
  });

  it('[P9] passes over those who left, and what a browser repeats of others', () => {
    const repeated = forged([ANN, 1, '{"cursor":null}'], [BOB, 1, 'null'], [22, 1, '{}']);
    expect(heard(repeated)).toEqual({ admitted: true, cursors: [{ clientId: 22, cursor: null }] });
  });

  it('[P9][S5] shows nothing under another’s id', () => {
    expect(heard(said(ANN, { cursor }))).toEqual({ admitted: true, cursors: [] });
  });

  it.each<[string, unknown]>([
    ['a word', 'x'],
    ['a list', [place, place]],
    ['without a head', { anchor: place }],
    ['a number for a place', { anchor: 1, head: 1 }],
    // Each of these would throw in the editors of the others, or make a root in their documents.
    ['a place of null', { anchor: null, head: null }],
    ['a place that names nothing', { anchor: {}, head: {} }],
    ['a root of another name', { anchor: { tname: '__proto__' }, head: { tname: 'other' } }],
    ['a unit without a clock', { anchor: { item: { client: 1 } }, head: place }],
    ['a unit of words', { anchor: { item: { client: 'a', clock: 'b' } }, head: place }],
    ['a clock below nothing', { anchor: { type: { client: 1, clock: -1 } }, head: place }],
  ])('[P9] takes no cursor that is %s', (_what, odd) => {
    expect(cursorOf({ cursor: odd })).toEqual([null]);
  });

  it('[P9] keeps of a cursor what an editor asks for, and no more', () => {
    const [own] = cursorOf({ cursor: { anchor: { ...place, note: 'x' }, head: place, note: 'x' } });
    expect(own).toEqual(arrived);
  });

  it('[P9] takes the clock that a browser claims for nothing', () => {
    expect(heard(forged([BOB, Number.MAX_SAFE_INTEGER, '{}']))).toMatchObject({ admitted: true });
  });

  it.each<[string, string, Uint8Array]>([
    ['more than 2 KiB', 'p9.size', new Uint8Array(PRESENCE_BYTES + 1)],
    ['nothing', 'p9.malformed', Uint8Array.of()],
    ['a count that is a lie', 'p9.malformed', Uint8Array.of(255, 255, 255, 127)],
    ['a clock of 2^53', 'p9.malformed', Uint8Array.of(1, BOB, 128, 128, 128, 128, 128, 128, 128, 16, 2, 123, 125)],
    ['a state that is no JSON', 'p9.malformed', forged([BOB, 1, '{'])],
    ['a state cut off', 'p9.malformed', forged([BOB, 1, '{}']).slice(0, -1)],
    ['something behind its end', 'p9.malformed', Uint8Array.of(...forged([BOB, 1, '{}']), 0)],
    ['bytes that are no UTF-8', 'p9.malformed', Uint8Array.of(1, BOB, 1, 1, 255)],
  ])('[P9][S5] refuses %s', (_what, code, payload) => {
    expect(heard(payload)).toMatchObject({ admitted: false, refusals: [{ code }] });
  });

  it('[P9][S5] never throws (seed 20261125)', () => {
    const random = randomFrom(20261125);
    for (let number = 0; number < 5_000; number += 1) {
      const bytes = [...said(BOB, { cursor, user: { name: 'x' } })];
      for (let times = random(5); times > 0; times -= 1) bytes[random(bytes.length)] = random(256);
      expect(typeof heard(Uint8Array.from(bytes.slice(0, 1 + random(200)))).admitted).toBe('boolean');
    }
  });
});

describe('PresenceBoard', () => {
  const ann = { id: 'ann', name: 'Person 4', group: 'PEOPLE', colour: '#1d70b8' };
  let browser: Awareness;

  beforeEach(() => {
    browser = new Awareness(new Y.Doc());
  });

  afterEach(() => browser.destroy());

  /** A browser takes a frame of the board. */
  function show(frame: Uint8Array): void {
    const decoder = createDecoder(frame);
    expect(readVarUint(decoder)).toBe(1);
    applyAwarenessUpdate(browser, readVarUint8Array(decoder), 'server');
  }

  const shown = () => [...browser.getStates()].filter(([clientId]) => clientId !== browser.clientID);

  it('[P9] shows the name, group and colour of the server, under the name that editors look for too', () => {
    const board = new PresenceBoard();
    board.set(ANN, ann, arrived);
    show(board.encode());
    expect(shown()).toEqual([[ANN, { user: { ...ann, color: ann.colour }, cursor: arrived }]]);
  });

  it('[P9] moves a cursor, takes it away, and shows it again: its clock always rises', () => {
    const board = new PresenceBoard();
    for (const next of [arrived, null, arrived]) {
      board.set(ANN, ann, next);
      show(board.encode([ANN]));
      expect(shown()).toMatchObject([[ANN, { cursor: next }]]);
    }
    board.remove(ANN);
    show(board.encode([ANN]));
    expect(shown()).toEqual([]);
    board.set(ANN, ann, arrived);
    show(board.encode([ANN]));
    expect(shown()).toHaveLength(1);
  });

  it('[P9] is believed by browsers that saw an earlier board', () => {
    const earlier = new PresenceBoard(() => 1_000);
    earlier.set(ANN, ann, null);
    show(earlier.encode());
    const later = new PresenceBoard(() => 2_000);
    later.set(ANN, ann, arrived);
    show(later.encode());
    expect(shown()).toMatchObject([[ANN, { cursor: arrived }]]);
  });

  it('[P9] shows nobody who left, unless it is asked to say so', () => {
    const board = new PresenceBoard();
    board.set(ANN, ann, null);
    board.set(BOB, { ...ann, id: 'bob' }, null);
    board.remove(ANN);
    show(board.encode());
    expect(shown().map(([clientId]) => clientId)).toEqual([BOB]);
  });

  it('says nothing of clients it never showed', () => {
    const board = new PresenceBoard();
    board.remove(ANN);
    show(board.encode([ANN]));
    expect(shown()).toEqual([]);
  });
});
