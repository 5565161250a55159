import { aCouncil, aMemberOf, anInvitation, aStatementOf } from '../../../../test/build/a-council.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Config } from '../platform/config.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { adminCommand } from './admin-command.js';
import { Council, CouncilAdministrator, CouncilOfficer } from './council.entity.js';
import { Sessions } from './sessions.js';

let web: WebApp;

beforeAll(async () => {
  web = await startWebApp();
});

afterAll(() => web.close());

/** Runs a command on the database of the server, which keeps running. */
const run = (args: readonly string[], settings: Partial<Config> = {}) =>
  adminCommand(args, () =>
    Promise.resolve({ config: { ...web.get(Config), ...settings }, db: web.db, close: () => Promise.resolve() }),
  );
const create = (slug: string, settings: Partial<Config> = {}, more: readonly string[] = []) =>
  run(
    [
      ...['create-council', '--name', 'Northmoor Council', '--slug', slug, '--contact', 'care@northmoor.test'],
      ...['--safeguarding', 'Call 999.', '--admin-name', 'Pat Reed', '--admin-email', `Pat@${slug}.test`, ...more],
    ],
    settings,
  );
const linkIn = (say: string) => say.slice(say.indexOf(`${web.baseUrl}/`) + web.baseUrl.length).split(/\s/)[0] ?? '';
const councils = () => web.db.manager.count(Council);

describe('create-council', () => {
  it('makes a council and its administrator, who signs in with the link, once, in any browser', async () => {
    const { exitCode, say } = await create('moor');
    expect([exitCode, say]).toEqual([0, expect.stringContaining('Northmoor Council is there. Pat Reed looks after')]);
    const [browser, late] = [new PlainBrowser(web), new PlainBrowser(web)];
    expect((await browser.get(linkIn(say))).status).toBe(200);
    expect((await browser.post(linkIn(say))).location).toBe('/workspace');
    expect((await late.post(linkIn(say))).status).toBe(410);
    const person = await web.get(Sessions).personOf(browser.cookieHeader());
    const council = await web.db.manager.findOneByOrFail(Council, { slug: 'moor' });
    const administrator = { councilId: council.id, personId: person?.personId };
    expect(await web.db.manager.existsBy(CouncilAdministrator, administrator)).toBe(true);
  });

  it('[R27] begins the record of the council, and records that a link was made', async () => {
    await create('record');
    const { id: chain } = await web.db.manager.findOneByOrFail(Council, { slug: 'record' });
    const entries = await web.db.manager.find(RecordEntryRow, { where: { chain }, order: { seq: 'ASC' } });
    expect(entries.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['council.created', { slug: 'record' }],
      ['operator.link-made', {}],
    ]);
  });

  it('writes to the administrator where there is a mail server, and shows no link', async () => {
    const { say } = await create('mailed', { smtpUrl: 'smtp://mail.test' });
    expect(say).not.toContain('/sign-in/link/');
    const [letter] = await web.letters('pat@mailed.test');
    expect(letter?.text).toContain(`${web.baseUrl}/sign-in`);
  });

  it('gives every reason at once, with the option to change, and makes nothing', async () => {
    const before = await councils();
    const { exitCode, say } = await run(['create-council', '--slug', 'North Moor', '--admin-email', 'pat']);
    const options = [...say.matchAll(/^- --([\w-]+):/gm)].map(([, option]) => option);
    expect(options).toEqual(['name', 'slug', 'contact', 'safeguarding', 'admin-name', 'admin-email']);
    expect([exitCode, await councils()]).toEqual([1, before]);
  });

  it('makes no second council of the same short name', async () => {
    await create('twice');
    const before = await councils();
    const { exitCode, say } = await create('twice');
    expect([exitCode, say]).toEqual([1, expect.stringContaining('--slug: There is already a council at "twice".')]);
    expect(await councils()).toBe(before);
  });

  it.each([
    ['an option that is not known', ['--color', 'red'], 'There is no option --color.'],
    ['an option without a value', ['--name'], 'Write what --name is after it.'],
    ['words without quotation marks', ['Northmoor', 'Council'], '"Council" stands alone.'],
  ])('opens no database for %s', async (_what, args, sentence) => {
    const opened = adminCommand(['create-council', ...args], () => Promise.reject(new Error('It was opened.')));
    expect((await opened).say).toContain(sentence);
  });
});

describe('sign-in-link', () => {
  it('makes a new link for an administrator', async () => {
    await create('again');
    const { exitCode, say } = await run(['sign-in-link', '--email', 'PAT@again.test']);
    expect([exitCode, (await new PlainBrowser(web).post(linkIn(say))).status]).toEqual([0, 303]);
  });

  it.each(['joy@nobody.test', ''])('makes none for who is no administrator: "%s"', async (email) => {
    const { exitCode, say } = await run(['sign-in-link', '--email', email]);
    expect([exitCode, say]).toEqual([
      1,
      expect.stringContaining('No administrator or officer of a council has this address.'),
    ]);
  });
});

