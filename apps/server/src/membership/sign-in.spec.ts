import { randomUUID } from 'node:crypto';
import { aCouncil, askToSignIn, type CouncilUnderTest } from '../../../../test/build/a-council.js';
import { atOnce, PlainBrowser, startWebApp, type Answer, type WebApp } from '../../../../test/build/web-app.js';
import { Clock } from '../platform/clock.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { AskToSignIn } from './ask-to-sign-in.js';
import { BrowserKey } from './browser-key.js';
import { RedeemSignIn } from './redeem-sign-in.js';
import { Session, SignInLink } from './session.entity.js';
import { Sessions } from './sessions.js';

let web: WebApp;
let council: CouncilUnderTest;

beforeAll(async () => {
  web = await startWebApp();
});

afterAll(() => web.close());

beforeEach(async () => {
  web.get(Clock).pin(null);
  council = await aCouncil(web);
});

const ask = (browser: PlainBrowser, email = council.email, returnTo = '') =>
  askToSignIn(web, browser, { email, returnTo });
const isSignedIn = async (browser: PlainBrowser) =>
  (await web.get(Sessions).personOf(browser.cookieHeader()))?.personId === council.administrator.personId;
const headingOf = ({ text }: Answer) => />([^<]+)<\/h1>/.exec(text)?.[1];
const errorOf = ({ text }: Answer) => /<\/span> ([^<]+)<\/p>/.exec(text)?.[1];
const later = (minutes: number) => web.get(Clock).pin(new Date(Date.now() + minutes * 60_000));
const sessions = () => web.db.manager.countBy(Session, { personId: council.administrator.personId });

