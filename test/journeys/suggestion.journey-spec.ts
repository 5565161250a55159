import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { agreeAll, coChairs, firstOf, gather, openStage, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { writeBySeveral } from '../build/write-by-several.js';

const BEFORE = 'What providers say about matters.';
const AFTER = 'What providers and their workers say about matters.';

describeInBrowser('a statement gets together, a change is suggested, answered by two, and looked at again', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let suggestion = '';

  beforeAll(async () => {
    database = await createEmptyDatabase();
    mailbox = await openMailbox();
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    gathered = await gather({ url: server.url, mailbox, env });
    await openStage(gathered, 'CONCORDAT');
    browser = await openBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[R4] answers a nomination before the writing begins', async () => {
    const carer = await pageOf(firstOf(gathered.travellers, 'CARERS'), 'getting-together');
    await carer.getByText('Nominate a person or a topic').click();
    await carer.getByLabel('What?').fill('Breaks at night');
    await carer.getByRole('button', { name: 'Nominate' }).click();
    await carer.getByText('Waiting for an answer').waitFor();
    expect(await axeViolations(carer)).toEqual([]);
    const [chair] = coChairs(gathered.travellers);
    const answering = await pageOf(chair!, 'getting-together');
    await answering.getByText('Answer', { exact: true }).click();
    await answering.getByLabel('Why?', { exact: true }).fill('Nobody else speaks of the nights.');
    await answering.getByRole('button', { name: 'Give this answer' }).click();
    await carer.getByText('Nobody else speaks of the nights.').waitFor();
  }, 60_000);

  it('[R6] seals where a group starts from, and shows its words to that group only', async () => {
    const provider = await pageOf(firstOf(gathered.travellers, 'PROVIDERS'), 'getting-together');
    await provider.getByText('Seal where your group stands').click();
    await provider.getByLabel('Where does your group stand?').fill('Travel must be paid.');
    await provider.getByRole('button', { name: 'Seal it' }).click();
    await provider.getByText('Travel must be paid.').waitFor();
    const other = await pageOf(firstOf(gathered.travellers, 'CARERS'), 'getting-together');
    await other.getByText('Its words are sealed.').waitFor();
    expect(await other.content()).not.toContain('Travel must be paid.');
  }, 60_000);

  it('[R13] takes a suggestion, which changes nothing by itself', async () => {
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    await writeBySeveral(server.url, gathered);
    const page = await pageOf(firstOf(gathered.travellers, 'WORKFORCE'), 'sections/matters/suggest');
    await page.getByLabel('Which part?').selectOption({ label: `1. ${BEFORE}` });
    await page.getByLabel('What should it say?').fill(AFTER);
    await page.getByLabel('Why?').fill('We work there too.');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send suggestion' }).click();
    await page.getByRole('heading', { name: 'Your suggestion' }).waitFor();
    suggestion = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await textOf('CARERS')).toContain(BEFORE);
  }, 60_000);

  it('[R13][R14] puts the words in once two people of different groups agree, as those of who suggested them', async () => {
    const lead = await pageOf(firstOf(gathered.travellers, 'PEOPLE'), `suggestions/${suggestion}`);
    await lead.getByLabel('Agree: use these words').check();
    await lead.getByLabel('Our reason').fill('Workers have to be heard here.');
    await lead.getByRole('button', { name: 'Send to a second person' }).click();
    await lead.getByText('Somebody of another group has to agree.').waitFor();
    expect(await textOf('CARERS')).toContain(BEFORE);
    const second = await pageOf(firstOf(gathered.travellers, 'CARERS'), `suggestions/${suggestion}`);
    await second.getByRole('button', { name: 'I agree with this answer' }).click();
    await second.getByText('The words are in the text.').waitFor();
    expect(await axeViolations(second)).toEqual([]);
    expect(await textOf('CARERS')).toContain(AFTER);
  }, 60_000);

  it('[R15] is looked at again by two others when its author asks, once', async () => {
    const own = await pageOf(firstOf(gathered.travellers, 'WORKFORCE'), `suggestions/${suggestion}`);
    await own.getByText('Ask for this to be looked at again').click();
    await own.getByLabel('What should they look at?').fill('It should name the managers as well.');
    await own.getByRole('button', { name: 'Ask two other people' }).click();
    await own.getByRole('heading', { name: 'The first answer' }).waitFor();
    const same = await pageOf(firstOf(gathered.travellers, 'CARERS'), `suggestions/${suggestion}`);
    await same.getByLabel('Do not agree').check();
    await same.getByLabel('Our reason').fill('It is said in another section.');
    await same.getByRole('button', { name: 'Send to a second person' }).click();
    await same.getByText(/people who have not answered it before/).waitFor();
  }, 60_000);

  async function pageOf({ cookie }: Traveller, path: string): Promise<Page> {
    const context: BrowserContext = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(`${server.url}/workspace/${gathered.statementId}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** The section as somebody of a group reads it. */
  async function textOf(group: string): Promise<string> {
    const page = await pageOf(firstOf(gathered.travellers, group), 'sections/matters');
    await page.getByText('All changes saved').waitFor();
    const text = await page.locator('.cp-text').innerText();
    await page.close();
    return text;
  }
});
