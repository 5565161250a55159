import { CloseCode, sentenceFor } from '#room';
import { WebSocket } from 'ws';
import { aDraft, aMember, ORIGIN, startRoomsApp, type Draft, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { aTicket } from '../../../../test/build/room-visitor.js';
import type { Membership } from '../membership/membership.entity.js';

let rooms: RoomsApp;
let draft: Draft;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  rooms = await startRoomsApp({ socketsPerPerson: 3, socketsPerAddress: 5 });
  draft = await aDraft(rooms.db);
});
afterEach(() => Promise.all(sockets.splice(0).map(closed)));
afterAll(() => rooms.close());

/** What a window hears first: that it is in, or why it is not. */
async function window(member: Membership): Promise<string> {
  const { address, cookie } = await aTicket(rooms, member, draft.sectionId);
  const socket = new WebSocket(address, { headers: { cookie, origin: ORIGIN } });
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on('message', () => resolve('in'));
    socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`));
  });
}

async function closed(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  const gone = new Promise((resolve) => socket.on('close', resolve));
  socket.close();
  await gone;
}

const TURNED_AWAY = `${CloseCode.tooManyWindows} ${sentenceFor(CloseCode.tooManyWindows)}`;

it('[S8] says to a person with too many windows what to do, lets others in, and them when one is closed', async () => {
  const [ann, bob] = [await aMember(rooms.db, draft.statementId), await aMember(rooms.db, draft.statementId)];
  for (let open = 0; open < 3; open += 1) expect(await window(ann)).toBe('in');
  expect(await window(ann)).toBe(TURNED_AWAY);
  expect(TURNED_AWAY).toContain('Close some of them, then reload this page.');
  expect(await window(bob)).toBe('in');
  await closed(sockets[0]!);
  expect(await window(ann)).toBe('in');
});

it('[S8] turns away what comes from one address beyond its limit, whoever it is', async () => {
  const people = [];
  for (let one = 0; one < 3; one += 1) people.push(await aMember(rooms.db, draft.statementId));
  for (let open = 0; open < 5; open += 1) expect(await window(people[open % 2]!)).toBe('in');
  expect(await window(people[2]!)).toBe(TURNED_AWAY);
});
