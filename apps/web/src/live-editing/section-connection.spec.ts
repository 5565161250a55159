import { jest } from '@jest/globals';
import { CloseCode, encodeHeartbeat, encodeHeld, encodeNotice, encodeRights, encodeSaved } from '#room';
import * as Y from 'yjs';
import { FakeSocket } from './room-socket.fake.js';
import { opened, opening, textOf, type, watchConnections } from './section-connection.fake.js';
import type { SectionConnection } from './section-connection.js';

const LONG_ENOUGH_TO_COME_BACK_MS = 8_000;
watchConnections();

describe('the connection to a section', () => {
  it('[P0] goes to the section with the ticket, and shows the text when it has come', async () => {
    const connection = await opening(opened);
    expect(FakeSocket.last().url).toBe('ws://rooms.test/collab/s1?ticket=first&schemaVersion=1');
    expect(connection.getState()).toMatchObject({ status: 'connecting', hasText: false });
    FakeSocket.last().letIn(textOf('Words'));
    expect(connection.getState()).toMatchObject({ status: 'live', hasText: true, mayWrite: true, isSaved: true });
  });

  it('[P10] keeps nothing on the device, and lets no tab talk to another past the server', async () => {
    const kept = jest.spyOn(Storage.prototype, 'setItem');
    const channel = jest.fn();
    Object.assign(globalThis, { BroadcastChannel: channel });
    const connection = await opening(opened);
    FakeSocket.last().letIn(textOf('Words'));
    type(connection.doc, 'More ');
    await jest.advanceTimersByTimeAsync(1_000);
    // The browser under test has no IndexedDB at all: whoever used it would fail.
    expect([connection.provider?.disableBc, channel.mock.calls, kept.mock.calls, 'indexedDB' in globalThis]).toEqual([
      true,
      [],
      [],
      false,
    ]);
    kept.mockRestore();
  });

  it('[P2] writes under an id that was lent, in a document that keeps what is deleted', async () => {
    const connection = await opening(opened);
    expect([connection.doc.clientID, connection.doc.gc]).toEqual([41, false]);
    expect(connection.provider?.awareness.clientID).toBe(41);
  });

  it('[P2] asks to be lent an id when somebody who only read may write', async () => {
    const reading = { ...opened, clientIds: [], mayWrite: false, because: 'Marked ready.' };
    const connection = await opening(reading, { ...opened, ticket: 'second', clientIds: [51] });
    FakeSocket.last().letIn(textOf('Words'), false);
    expect(connection.getState()).toMatchObject({ mayWrite: false, because: 'Locked while people sign.' });
    FakeSocket.last().tell(encodeRights({ mayWrite: true, because: null }));
    await jest.advanceTimersByTimeAsync(0);
    FakeSocket.last().letIn(textOf('Words'));
    expect(FakeSocket.last().url).toContain('ticket=second');
    expect([connection.doc.clientID, connection.getState().mayWrite]).toEqual([51, true]);
  });

  it('says saved only when the database has every word', async () => {
    const connection = await opening(opened);
    const server = FakeSocket.last();
    server.letIn(textOf('Words'));
    type(connection.doc, 'New ');
    expect(connection.getState().isSaved).toBe(false);
    expect(server.updates).toHaveLength(2);
    server.tell(encodeSaved(1));
    expect(connection.getState().isSaved).toBe(false);
    server.tell(encodeSaved(2));
    expect(connection.getState()).toMatchObject({ isSaved: true, savedAt: expect.any(Date) });
  });

  it('[P0] comes back with a fresh ticket, under the same id, and sends what was typed meanwhile', async () => {
    const text = textOf('Words');
    const connection = await opening(opened, { ...opened, ticket: 'second', clientIds: [61] });
    FakeSocket.last().letIn(text);
    FakeSocket.last().end(1006);
    expect(connection.getState().status).toBe('reconnecting');
    type(connection.doc, 'Offline ');
    expect(connection.getState().isSaved).toBe(false);
    await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
    expect(FakeSocket.all).toHaveLength(2);
    const server = FakeSocket.last();
    expect([server.url.includes('ticket=second'), connection.doc.clientID]).toEqual([true, 41]);
    server.letIn(text);
    for (const update of server.updates) Y.applyUpdate(text, update);
    expect(text.getXmlFragment('content').toString()).toContain('Offline Words');
    server.tell(encodeSaved(1));
    expect(connection.getState()).toMatchObject({ status: 'live', isSaved: true });
  });

  it('[P0] never uses a ticket twice, although the provider would come back sooner by itself', async () => {
    const latest = jest.spyOn(Math, 'random').mockReturnValue(0.99);
    await opening(opened, { ...opened, ticket: 'second' });
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(1006);
    await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
    expect(FakeSocket.all.map(({ url }) => new URL(url).searchParams.get('ticket'))).toEqual(['first', 'second']);
    latest.mockRestore();
  });

  it('keeps trying while there is no network, and says that it is offline', async () => {
    const connection = await opening(opened, new Error('no network'), { ...opened, ticket: 'second' });
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(1006);
    await jest.advanceTimersByTimeAsync(400);
    expect(connection.getState().status).toBe('offline');
    await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
    FakeSocket.last().letIn(textOf('Words'));
    expect(connection.getState().status).toBe('live');
  });

  it('takes a connection that says nothing for lost, and one with heartbeats for good', async () => {
    const connection = await opening(opened);
    FakeSocket.last().letIn(textOf('Words'));
    await jest.advanceTimersByTimeAsync(8_000);
    FakeSocket.last().tell(encodeHeartbeat());
    await jest.advanceTimersByTimeAsync(8_000);
    expect(connection.getState().status).toBe('live');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(connection.getState().status).not.toBe('live');
  });

  it.each([CloseCode.ticketExpired, CloseCode.resync, CloseCode.closing])('comes back after %s', async (code) => {
    await opening(opened);
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(code);
    await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  it.each([
    CloseCode.badFrame,
    CloseCode.signedOut,
    CloseCode.mayNot,
    CloseCode.reload,
    CloseCode.gone,
    CloseCode.tooFast,
    CloseCode.tooManyWindows,
  ])('does not come back by itself after %s', async (code) => {
    const connection = await opening(opened);
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(code);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([FakeSocket.all.length, connection.getState().status]).toEqual([1, 'ended']);
  });

  it('[P7] keeps the words that were refused, with the reason that the server gave', async () => {
    const connection = await opening(opened);
    const server = FakeSocket.last();
    server.letIn(textOf('Words'));
    type(connection.doc, 'Mine ');
    server.tell(encodeNotice({ code: 'p5.may-not-write', because: 'Locked while people sign.' }));
    server.end(CloseCode.mayNot);
    const ended = { because: 'Locked while people sign.', unsaved: 'Mine ', isSaved: false };
    expect(connection.getState()).toMatchObject({ status: 'ended', mayWrite: false, ended });
  });

  it('[P7] keeps words typed without a connection into a section that was locked meanwhile', async () => {
    const locked = { ...opened, clientIds: [], mayWrite: false, because: 'Locked while people sign.' };
    const connection = await opening(opened, locked);
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(1006);
    type(connection.doc, 'Mine ');
    await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
    expect(connection.getState().ended).toEqual({ because: locked.because, unsaved: 'Mine ', isSaved: false });
  });

  describe('[P8] a change that takes much away', () => {
    const held = encodeHeld({ code: 'p8.brake', because: 'This takes away 50 of 90 words.', confirm: 3 });

    async function asked(): Promise<SectionConnection> {
      const connection = await opening(opened, { ...opened, ticket: 'second' });
      FakeSocket.last().letIn(textOf('Words'));
      type(connection.doc, 'Mine ');
      FakeSocket.last().tell(held);
      return connection;
    }

    it('waits for an answer, and the connection stays', async () => {
      const { status, question, isSaved } = (await asked()).getState();
      expect([status, question, isSaved]).toEqual([
        'live',
        { because: 'This takes away 50 of 90 words.', token: 3 },
        false,
      ]);
    });

    it('goes on when it is meant', async () => {
      const connection = await asked();
      connection.answer(true);
      expect(FakeSocket.last().heard.at(-1)).toEqual({ kind: 'answer', token: 3, confirm: true });
      FakeSocket.last().tell(encodeSaved(2));
      expect(connection.getState()).toMatchObject({ status: 'live', question: null, isSaved: true });
    });

    it('ends with what else was typed when the words are to be kept, and does not come back with that copy', async () => {
      const connection = await asked();
      connection.answer(false);
      expect(FakeSocket.last().heard).toContainEqual({ kind: 'answer', token: 3, confirm: false });
      FakeSocket.last().end(CloseCode.resync);
      await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
      expect(FakeSocket.all).toHaveLength(1);
      const ended = { because: 'No words were taken away.', unsaved: 'Mine ', isSaved: false };
      expect(connection.getState()).toMatchObject({ status: 'ended', question: null, ended });
    });

    it('ends the same way when nobody answered in time', async () => {
      const connection = await asked();
      FakeSocket.last().tell(encodeNotice({ code: 'p8.kept', because: 'You did not answer.' }));
      FakeSocket.last().end(CloseCode.resync);
      await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
      expect([FakeSocket.all.length, connection.getState().ended?.because]).toEqual([1, 'You did not answer.']);
    });

    it('is asked about again after a connection that was lost', async () => {
      const connection = await asked();
      FakeSocket.last().end(1006);
      expect(connection.getState()).toMatchObject({ status: 'reconnecting', question: null });
      await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
      FakeSocket.last().letIn(textOf('Words'));
      FakeSocket.last().tell(held);
      expect([FakeSocket.all.length, connection.getState().question?.token]).toEqual([2, 3]);
    });
  });

  it('[P4] asks to reload when the text was rebuilt meanwhile', async () => {
    const connection = await opening(opened, { ...opened, epoch: 2 });
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(1006);
    await jest.advanceTimersByTimeAsync(LONG_ENOUGH_TO_COME_BACK_MS);
    expect(connection.getState().ended?.because).toMatch('Reload the page');
  });

  it('says that one is signed out when the API says so', async () => {
    const connection = await opening({ turnedAway: CloseCode.signedOut });
    expect(connection.getState().ended).toMatchObject({
      because: expect.stringMatching('Sign in again'),
      isSaved: true,
    });
  });

  it('[P10] goes past the server to no other tab, and leaves nothing of the text on the device', async () => {
    const kept = jest.spyOn(Storage.prototype, 'setItem');
    const databases = { open: jest.fn() };
    Object.assign(globalThis, { indexedDB: databases });
    const [first, second] = [await opening(opened), await opening({ ...opened, clientIds: [51] })];
    FakeSocket.all[0]!.letIn(textOf('Words'));
    FakeSocket.all[1]!.letIn(textOf('Other words'));
    type(first.doc, 'Mine ');
    await jest.advanceTimersByTimeAsync(1_000);
    expect([first.provider?.bcconnected, second.provider?.bcconnected]).toEqual([false, false]);
    expect(second.doc.getXmlFragment('content').toString()).not.toContain('Mine');
    expect([kept.mock.calls, databases.open.mock.calls]).toEqual([[], []]);
    kept.mockRestore();
  });
});
