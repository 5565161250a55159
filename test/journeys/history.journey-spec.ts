import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { agreeAll, firstOf, gather, openStage, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';

/** Sixty words, so that taking them away is asked about. */
const LONG = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');

describeInBrowser('words are taken away by mistake, kept, taken away on purpose, and brought back', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let asha: Page;
  let ben: Page;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    mailbox = await openMailbox();
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    gathered = await gather({ url: server.url, mailbox, env });
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    browser = await openBrowser();
    asha = await pageOf(firstOf(gathered.travellers, 'PEOPLE'));
    ben = await pageOf(firstOf(gathered.travellers, 'PROVIDERS'));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[P8] asks who selects everything and deletes it, and Escape keeps the words', async () => {
    await edit(asha);
    await textbox(asha).press('End');
    await asha.keyboard.insertText(LONG);
    await saved(asha);
    await edit(ben);
    await textbox(ben).getByText('word59').waitFor();
    await textbox(ben).press('ControlOrMeta+a');
    await textbox(ben).press('Delete');
    await dialog(ben).waitFor();
    await ben.getByText('This takes away 60 of 60 words.').waitFor();
    expect(await axeViolations(ben)).toEqual([]);
    expect(await ben.evaluate('document.activeElement.textContent')).toMatch(/^You are about/);
    await ben.keyboard.press('Escape');
    await textbox(ben).getByText('word59').waitFor();
    expect(await textbox(asha).innerText()).toContain('word59');
    expect(await dialog(ben).count()).toBe(0);
  });

  it('[P8] takes the words away for everyone once it is meant', async () => {
    await textbox(ben).press('ControlOrMeta+a');
    await ben.keyboard.insertText('Short words.');
    await dialog(ben).waitFor();
    await ben.getByRole('button', { name: 'Take them away' }).click();
    await saved(ben);
    await textbox(asha).getByText('word59').waitFor({ state: 'detached' });
  });

  it('[P14] opens what was, says what is different now, and gives it a name', async () => {
    await ben.goto(sectionAddress());
    await ben.getByRole('link', { name: 'History of this section' }).click();
    await ben.getByRole('heading', { name: /^History of/, level: 1 }).waitFor();
    await ben.getByText('Person who draws on care 1 (People)').first().waitFor();
    expect(await axeViolations(ben)).toEqual([]);
    await ben.locator('li').filter({ hasText: 'Person who draws on care 1' }).getByRole('link').first().click();
    await ben.getByRole('heading', { name: /as it was on/, level: 1 }).waitFor();
    await ben.getByText('Since then 2 words came and 60 words went.').waitFor();
    expect(await ben.locator('del').innerText()).toContain('word59');
    await ben.getByLabel('Name').fill('Before the mistake');
    await ben.getByRole('button', { name: 'Name this version' }).click();
    await ben.getByText('Called “Before the mistake”.').waitFor();
    expect(await axeViolations(ben)).toEqual([]);
  });

  it('[P14] brings it back as one more change, which others see and which is in the history', async () => {
    await ben.getByRole('button', { name: 'Bring this version back' }).click();
    await ben.getByText(/This is one more change, in your name/).waitFor();
    expect(await axeViolations(ben)).toEqual([]);
    await ben.getByRole('button', { name: 'Yes, bring it back' }).click();
    await ben.getByRole('link', { name: 'History of this section' }).waitFor();
    await textbox(asha).getByText('word59').waitFor();
    await ben.getByRole('link', { name: 'History of this section' }).click();
    await ben.getByText('An older version was brought back.').waitFor();
    await ben.getByRole('link', { name: 'Before the mistake' }).click();
    await ben.getByText('Nothing. The section says exactly this now.').waitFor();
  });

  it('fits a narrow screen', async () => {
    for (const page of [`${sectionAddress()}/history`, `${sectionAddress()}/history/1`]) {
      await ben.setViewportSize({ width: 360, height: 800 });
      await ben.goto(page);
      await ben.getByRole('heading', { level: 1 }).waitFor();
      await ben.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await ben.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      expect(await axeViolations(ben)).toEqual([]);
    }
  });

  const sectionAddress = (): string => `${server.url}/workspace/${gathered.statementId}/sections/matters`;

  async function pageOf({ cookie }: Traveller): Promise<Page> {
    const context: BrowserContext = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    return context.newPage();
  }

  async function edit(page: Page): Promise<void> {
    await page.goto(sectionAddress());
    await page.getByRole('button', { name: /Start writing|Edit this section/ }).click();
    await textbox(page).waitFor();
  }
});

function textbox(page: Page) {
  return page.getByRole('textbox', { name: /Editing$/ });
}

function dialog(page: Page) {
  return page.getByRole('dialog', { name: 'You are about to take away a large part of this section' });
}

async function saved(page: Page): Promise<void> {
  await page.getByText(/^All changes saved \d\d:\d\d/).waitFor();
}
