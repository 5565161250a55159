import {
  aStatementBeingSigned,
  aStatementReadyToPublish,
  currentHash,
  entriesOf,
  mediate,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { COMPANY, SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { AloneView } from './alone.view.js';
import { Publication } from './publication.entity.js';
import { PublishingView } from './publishing-view.js';
import { TakeBackPublishKey } from './take-back-publish-key.js';
import { TurnAloneKey } from './turn-alone-key.js';
import { TurnPublishKey } from './turn-publish-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const published = () => acts.db.manager.countBy(Publication, { statementId: statement.id });
const takeBack = (who: Who, alone: string | null = null) =>
  acts.get(TakeBackPublishKey).run(statement.actor(who), { alone });
const seenHash = () => currentHash(acts, statement, null);

describe('a key to publish together', () => {
  beforeEach(async () => {
    statement = await aStatementReadyToPublish(acts);
  });

  const turn = async (who: Who) =>
    acts.get(TurnPublishKey).run(statement.actor(who), { seenHash: await seenHash(), changeNote: 'First published.' });

  it('[R22] is taken back while the other is missing, and then counts for nothing', async () => {
    allowed(await turn('des'));
    allowed(await takeBack('des'));
    expect((await acts.get(PublishingView).of(statement.id)).turnedBy).toEqual([]);
    expect(allowed(await turn('amira')).waiting).toBe(true);
    expect(await published()).toBe(0);
    expect((await entriesOf(acts, statement, 'key.taken-back')).length).toBe(1);
    allowed(await turn('des'));
    expect(await published()).toBe(1);
  });

  it('[R22] is nobody else’s to take back, and stays once it was published', async () => {
    allowed(await turn('des'));
    expect(codesOf(await takeBack('amira'))).toEqual(['keys.not-waiting']);
    allowed(await turn('amira'));
    expect(codesOf(await takeBack('des'))).toEqual(['keys.not-waiting']);
    expect(await published()).toBe(1);
  });

  it('[R22] counts once, whichever of taking back and publishing is first', async () => {
    allowed(await turn('des'));
    const [taken, turned] = await Promise.all([takeBack('des'), turn('amira')]);
    expect(turned.publication === null).toBe(codesOf(taken).length === 0);
  });
});

describe('a key to publish alone', () => {
  beforeEach(async () => {
    statement = await aStatementBeingSigned(acts);
    await signByAll(acts, statement, 'matters');
    for (const section of ['money', null] as const) {
      for (const who of SIGNATORIES) {
        const position = ['PEOPLE', 'PROVIDERS'].includes(COMPANY[who][0] ?? '') ? 'DISSENTED' : 'SIGNED';
        allowed(await sign(acts, statement, who, { section, position }));
      }
    }
    await mediate(acts, statement, 'failed');
  });

  it('[R24] is taken back until enough have agreed, and the record says so without a name', async () => {
    const kind = 'COUNCIL_ONLY' as const;
    const turn = async (who: Who) => {
      const reasons = 'The law asks the council for it by June.';
      return acts.get(TurnAloneKey).run(statement.actor(who), { kind, seenHash: await seenHash(), reasons });
    };
    allowed(await turn('neil'));
    expect(codesOf(await takeBack('neil', 'PARTNERS_ONLY'))).toEqual(['keys.not-waiting']);
    expect(codesOf(await takeBack('neil', '%'))).toEqual(['keys.not-waiting']);
    allowed(await takeBack('neil', kind));
    expect((await acts.get(AloneView).of(statement.actor('neil'))).council.mine).toBe(false);
    expect(allowed(await turn('amira')).waiting).toBe(true);
    expect(await published()).toBe(0);
    const [entry] = await entriesOf(acts, statement, 'publishing-alone.taken-back');
    expect([entry?.constituency, entry?.facts.kind]).toEqual(['COMMISSIONERS', kind]);
    expect(entry?.actor).not.toBe(statement.members.neil.pseudonym);
    allowed(await turn('neil'));
    expect(await published()).toBe(1);
  });
});
