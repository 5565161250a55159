import { aCouncil, askToSignIn, browserOf, type CouncilUnderTest } from '../../../../test/build/a-council.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Clock } from '../platform/clock.js';
import { Session } from './session.entity.js';
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

const ask = (browser: PlainBrowser) => askToSignIn(web, browser, { email: council.email });
const isSignedIn = async (browser: PlainBrowser) =>
  (await web.get(Sessions).personOf(browser.cookieHeader()))?.personId === council.administrator.personId;
const later = (minutes: number) => web.get(Clock).pin(new Date(Date.now() + minutes * 60_000));

describe('a sign-in', () => {
  it('[S12] is not taken over from before: a planted cookie signs nobody in', async () => {
    const browser = new PlainBrowser(web);
    browser.cookies.set('session', 'planted');
    const { link } = await ask(browser);
    await browser.post(link);
    expect(browser.cookies.get('session')).toMatch(/^[\w-]{43}$/);
    expect(await web.get(Sessions).personOf('session=planted')).toBeNull();
  });

  it('[S12] gets a new token each time, and the one before ends', async () => {
    const browser = new PlainBrowser(web);
    await browser.post((await ask(browser)).link);
    const before = browser.cookieHeader();
    await browser.post((await ask(browser)).link);
    expect(browser.cookieHeader()).not.toBe(before);
    expect([await web.get(Sessions).personOf(before), await isSignedIn(browser)]).toEqual([null, true]);
  });

  it('[S12] ends with signing out, in this browser only', async () => {
    const [browser, other] = [
      await browserOf(web, council.administrator.personId),
      await browserOf(web, council.administrator.personId),
    ];
    const before = browser.cookieHeader();
    const answer = await browser.post('/sign-out');
    expect([answer.status, answer.location, browser.cookies.has('session')]).toEqual([303, '/', false]);
    expect([await web.get(Sessions).personOf(before), await isSignedIn(other)]).toEqual([null, true]);
  });

  it('[S12] can be ended everywhere', async () => {
    const [browser, other] = [
      await browserOf(web, council.administrator.personId),
      await browserOf(web, council.administrator.personId),
    ];
    await browser.post('/sign-out', { everywhere: 'yes' });
    expect(await isSignedIn(other)).toBe(false);
  });

  it('[S12] runs out after 30 days', async () => {
    const browser = await browserOf(web, council.administrator.personId);
    later(30 * 24 * 60 + 1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('[S12] keeps only the hash of its token', async () => {
    const browser = await browserOf(web, council.administrator.personId);
    const rows = JSON.stringify(await web.db.manager.findBy(Session, { personId: council.administrator.personId }));
    expect(rows).not.toContain(browser.cookies.get('session'));
  });

  it.each([
    ['/sign-in', { email: 'pat@northmoor.test' }],
    ['/sign-in/check', { code: '123456' }],
    ['/sign-out', {}],
  ])('[S12] is not touched from a page of another site: POST %s', async (path, fields) => {
    const browser = await browserOf(web, council.administrator.personId);
    for (const origin of ['https://evil.test', 'null', `${web.baseUrl}.evil.test`]) {
      expect((await browser.post(path, fields, origin)).status).toBe(403);
    }
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('is asked for once, and leads back to where one was', async () => {
    const answer = await new PlainBrowser(web).get('/workspace/somewhere');
    expect([answer.status, answer.location]).toEqual([
      303,
      `/sign-in?returnTo=${encodeURIComponent('/workspace/somewhere')}`,
    ]);
  });
});

describe('cookies', () => {
  it('[S12] are HttpOnly and SameSite=Lax; with https also Secure and bound to the host', async () => {
    const secure = await startWebApp({ BASE_URL: 'https://position.test' });
    try {
      const { email } = await aCouncil(secure);
      const [plain, safe] = [
        await new PlainBrowser(web).post('/sign-in', { email: council.email }),
        await new PlainBrowser(secure).post('/sign-in', { email }),
      ];
      expect(plain.headers.get('set-cookie')).toMatch(/^asked=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=3600$/);
      expect(safe.headers.get('set-cookie')).toMatch(/^__Host-asked=[\w-]+; Path=\/; HttpOnly; .*; Secure$/);
      expect(web.get(Sessions).cookie('t')).toMatch(/^session=t; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
      expect(secure.get(Sessions).cookie('t')).toMatch(/^__Host-session=t; Path=\/; HttpOnly; .*; Secure$/);
    } finally {
      await secure.close();
    }
  });
});
