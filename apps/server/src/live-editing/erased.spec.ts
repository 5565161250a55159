import { CloseCode } from '#room';
import { aDraft, aMember, ORIGIN, startRoomsApp, type Draft, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { aTicket, rawSocket, until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import { ErasePerson } from '../membership/erase-person.js';
import { Membership } from '../membership/membership.entity.js';
import { Person } from '../membership/person.entity.js';

const NAME = 'Zebedee Quillfeather';

let rooms: RoomsApp;
let draft: Draft;
let ann: Membership;
let zeb: Membership;
let visitors: RoomVisitor[] = [];

beforeAll(async () => {
  // Nobody looks for sign-ins that ended: it is the news that has to reach the room.
  rooms = await startRoomsApp({ watchEveryMs: 600_000 });
});

beforeEach(async () => {
  draft = await aDraft(rooms.db);
  ann = await aMember(rooms.db, draft.statementId, { constituency: 'PEOPLE' });
  zeb = await aMember(rooms.db, draft.statementId, { constituency: 'WORKFORCE' });
  await rooms.db.manager.update(Person, { id: zeb.personId }, { fullName: NAME });
  const named = { displayForm: 'full-name', displayAudience: 'everyone' } as const;
  await rooms.db.manager.update(Membership, { id: zeb.id }, named);
});

afterEach(() => {
  for (const visitor of visitors) visitor.leave();
  visitors = [];
});

afterAll(() => rooms.close());

async function open(member: Membership): Promise<RoomVisitor> {
  const visitor = await visit(rooms, member, draft.sectionId);
  visitors.push(visitor);
  return visitor;
}

/** Everything that somebody's browser knows of who is here. */
const knownTo = ({ provider }: RoomVisitor) => JSON.stringify([...provider.awareness.getStates()]);

const erase = () => rooms.app.get(ErasePerson).run(zeb.personId, 'operator');

describe('a person who is erased while they write', () => {
  it('[R28][P13] has every window closed, and cannot come back by a ticket of before', async () => {
    const windows = [await open(zeb), await open(zeb)];
    const { address, cookie } = await aTicket(rooms, zeb, draft.sectionId);
    await erase();
    await until(() => windows.every(({ closed }) => closed.length > 0));
    for (const { cookie: own } of windows) {
      expect(await rawSocket(address, { cookie: own, origin: ORIGIN }).ended).toBe(CloseCode.signedOut);
    }
    expect(await rawSocket(address, { cookie, origin: ORIGIN }).ended).toBe(CloseCode.signedOut);
  });

  it('[R28][P9] is shown by name to nobody any more, neither to who is there nor to who comes later', async () => {
    const [watching, writing] = [await open(ann), await open(zeb)];
    writing.provider.awareness.setLocalState({ cursor: null });
    await until(() => knownTo(watching).includes(NAME));
    await erase();
    await until(() => !watching.provider.awareness.getStates().has(writing.doc.clientID));
    const late = await open(await aMember(rooms.db, draft.statementId));
    expect([knownTo(watching), knownTo(late)].filter((known) => known.includes('Quillfeather'))).toEqual([]);
  });
});