describe('name-officer', () => {
  const name = (council: string, email: string) =>
    run(['name-officer', '--council', council, '--name', 'Jo Hart', '--email', email]);

  it('names who answers for a council, says where, and the record names nobody', async () => {
    await create('answering');
    const { exitCode, say } = await name('answering', 'jo@answering.test');
    expect([exitCode, say]).toEqual([0, expect.stringContaining('/council-desk/answering')]);
    const { id: chain } = await web.db.manager.findOneByOrFail(Council, { slug: 'answering' });
    const [entry] = await web.db.manager.findBy(RecordEntryRow, { chain, kind: 'officer.named' });
    expect(JSON.stringify(entry)).not.toMatch(/jo@|hart/i);
    await run(['erase-person', '--email', 'jo@answering.test', '--confirm', 'erase']);
    const erased = await web.db.manager.findOneByOrFail(RecordEntryRow, { chain, kind: 'person.erased' });
    expect(erased.facts).toEqual(entry?.facts);
    expect(await web.db.manager.existsBy(CouncilOfficer, { councilId: chain as Council['id'] })).toBe(false);
  });

  it('signs the officer in by a link where there is no mail, then and again, and ends it', async () => {
    await create('ending');
    const { say } = await name('ending', 'jo@ending.test');
    expect((await new PlainBrowser(web).post(linkIn(say))).status).toBe(303);
    const again = await run(['sign-in-link', '--email', 'jo@ending.test']);
    const officer = new PlainBrowser(web);
    await officer.post(linkIn(again.say));
    expect((await officer.get('/council-desk/ending')).status).toBe(200);
    const end = (council = 'ending') => run(['end-officer', '--council', council, '--email', 'JO@ending.test']);
    expect(await end()).toEqual({ exitCode: 0, say: expect.stringContaining('Nobody answers for the council now.') });
    expect((await officer.get('/council-desk/ending')).status).toBe(404);
    expect((await end()).say).toContain('--email: No officer of this council has this address.');
    expect((await end('nowhere')).say).toContain('--council: There is no council');
    const { id: chain } = await web.db.manager.findOneByOrFail(Council, { slug: 'ending' });
    const [named, ended] = ['officer.named', 'officer.ended'].map((kind) => ({ chain, kind }));
    const entryOf = (where: object) => web.db.manager.findOneByOrFail(RecordEntryRow, where);
    expect((await entryOf(ended!)).facts).toEqual((await entryOf(named!)).facts);
  });

  it('[R7] names no administrator, and says which options are wrong', async () => {
    await create('settings');
    expect((await name('settings', 'pat@settings.test')).say).toContain('--email: This person looks after');
    expect((await name('nowhere', 'jo')).say).toMatch(/--email: Give[^]*--council: There is no council/);
  });
});

describe('erase-person', () => {
  const erase = (...args: readonly string[]) => run(['erase-person', ...args]);

  it('[R28] erases who asked for it on paper, and names nobody in its answer', async () => {
    await create('paper');
    const { exitCode, say } = await erase('--email', 'PAT@paper.test', '--confirm', 'erase');
    expect([exitCode, say]).toEqual([0, expect.stringMatching(/^Erased on \d{4}-\d\d-\d\d\./)]);
    expect(say).not.toMatch(/pat/i);
    expect(await web.db.query(`SELECT 1 FROM person WHERE email = 'pat@paper.test'`)).toEqual([]);
    const { id: chain } = await web.db.manager.findOneByOrFail(Council, { slug: 'paper' });
    expect(await web.db.manager.existsBy(RecordEntryRow, { chain, kind: 'person.erased' })).toBe(true);
    expect(await web.db.manager.existsBy(CouncilAdministrator, { councilId: chain as Council['id'] })).toBe(false);
  });

  it('erases somebody without an address by the id of the member', async () => {
    const council = await aCouncil(web);
    const { personId, id } = await aMemberOf(
      ...([web, council, anInvitation(await aStatementOf(web, council), { email: 'lee@paper.test' })] as const),
    );
    expect((await erase('--member', id, '--confirm', 'erase')).exitCode).toBe(0);
    expect(await web.db.query('SELECT full_name FROM person WHERE id = $1', [personId])).toEqual([{ full_name: '' }]);
  });

  it.each([
    [[], 'one of the two'],
    [['--email', 'pat@kept.test', '--member', 'x', '--confirm', 'erase'], 'one of the two'],
    [['--email', 'pat@kept.test'], 'add: --confirm erase'],
    [['--email', 'joy@nobody.test', '--confirm', 'erase'], 'Nobody has this address'],
    [['--member', 'not an id', '--confirm', 'erase'], 'Nobody has this address or this id'],
  ])('erases nobody with %j', async (args, sentence) => {
    await create('kept');
    expect(await erase(...args)).toEqual({ exitCode: 1, say: expect.stringContaining(sentence) });
    expect(await web.db.query(`SELECT full_name FROM person WHERE email = 'pat@kept.test'`)).toHaveLength(1);
  });
});

describe('the command', () => {
  it.each([[[]], [['--help']], [['create-council', '--help']]])('says how it is used: %j', async (args) => {
    const { exitCode, say } = await adminCommand(args, () => Promise.reject(new Error('It was opened.')));
    expect([exitCode, say]).toEqual([0, expect.stringContaining('create-council --name')]);
  });

  it('says which commands there are when one is not known', async () => {
    const { exitCode, say } = await run(['delete-council']);
    expect([exitCode, say]).toEqual([1, expect.stringContaining('There is no command "delete-council".')]);
  });
});
