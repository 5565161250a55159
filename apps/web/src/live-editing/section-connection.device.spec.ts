import { jest } from '@jest/globals';
import { encodeSaved } from '#room';
import * as Y from 'yjs';
import { FakeSocket } from './room-socket.fake.js';
import { DeviceInMemory, opened, openingOn, textOf, type, watchConnections } from './section-connection.fake.js';

watchConnections();

describe('[P10] on a device that keeps what is not saved', () => {
  const KEEPING_MS = 1_500;

  it('keeps nothing of what is saved soon, nor of what others wrote', async () => {
    const device = new DeviceInMemory();
    const connection = await openingOn(device, opened);
    FakeSocket.last().letIn(textOf('Words'));
    type(connection.doc, 'Mine ');
    FakeSocket.last().tell(encodeSaved(2));
    await jest.advanceTimersByTimeAsync(KEEPING_MS);
    expect(device.kept.size).toBe(0);
  });

  it('keeps what waits, and the next window sends it and then forgets it', async () => {
    const text = textOf('Words');
    const device = new DeviceInMemory();
    const first = await openingOn(device, opened);
    FakeSocket.last().letIn(text);
    FakeSocket.last().end(1006);
    type(first.doc, 'Mine ');
    await jest.advanceTimersByTimeAsync(KEEPING_MS);
    expect([...device.kept.values()].map(({ words }) => words)).toEqual(['Mine ']);
    first.leave();
    const second = await openingOn(device, { ...opened, clientIds: [71] });
    const server = FakeSocket.last();
    server.letIn(text);
    expect([second.getState().isSaved, second.unsavedWords()]).toEqual([false, 'Mine ']);
    for (const update of server.updates) Y.applyUpdate(text, update);
    expect(text.getXmlFragment('content').toString()).toContain('Mine Words');
    server.tell(encodeSaved(server.updates.length));
    await jest.advanceTimersByTimeAsync(0);
    expect([second.getState().isSaved, device.kept.size]).toEqual([true, 0]);
  });

  it.each([
    ['was locked meanwhile', { mayWrite: false, because: 'Locked while people sign.', clientIds: [] }],
    ['was made anew meanwhile', { epoch: 2 }],
    ['has another schema now', { schemaVersion: 2 }],
  ])('puts nothing into a section that %s, and shows it to be copied', async (_what, change) => {
    const device = new DeviceInMemory();
    const first = await openingOn(device, opened);
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(1006);
    type(first.doc, 'Mine ');
    first.leave();
    const second = await openingOn(device, { ...opened, ...change });
    expect(second.getState().ended).toMatchObject({ unsaved: 'Mine ', isSaved: false });
    expect(device.kept.size).toBe(1);
    await second.discardKept();
    expect(device.kept.size).toBe(0);
  });

  it('forgets everything when that is no longer wanted', async () => {
    const device = new DeviceInMemory();
    const connection = await openingOn(device, opened);
    FakeSocket.last().letIn(textOf('Words'));
    FakeSocket.last().end(1006);
    type(connection.doc, 'Mine ');
    await jest.advanceTimersByTimeAsync(KEEPING_MS);
    connection.keepOn(null);
    type(connection.doc, 'More ');
    await jest.advanceTimersByTimeAsync(KEEPING_MS);
    expect([device.kept.size, connection.unsavedWords()]).toEqual([0, 'Mine More ']);
  });
});