describe('a mailed link', () => {
  it('[S10] signs in the browser that asked, where the button is pressed', async () => {
    const browser = new PlainBrowser(web);
    const { link } = await ask(browser, council.email, '/workspace/a?b=c');
    const page = await browser.get(link);
    expect([page.status, headingOf(page)]).toEqual([200, 'Sign in as p***@northmoor.test']);
    const answer = await browser.post(link);
    expect([answer.status, answer.location, await isSignedIn(browser)]).toEqual([303, '/workspace/a?b=c', true]);
  });

  it('[S10] is not used up by GET and HEAD, however often', async () => {
    const browser = new PlainBrowser(web);
    const { link } = await ask(browser);
    for (let i = 0; i < 3; i++) await Promise.all([browser.get(link), browser.head(link)]);
    expect(await isSignedIn(browser)).toBe(false);
    await browser.post(link);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('[S10] is of no use to a mail scanner that presses the button, and stays good', async () => {
    const browser = new PlainBrowser(web);
    const scanner = new PlainBrowser(web);
    const { link } = await ask(browser);
    const answer = await scanner.post(link);
    expect([answer.status, headingOf(answer)]).toEqual([410, 'Open the link in the browser where you asked']);
    expect([await isSignedIn(scanner), scanner.cookies.size]).toEqual([false, 0]);
    await browser.post(link);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('[S10] works once', async () => {
    const browser = new PlainBrowser(web);
    const { link } = await ask(browser);
    await browser.post(link);
    const again = await browser.post(link);
    expect([again.status, headingOf(again), await sessions()]).toEqual([410, 'This link was used already', 1]);
  });

  it('[S10] lets one of twenty at once in', async () => {
    const browser = new PlainBrowser(web);
    const { link } = await ask(browser);
    const hash = web.get(BrowserKey).hashIn(browser.cookieHeader());
    const redeemed = await atOnce(web, 20, () => web.get(RedeemSignIn).byLink(link.slice(-43), hash));
    expect(redeemed.filter(({ outcome }) => outcome === 'signed-in')).toHaveLength(1);
    expect(await sessions()).toBe(1);
  });

  it('[S10] runs out after 15 minutes', async () => {
    const browser = new PlainBrowser(web);
    const { link } = await ask(browser);
    later(15.1);
    const answers = [await browser.get(link), await browser.post(link)];
    expect(answers.map(headingOf)).toEqual(['This link has run out', 'This link has run out']);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('[S10] that nobody was sent says so', async () => {
    const answer = await new PlainBrowser(web).get(`/sign-in/link/${'x'.repeat(43)}`);
    expect([answer.status, headingOf(answer)]).toEqual([410, 'This link does not work']);
  });

  it('[S10] is nowhere in the database but in the letter', async () => {
    const { link } = await ask(new PlainBrowser(web));
    const rows = JSON.stringify(await web.db.manager.find(SignInLink));
    expect(rows).not.toContain(link.slice(-43));
  });
});

describe('a code', () => {
  it('[S10] signs in the browser that asked, with spaces in it or without', async () => {
    const browser = new PlainBrowser(web);
    const { code } = await ask(browser);
    await browser.post('/sign-in/check', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` });
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('[S10] is of no use in another browser', async () => {
    const other = new PlainBrowser(web);
    const { code } = await ask(new PlainBrowser(web));
    const answer = await other.post('/sign-in/check', { code });
    expect([answer.status, errorOf(answer)]).toEqual([400, expect.stringContaining('in the browser where you asked')]);
  });

  it('[S10] may be tried five times, and is void then', async () => {
    const browser = new PlainBrowser(web);
    const { code } = await ask(browser);
    const wrong = code === '000000' ? '000001' : '000000';
    const answers = await atOnce(web, 8, () => browser.post('/sign-in/check', { code: wrong }));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    expect(errorOf(await browser.post('/sign-in/check', { code }))).toMatch(/wrong 5 times/);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('[S10] works once, and not after the link has', async () => {
    const browser = new PlainBrowser(web);
    const { code, link } = await ask(browser);
    await browser.post(link);
    await browser.post('/sign-in/check', { code });
    expect(await sessions()).toBe(1);
  });

  it('[S10] runs out after 15 minutes', async () => {
    const browser = new PlainBrowser(web);
    const { code } = await ask(browser);
    later(15.1);
    expect(errorOf(await browser.post('/sign-in/check', { code }))).toBe('The code has run out. Ask for a new one.');
  });
});

describe('asking to sign in', () => {
  it('[S11] answers the same for an address that nobody has', async () => {
    const both = [await ask(new PlainBrowser(web)), await ask(new PlainBrowser(web), `${randomUUID()}@nobody.test`)];
    const [known, unknown] = both.map(({ answer }) => ({
      status: answer.status,
      location: answer.location,
      text: answer.text,
      cookie: answer.headers.get('set-cookie')?.replace(/asked=[\w-]{43};/, ''),
      headers: [...answer.headers.keys()],
    }));
    expect(unknown).toEqual(known);
    expect(both[1]?.link).toBe('');
  });

  it('[S11] does the same work for an address that nobody has, and undoes the letter', async () => {
    const workFor = async (email: string) => {
      const done: string[] = [];
      const { logger } = web.db;
      const listener = { logQuery: (query: string) => void done.push(query) };
      Object.assign(web.db, { logger: Object.assign(Object.create(logger) as object, listener) });
      await web.get(AskToSignIn).run({ email, browserHash: randomUUID(), returnTo: '' });
      Object.assign(web.db, { logger });
      return done;
    };
    const [known, unknown] = [await workFor(council.email), await workFor(`${randomUUID()}@nobody.test`)];
    expect(known).toContain('RELEASE SAVEPOINT letter');
    expect(unknown).toEqual(known.map((query) => query.replace('RELEASE SAVEPOINT', 'ROLLBACK TO SAVEPOINT')));
  });

  it('[S11] takes as long for an address that nobody has', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let i = 0; i < 40; i++) {
      const someone = await aCouncil(web);
      for (const [kind, email] of [
        ['known', someone.email],
        ['unknown', `${randomUUID()}@nobody.test`],
      ] as const) {
        const browser = new PlainBrowser(web);
        const began = process.hrtime.bigint();
        await browser.post('/sign-in', { email, returnTo: '' });
        times[kind].push(Number(process.hrtime.bigint() - began) / 1e6);
      }
    }
    const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length / 2] ?? 0;
    const ratio = median(times.known) / median(times.unknown);
    // A busy machine alone makes a third of difference.
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it('[S11] gives a code for an address that nobody has, and none is right', async () => {
    const browser = new PlainBrowser(web);
    await ask(browser, `${randomUUID()}@nobody.test`);
    expect((await browser.post('/sign-in/check', { code: '123456' })).status).toBe(400);
  });

  it('[S10] sends at most five letters an hour to an address, and keeps the fifth good', async () => {
    const browser = new PlainBrowser(web);
    const asked = [];
    for (let i = 0; i < 7; i++) asked.push(await ask(browser));
    expect(await web.letters(council.email)).toHaveLength(5);
    expect(asked.map(({ answer }) => answer.location)).toEqual(asked.map(() => '/sign-in/check'));
    await browser.post(asked[4]?.link ?? '');
    expect(await isSignedIn(browser)).toBe(true);
    later(61);
    await ask(browser);
    expect(await web.letters(council.email)).toHaveLength(6);
  });

  it('[S10] sends no more than five when twenty ask at once', async () => {
    await atOnce(web, 20, () => ask(new PlainBrowser(web)));
    expect(await web.letters(council.email)).toHaveLength(5);
  });

  it.each([
    ['a name', 'pat'],
    ['nothing after the @', 'pat@'],
    ['nothing', ''],
    ['two words', 'a b@c.test'],
    ['a very long line', `${'a'.repeat(250)}@c.test`],
  ])('says what is wrong with an address that is %s, and sends nothing', async (_what, email) => {
    const before = await web.db.manager.count(QueuedMail);
    const answer = await new PlainBrowser(web).post('/sign-in', { email, returnTo: '' });
    expect([answer.status, errorOf(answer)]).toEqual([400, 'Write your e-mail address, like name@example.org.']);
    expect(answer.text).toContain('<title>Error: Sign in');
    expect(await web.db.manager.count(QueuedMail)).toBe(before);
  });

  it('[S10] finds an address in whichever case it is typed', async () => {
    await new PlainBrowser(web).post('/sign-in', { email: ` ${council.email.toUpperCase()} ` });
    expect(await web.letters(council.email)).toHaveLength(1);
  });

  it.each(['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '/\t/evil.test', ''])(
    '[S10] leads nowhere else after sign-in: %j',
    async (returnTo) => {
      const browser = new PlainBrowser(web);
      const { link } = await ask(browser, council.email, returnTo);
      expect((await browser.post(link)).location).toBe('/workspace');
    },
  );
});
