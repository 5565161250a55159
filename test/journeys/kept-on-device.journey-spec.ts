import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { agreeAll, firstOf, gather, openStage, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

describeInBrowser('words are written without a connection, on a device of one’s own and on a shared one', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let start: () => Promise<RunningServer>;
  let device: BrowserContext;
  let ben: Page;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    mailbox = await openMailbox();
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    start = () => startServer({ port, env });
    server = await start();
    gathered = await gather({ url: server.url, mailbox, env });
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    browser = await openBrowser();
    device = await browser.newContext();
    await signIn(device, firstOf(gathered.travellers, 'PEOPLE'));
    const elsewhere = await browser.newContext();
    await signIn(elsewhere, firstOf(gathered.travellers, 'PROVIDERS'));
    ben = await edit(elsewhere);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[P10] keeps nothing on the device that its owner did not ask to be kept', async () => {
    const page = await edit(device);
    await typeWithoutServer(page, 'Not kept. ');
    await page.getByText('Offline – not kept if you close this page').waitFor();
    expect(await databases(page)).toEqual([]);
    await page.close();
    server = await start();
  });

  it('[P10] keeps them when asked, and sends them when the section is opened again', async () => {
    const page = await edit(device);
    await choose(page);
    expect(await axeViolations(page)).toEqual([]);
    await typeWithoutServer(page, 'Kept for later. ');
    await page.getByText('Offline – kept on this device').waitFor();
    await until(async () => (await keptWords(page)).includes('Kept for later.'), 20_000);
    await page.close();
    server = await start();
    const again = await open(device);
    await again.getByText(/^All changes saved \d\d:\d\d/).waitFor();
    await textbox(ben).getByText('Kept for later.').waitFor();
    await until(async () => (await databases(again)).length === 0, 20_000);
    await again.close();
  });

  it('[P10] shows them to nobody else who uses the device, and forgets them at sign-out', async () => {
    const page = await edit(device);
    await typeWithoutServer(page, 'For nobody else. ');
    await until(async () => (await keptWords(page)).includes('For nobody else.'), 20_000);
    await page.close();
    server = await start();
    await signIn(device, firstOf(gathered.travellers, 'CARERS'));
    const other = await open(device);
    await other.getByText('All changes saved').waitFor();
    expect(await other.content()).not.toContain('For nobody else.');
    expect(await databases(other)).toHaveLength(1);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect([await databases(other), await choices(other)]).toEqual([[], 0]);
    expect(await textbox(ben).innerText()).not.toContain('For nobody else.');
  });

  async function signIn(context: BrowserContext, { cookie }: Traveller): Promise<void> {
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.clearCookies();
    await context.addCookies([{ name, value, url: server.url }]);
  }

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${server.url}/workspace/${gathered.statementId}/sections/matters`);
    await page.getByRole('button', { name: /Start writing|Edit this section/ }).waitFor();
    return page;
  }

  async function edit(context: BrowserContext): Promise<Page> {
    const page = await open(context);
    await page.getByRole('button', { name: /Start writing|Edit this section/ }).click();
    await textbox(page).waitFor();
    return page;
  }

  async function typeWithoutServer(page: Page, words: string): Promise<void> {
    await server.kill();
    await page.getByText(/^(Reconnecting|Offline)/).waitFor();
    await textbox(page).press('End');
    await textbox(page).pressSequentially(words, { delay: 5 });
  }
});

function textbox(page: Page) {
  return page.getByRole('textbox', { name: /Editing$/ });
}

async function choose(page: Page): Promise<void> {
  await page.getByText('If you lose your connection').click();
  await page.getByRole('checkbox', { name: 'Keep words that are not saved on this device' }).check();
}

/** Names of the databases that the page finds on the device. */
function databases(page: Page): Promise<string[]> {
  return page.evaluate('indexedDB.databases().then((all) => all.map(({ name }) => name))');
}

/** Words that the device keeps, of all databases. */
function keptWords(page: Page): Promise<string> {
  return page.evaluate(`(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const words = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      const windows = database.objectStoreNames.contains('windows')
        ? await done(database.transaction('windows').objectStore('windows').getAll())
        : [];
      words.push(...windows.map((one) => one.words));
      database.close();
    }
    return words.join(' ');
  })()`);
}

/** How many choices the device remembers. */
function choices(page: Page): Promise<number> {
  return page.evaluate('localStorage.length');
}
