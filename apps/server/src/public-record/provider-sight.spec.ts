import { sha256Hex } from '#document';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { aStatementReadyToPublish, entriesOf, publish } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { PublicComment } from '../comments/comment.entity.js';
import { DeclaredLimit, StartingPosition } from '../convening/convening.entity.js';
import { DeclareInterests } from '../fair-dealing/declare-interests.js';
import { Council } from '../membership/council.entity.js';
import { RemoveContent } from '../publication/remove-content.js';
import { Statement } from '../statements/statement.entity.js';
import { PublicRecordModule } from './public-record.module.js';

const SECRETS = ['A secret limit', 'A secret comment', 'A secret position', 'A secret name'];

let acts: ActsApp;
let url: string;
let statement: StatementUnderTest;
let path: string;

/** A statement with everything that providers can see and that no version shows, and two declared interests. */
beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
  statement = await aStatementReadyToPublish(acts);
  await addSecrets();
  for (const [who, text] of [
    ['tom', 'We bid for it.'],
    ['neil', 'My sister bids for it.'],
  ] as const) {
    const declared = { hasInterests: true, text, sectionIds: [statement.sections.money], effect: 'declare' };
    allowed(await acts.get(DeclareInterests).run(statement.actor(who), declared));
  }
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  path = `/statements/${council.slug}/${slug}`;
}, 300_000);

afterAll(() => acts.close());

async function addSecrets(): Promise<void> {
  const { id: statementId, members, sections } = statement;
  const at = new Date();
  const { manager } = acts.db;
  await manager.insert(DeclaredLimit, {
    ...{ id: randomUUID(), statementId, kind: 'money', text: 'A secret limit', reason: 'Law', at },
    ...{ endsOn: '2029-01-01', declaredBy: members.amira.id },
  });
  await manager.insert(StartingPosition, {
    ...{ id: randomUUID(), statementId, constituency: 'CARERS', sectionId: sections.money, text: 'A secret position' },
    ...{ salt: '0', hash: sha256Hex('0'), sealedBy: members.ruth.id, sealedAt: at, openedAt: at },
  });
  for (const change of ['A secret comment', 'Another']) {
    await manager.insert(PublicComment, {
      ...{ id: randomUUID(), statementId, sectionId: sections.money, reference: `C-${randomUUID().slice(0, 6)}` },
      ...{ constituency: 'PUBLIC', name: 'A secret name', change, why: 'Why', at, state: 'SHOWN' },
    });
  }
}

const get = (end: string) => fetch(`${url}${path}${end}`, { headers: { accept: 'text/html' } });
const csv = async () => (await (await get('/what-providers-could-see.csv')).text()).trim().split('\r\n');
/** Without the day. */
const rows = async () => (await csv()).slice(1).map((row) => row.replace(/^\d{4}-\d\d-\d\d,/, ''));

describe('what providers could see, for everybody', () => {
  it('[R33] is not public before the statement is', async () => {
    expect((await get('/what-providers-could-see')).status).toBe(404);
    expect((await get('/what-providers-could-see.csv')).status).toBe(404);
  });

  it('[R33] is a page that the published statement links to, and works without script', async () => {
    await publish(acts, statement);
    expect(await (await get('')).text()).toContain(`href="${path}/what-providers-could-see"`);
    const answer = await get('/what-providers-could-see');
    const html = await answer.text();
    expect([answer.status, faultsOfPage(html), html.includes('<script')]).toEqual([200, [], false]);
    expect(wordsOfPage(html)).toContain('Section “Money”');
    expect(html).toContain(`href="${path}#money"`);
    expect(wordsOfPage(html)).toContain('2 comments from the public about “Money”');
  });

  it('[R33] lists everything by day, kind and section, and says what is published', async () => {
    expect((await csv())[0]).toBe('since,kind,count,section,title,published');
    expect((await rows()).sort()).toEqual([
      'comment,2,Money,,no',
      'interest,2,,,yes',
      'limit,1,,,no',
      'position,1,Money,,no',
      'section,1,Money,,yes',
      'section,1,What matters to us,,yes',
      'section,1,Words we use,,yes',
    ]);
  });

  it('[R33] shows no word or name of what is not published', async () => {
    const shown = (await (await get('/what-providers-could-see')).text()) + (await csv()).join();
    expect(SECRETS.filter((secret) => shown.includes(secret))).toEqual([]);
    expect(shown).not.toMatch(/Fullname|We bid/);
  });

  it('[R28][R33] lists an interest whose words were removed as not published any more', async () => {
    const declared = await entriesOf(acts, statement, 'interests.declared');
    const { seq } = declared.find(({ actor }) => actor === statement.members.neil.pseudonym)!;
    const content = { seq, name: 'text', reason: 'It tells of a sister.' };
    for (const who of ['sam', 'des'] as const) {
      allowed(await acts.get(RemoveContent).run(statement.actor(who), content));
    }
    expect((await rows()).filter((row) => row.startsWith('interest')).sort()).toEqual([
      'interest,1,,,no',
      'interest,1,,,yes',
    ]);
    const html = await (await get('')).text();
    expect(wordsOfPage(html)).toContain('Reason: It tells of a sister.');
    expect(html).not.toContain('My sister bids');
  });
});
