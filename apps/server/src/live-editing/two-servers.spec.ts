import { appendBlocks, appendToBlock } from '#document';
import { CloseCode } from '#room';
import { describeWithRedis, OwnRedis } from '../../../../test/build/own-redis.js';
import { aDraft, aMember, startRoomsApp, type Draft, type RoomsApp } from '../../../../test/build/rooms-app.js';
import { until, visit, type RoomVisitor } from '../../../../test/build/room-visitor.js';
import { Membership } from '../membership/membership.entity.js';
import { Session } from '../membership/session.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { ServerNews } from '../platform/server-news.js';
import { Section } from '../statements/section.entity.js';
import { SectionUpdate } from './section-update.entity.js';

/** What P13 allows, and what a slow machine adds. */
const AT_MOST_MS = 5_000;

describeWithRedis('a section on two servers', () => {
  let redis: OwnRedis;
  let here: RoomsApp;
  let there: RoomsApp;
  let draft: Draft;
  let ann: Membership;
  let bob: Membership;
  let visitors: RoomVisitor[] = [];

  beforeAll(async () => {
    redis = await OwnRedis.start();
    here = await startRoomsApp({}, { redisUrl: redis.url });
    there = await startRoomsApp({}, { redisUrl: redis.url, beside: here });
  });

  afterAll(async () => {
    await there?.close();
    await here?.close();
    await redis?.close();
  });

  beforeEach(async () => {
    await until(() => [here, there].every(({ app }) => app.get(ServerNews).isUp));
    draft = await aDraft(here.db);
    ann = await aMember(here.db, draft.statementId, { constituency: 'PEOPLE' });
    bob = await aMember(here.db, draft.statementId, { constituency: 'WORKFORCE' });
  });

  afterEach(() => {
    for (const visitor of visitors) visitor.leave();
    visitors = [];
  });

  async function open(rooms: RoomsApp, member: Membership): Promise<RoomVisitor> {
    const visitor = await visit(rooms, member, draft.sectionId);
    visitors.push(visitor);
    return visitor;
  }

  async function oneOnEach(): Promise<[RoomVisitor, RoomVisitor]> {
    const [first, second] = [await open(here, ann), await open(there, bob)];
    appendBlocks(first.doc, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] }]);
    await until(() => second.text() === 'Homes');
    return [first, second];
  }

  const suspend = (member: Membership, status: 'suspended' | 'ended') =>
    here.db.manager.update(Membership, { id: member.id }, { status });

  const freeze = () => here.db.manager.update(Section, { id: draft.sectionId }, { state: 'FROZEN' });

  it('[P1] what is written on both is the same for everyone, and all of it is saved', async () => {
    const [first, second] = await oneOnEach();
    for (let word = 0; word < 20; word += 1) {
      appendToBlock(first.doc, 'p1', ` a${word}`);
      appendToBlock(second.doc, 'p1', ` b${word}`);
    }
    await until(() => first.saved.at(-1) === 22 && second.saved.at(-1) === 21);
    await until(() => first.text() === second.text() && first.text().length === 'Homes'.length + 140);
  });

  it('[P1][P5] a section that is frozen by way of one tells the writers on the other at once', async () => {
    const [, second] = await oneOnEach();
    await freeze();
    here.app.get(ChangeFeed).publish(`statement:${draft.statementId}`, { kind: 'section' });
    await until(() => second.rights.at(-1)?.mayWrite === false);
  });

  it('[P1][P5] a section that is frozen takes no word on a server that has not heard of it', async () => {
    const [first, second] = await oneOnEach();
    await freeze();
    const frozen = await here.db.manager.findOneByOrFail(Section, { id: draft.sectionId });
    appendToBlock(second.doc, 'p1', ' too late');
    await until(() => second.closed.length > 0);
    expect([second.closed, second.notices.map(({ code }) => code), first.text()]).toEqual([
      [CloseCode.mayNot],
      [expect.stringContaining('edit.')],
      'Homes',
    ]);
    expect(await here.db.manager.findOneByOrFail(Section, { id: draft.sectionId })).toEqual(frozen);
  });

  it('[P1][P2] client ids and a ticket from one open the other', async () => {
    const [first] = await oneOnEach();
    const roaming = await open({ ...here, address: there.address }, ann);
    appendToBlock(roaming.doc, 'p1', ' roaming');
    await until(() => first.text() === 'Homes roaming' && roaming.saved.at(-1) === 2);
    expect(roaming.closed).toEqual([]);
  });

  it('[P1][P9] people see who is on the other, under the name that the server gives, until they leave', async () => {
    const [first, second] = await oneOnEach();
    second.provider.awareness.setLocalState({ user: { name: 'The Council', id: ann.id }, cursor: null });
    const shown = () => first.provider.awareness.getStates().get(second.doc.clientID);
    await until(() => shown() !== undefined);
    expect(shown()).toMatchObject({ user: { id: bob.id, group: 'WORKFORCE' } });
    second.leave();
    await until(() => shown() === undefined);
  });

  it('[P9] who comes later sees those who were on the other before', async () => {
    const [, second] = await oneOnEach();
    second.provider.awareness.setLocalState({ cursor: null });
    await until(() => visitors[0]!.provider.awareness.getStates().has(second.doc.clientID));
    const late = await open(here, await aMember(here.db, draft.statementId));
    await until(() => late.provider.awareness.getStates().has(second.doc.clientID));
  });

  describe('somebody who is typing', () => {
    let typing: NodeJS.Timeout;

    afterEach(async () => {
      clearInterval(typing);
      await redis.stop();
      await redis.startEmpty();
    });

    async function typesOnTheOther(): Promise<RoomVisitor> {
      const [, typist] = await oneOnEach();
      typing = setInterval(() => appendToBlock(typist.doc, 'p1', ' on'), 25);
      await until(() => (typist.saved.at(-1) ?? 0) > 10);
      return typist;
    }

    /** Rows that were begun after a moment; what was on its way then may still be stored. */
    async function rowsBegunAfter(moment: Date): Promise<number> {
      const rows = await here.db.manager.findBy(SectionUpdate, { sectionId: draft.sectionId, membershipId: bob.id });
      return rows.filter(({ at }) => at > moment).length;
    }

    it.each([
      ['suspended', 'while news comes', true],
      ['suspended', 'while Redis is away', false],
      ['ended', 'while Redis is away', false],
    ] as const)(
      '[S16][P13] stores nothing more once %s, and is shut out within 5 seconds, %s',
      async (status, _when, up) => {
        const typist = await typesOnTheOther();
        if (!up) await redis.stop();
        await suspend(bob, status);
        const moment = new Date();
        if (up) here.app.get(ChangeFeed).publish(`statement:${draft.statementId}`, { kind: 'members' });
        await until(() => typist.closed.length > 0, AT_MOST_MS);
        expect([typist.closed, await rowsBegunAfter(moment)]).toEqual([[CloseCode.mayNot], 0]);
      },
    );

    it('[S16][P13] who only reads is shut out within 5 seconds too, while Redis is away', async () => {
      const reader = await open(there, bob);
      await redis.stop();
      await suspend(bob, 'suspended');
      await until(() => reader.closed.length > 0, AT_MOST_MS);
      expect(reader.closed).toEqual([CloseCode.mayNot]);
    });

    it('[S16][P13] who signs out everywhere is shut out within 5 seconds, while Redis is away', async () => {
      const typist = await typesOnTheOther();
      await redis.stop();
      await here.db.manager.update(Session, { personId: bob.personId }, { endedAt: new Date() });
      await until(() => typist.closed.length > 0, AT_MOST_MS);
      expect(typist.closed).toEqual([CloseCode.signedOut]);
    });

    it('[P13] who gets another role comes back at once and is let in as what they are now', async () => {
      const typist = await typesOnTheOther();
      await redis.stop();
      await here.db.manager.update(Membership, { id: bob.id }, { constituency: null, roles: ['facilitator'] });
      const moment = new Date();
      await until(() => typist.closed.length > 0, AT_MOST_MS);
      expect(await rowsBegunAfter(moment)).toBe(0);
      const again = await open(there, bob);
      expect(again.rights.at(-1)?.mayWrite).toBe(false);
    });
  });
});
