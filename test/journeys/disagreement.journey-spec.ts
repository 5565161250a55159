import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openDatabaseBeside } from '../../apps/server/src/database.js';
import { readConfig } from '../../apps/server/src/platform/read-config.js';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import {
  agreeAll,
  coChairs,
  firstOf,
  gather,
  joinOneMore,
  openStage,
  type Gathered,
  type Traveller,
} from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { writeBySeveral } from '../build/write-by-several.js';

const LONG = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';

describeInBrowser('people disagree: over words taken out, words that give away a price, and an answer', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    mailbox = await openMailbox();
    const port = await freePort();
    env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    gathered = await gather({ url: server.url, mailbox, env });
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    browser = await openBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[R8] asks who took out much of another group why, and lets that group put it back once', async () => {
    const carer = await pageOf(firstOf(gathered.travellers, 'CARERS'), 'sections/money');
    await writeIn(carer, LONG);
    const provider = await pageOf(firstOf(gathered.travellers, 'PROVIDERS'), 'sections/money');
    await writeIn(provider, 'Breaks.', async (text) => {
      await text.getByText(LONG).waitFor();
      await text.press('ControlOrMeta+a');
      await text.press('Delete');
    });
    await provider.getByRole('button', { name: 'Show who wrote this' }).click();
    await provider.getByLabel('You took these words out. Why?').fill('Section 1 says it.');
    expect(await axeViolations(provider)).toEqual([]);
    await provider.getByRole('button', { name: 'Say why' }).click();
    await provider.getByText('Because: Section 1 says it.').waitFor();
    await carer.getByRole('button', { name: 'Show who wrote this' }).click();
    await carer.getByText('Because: Section 1 says it.').waitFor();
    expect(await axeViolations(carer)).toEqual([]);
    await carer.getByRole('button', { name: 'Put these words back' }).click();
    await provider.locator('.cp-text').getByText(LONG).waitFor();
    await carer.getByText('Nobody has removed words of somebody else.').waitFor();
  }, 90_000);

  it('[R34] hides words that somebody flags, until somebody who is no provider has checked them', async () => {
    const worker = await pageOf(firstOf(gathered.travellers, 'WORKFORCE'), 'sections/money/flag');
    await worker.getByRole('radio', { name: LONG }).check();
    await worker.getByRole('radio', { name: 'It tells rivals future prices' }).check();
    await worker.getByLabel('What is it about?').fill('A price of next year.');
    await worker.getByRole('button', { name: 'Flag and hide it' }).click();
    await worker.getByRole('heading', { level: 1, name: 'money' }).waitFor();
    await worker.getByText('Hidden while somebody checks it.').first().waitFor();
    expect(await worker.locator('.cp-text').innerText()).not.toContain('booked ahead');
    const chair = await pageOf(coChairs(gathered.travellers)[0]!, 'competition-checks');
    await chair.getByRole('radio', { name: 'Put them back' }).check();
    await chair.getByLabel('Why?').fill('It names no price.');
    expect(await axeViolations(chair)).toEqual([]);
    await chair.getByRole('button', { name: 'Decide' }).click();
    await chair.getByText('Reason: It names no price.').waitFor();
    await worker.locator('.cp-text').getByText(LONG).waitFor();
  }, 90_000);

  it('[R38] hides words at once when somebody is worried about a person; only a safeguarding lead reads and decides', async () => {
    const grace = {
      constituency: null,
      roles: ['safeguarding-lead'],
      email: 'grace@safe.example',
      fullName: 'Grace Lee',
    };
    const lead = await pageOf(await joinOneMore({ url: server.url, mailbox, env }, gathered, grace), 'worries');
    await lead.getByText('Nobody has said that they are worried.').waitFor();
    const chair = await pageOf(coChairs(gathered.travellers)[0]!, 'sections/money');
    await chair.locator('.cp-text').getByText(LONG).waitFor();
    const worker = await pageOf(firstOf(gathered.travellers, 'WORKFORCE'), 'sections/money/flag');
    await worker.getByRole('radio', { name: LONG }).press('Space');
    await worker.getByRole('radio', { name: 'I’m worried about someone' }).press('Space');
    expect(await axeViolations(worker)).toEqual([]);
    await worker.getByRole('button', { name: 'Flag and hide it' }).press('Enter');
    for (const page of [worker, chair]) {
      await page.getByText('Hidden to keep people safe, while a safeguarding lead looks at it.').first().waitFor();
      expect(await page.locator('main').innerText()).not.toContain('booked ahead');
    }
    await chair.goto(`${server.url}/workspace/${gathered.statementId}/worries`);
    await chair.getByRole('heading', { level: 1, name: 'There is no page here' }).waitFor();
    await lead.getByText(LONG).waitFor();
    await lead.getByRole('radio', { name: 'Show them again' }).check();
    await lead.getByLabel('What did you do, and why?').fill('It names nobody.');
    expect(await axeViolations(lead)).toEqual([]);
    await lead.getByRole('button', { name: 'Decide' }).click();
    await lead.getByText('Shown again').waitFor();
    await worker.locator('.cp-text').getByText(LONG).waitFor();
  }, 90_000);

  it('[R13] publishes both views once the time for an answer is over and the two still do not agree', async () => {
    await writeBySeveral(server.url, gathered);
    const own = await pageOf(firstOf(gathered.travellers, 'WORKFORCE'), 'sections/matters/suggest');
    await own.getByLabel('Which part?').selectOption({ label: '1. What providers say about matters.' });
    await own.getByLabel('What should it say?').fill('What workers say about matters.');
    await own.getByLabel('Why?').fill('We work there too.');
    await own.getByRole('button', { name: 'Send suggestion' }).click();
    await own.getByRole('heading', { name: 'Your suggestion' }).waitFor();
    const place = `suggestions/${new URL(own.url()).pathname.split('/').at(-1) ?? ''}`;
    await answer('PEOPLE', place, 'Agree: use these words', 'Workers have to be heard here.');
    await answer('CARERS', place, 'Do not agree', 'It is said in another section.');
    await asIfSuggestedLongAgo();
    const lead = await pageOf(firstOf(gathered.travellers, 'PEOPLE'), place);
    await lead.getByRole('heading', { name: 'You do not agree' }).waitFor();
    expect(await axeViolations(lead)).toEqual([]);
    await lead.getByRole('button', { name: 'Publish both views' }).click();
    await lead.getByRole('heading', { name: 'You do not agree' }).waitFor({ state: 'detached' });
    await own.reload();
    for (const words of ['Workers have to be heard here.', 'It is said in another section.']) {
      await own.getByText(words).first().waitFor();
    }
    expect(await axeViolations(own)).toEqual([]);
  }, 90_000);

  async function answer(group: string, place: string, choice: string, reason: string): Promise<void> {
    const page = await pageOf(firstOf(gathered.travellers, group), place);
    await page.getByLabel(choice, { exact: true }).check();
    await page.getByLabel('Our reason').fill(reason);
    await page.getByRole('button', { name: 'Send to a second person' }).click();
    await page.getByText(reason).first().waitFor();
    await page.close();
  }

  /** As if the days that the agreement gives for an answer were over. */
  async function asIfSuggestedLongAgo(): Promise<void> {
    const { db, close } = await openDatabaseBeside(readConfig(env));
    await db.query(`UPDATE proposal SET received_at = '2020-01-01' WHERE statement_id = $1`, [gathered.statementId]);
    await close();
  }

  async function pageOf({ cookie }: Traveller, path: string): Promise<Page> {
    const context: BrowserContext = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(`${server.url}/workspace/${gathered.statementId}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
});

/** Somebody starts to write, does something first where that is wanted, types, and is done. */
async function writeIn(
  page: Page,
  words: string,
  first: (text: ReturnType<Page['getByRole']>) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: /Start writing|Edit this section/ }).click();
  const text = page.getByRole('textbox', { name: /Editing$/ });
  await text.waitFor();
  await first(text);
  await text.pressSequentially(words, { delay: 5 });
  await page.getByText(/^All changes saved \d\d:\d\d/).waitFor();
  await page.getByRole('button', { name: 'Done editing' }).click();
}
