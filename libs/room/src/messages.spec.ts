import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { CloseCode, comesBackAfter, sentenceFor } from './close-codes.js';
import {
  decodeFrame,
  encodeAnswer,
  encodeHeartbeat,
  encodeHeld,
  encodeNotice,
  encodePresence,
  encodeRights,
  encodeSaved,
  encodeStep1,
  encodeStep2,
  encodeUpdates,
  Frame,
} from './messages.js';

const bytes = Uint8Array.of(1, 2, 3);

describe('frames', () => {
  it.each([
    ['step 1', encodeStep1(bytes), { kind: 'step1', stateVector: bytes }],
    ['step 2', encodeStep2(bytes), { kind: 'step2', update: bytes }],
    ['an update', encodeUpdates([bytes]), { kind: 'update', update: bytes }],
    ['presence', encodePresence(bytes), { kind: 'presence', payload: bytes }],
    ['the question who is there', Uint8Array.of(Frame.queryAwareness), { kind: 'query-presence' }],
    ['[P8] that it is meant', encodeAnswer({ token: 7, confirm: true }), { kind: 'answer', token: 7, confirm: true }],
    ['[P8] that it is not', encodeAnswer({ token: 7, confirm: false }), { kind: 'answer', token: 7, confirm: false }],
  ])('says %s and reads it', (_what, frame, meaning) => {
    expect(decodeFrame(frame)).toEqual(meaning);
  });

  it.each([
    ['nothing', Uint8Array.of()],
    ['a kind that is none', Uint8Array.of(77)],
    ['what only the server says', encodeSaved(1)],
    ['a sync message that is none', Uint8Array.of(Frame.sync, 3, 0)],
    ['an end that comes too early', Uint8Array.of(Frame.sync, 2, 200, 1)],
    ['something behind the end', Uint8Array.of(...encodeStep1(bytes), 0)],
    ['a number that does not end', new Uint8Array(50).fill(255)],
  ])('[P0][S1] calls %s bad, and does not throw', (_what, frame) => {
    expect(decodeFrame(frame).kind).toBe('bad');
  });

  it('puts the updates of a flush into one message that a stock browser reads', () => {
    const source = new Y.Doc({ gc: false });
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    for (const words of ['Care', ' at', ' home']) source.getText('t').insert(source.getText('t').length, words);
    const frame = decodeFrame(encodeUpdates(updates));
    const browser = new Y.Doc({ gc: false });
    if (frame.kind === 'update') Y.applyUpdate(browser, frame.update);
    expect(browser.getText('t').toString()).toBe('Care at home');
  });

  it('says what is saved, what one may do, what happened, and that it is there', () => {
    const saved = createDecoder(encodeSaved(300));
    expect([readVarUint(saved), readVarUint(saved)]).toEqual([Frame.saved, 300]);
    for (const [kind, frame, body] of [
      [Frame.rights, encodeRights({ mayWrite: false, because: 'Locked.' }), { mayWrite: false, because: 'Locked.' }],
      [Frame.notice, encodeNotice({ code: 'a.b', because: 'So.' }), { code: 'a.b', because: 'So.' }],
      [
        Frame.notice,
        encodeHeld({ code: 'p8.brake', because: 'So.', confirm: 7 }),
        { code: 'p8.brake', because: 'So.', confirm: 7 },
      ],
    ] as const) {
      const decoder = createDecoder(frame);
      expect([readVarUint(decoder), JSON.parse(readVarString(decoder))]).toEqual([kind, body]);
    }
    expect([...encodeHeartbeat()]).toEqual([Frame.heartbeat]);
    const presence = createDecoder(encodePresence(bytes));
    expect([readVarUint(presence), readVarUint8Array(presence)]).toEqual([Frame.awareness, bytes]);
  });
});

describe('close codes', () => {
  it.each(Object.entries(CloseCode))('says %s in one sentence that fits into a close frame', (_name, code) => {
    const sentence = sentenceFor(code);
    expect(new TextEncoder().encode(sentence).length).toBeLessThanOrEqual(123);
    expect(sentence).not.toBe(sentenceFor(0));
  });

  it('lets the browser come back by itself from 4500 on, and after what the network did', () => {
    const codes = [1006, CloseCode.badFrame, CloseCode.reload, CloseCode.ticketExpired, CloseCode.closing];
    expect(codes.map(comesBackAfter)).toEqual([true, false, false, true, true]);
  });
});
