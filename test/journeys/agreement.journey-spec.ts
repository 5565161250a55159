import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { agreeAll, firstOf, gather, openStage, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';

describeInBrowser('groups agree how they work together, change it together, and say what became of a promise', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;

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

  it('[R1] somebody says no with the reason, their group has not agreed, and then they think again', async () => {
    const [first, second] = gathered.travellers.filter(({ constituency }) => constituency === 'CARERS');
    const page = await pageOf(first!, 'agreement');
    await page.getByLabel('No, I do not agree').check();
    await page.getByRole('button', { name: 'Give this answer' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await page.getByLabel('Why not?').fill('Nights are not paid.');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give this answer' }).click();
    await page.getByText('You have said no.').waitFor();
    const other = await pageOf(second!, 'agreement');
    await other.getByText('no. Nights are not paid.').waitFor();
    await agreeAll(gathered);
    await other.getByText('All 6 groups have agreed.').waitFor();
  }, 60_000);

  it('[R40] the overview says what is expected in the stage, what one can expect, and what can change', async () => {
    const page = await pageOf(firstOf(gathered.travellers, 'PEOPLE'), '');
    const stage = page.getByRole('region', { name: 'You, in this stage' });
    await stage.getByText('Open the writing together when every group has agreed.').waitFor();
    await stage.getByText('Nobody writes before every group has agreed.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('[R17] a change is put to every group, and takes force when all have agreed to it', async () => {
    await openStage(gathered, 'DRAFTING');
    const page = await pageOf(firstOf(gathered.travellers, 'PROVIDERS'), 'agreement');
    await page.getByRole('link', { name: 'Propose a change' }).click();
    await page.getByLabel('Why should it change?').fill('Harvest is in the fifth week.');
    await page.getByLabel('Days to comment').fill('20');
    await page.getByRole('button', { name: 'Put this to every group' }).click();
    await page.getByRole('link', { name: 'The time to comment must be at least 21 days. Raise it.' }).waitFor();
    await page.getByLabel('Days to comment').fill('30');
    await page.getByLabel('How this group decides: Care providers').selectOption('majority');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put this to every group' }).click();
    await page.getByText('Then: 30 days').waitFor();
    expect(await publicWords()).toContain('42 days');
    for (const traveller of gathered.travellers) await sayYesToChange(traveller);
    await page.getByText('Version 2 holds.').waitFor();
    expect(await publicWords()).toContain('30 days');
    expect(await publicWords()).toContain('How this group decides: Care providers');
    await page.getByText('This group decides by more than half.').waitFor();
    expect(await publicWords('/v/1')).toContain('42 days');
  }, 90_000);

  it('a member of another group says that a promise is broken, and everybody can read it', async () => {
    const page = await pageOf(firstOf(gathered.travellers, 'CARERS'), 'agreement');
    const promise = page.getByRole('listitem').filter({ hasText: 'Every hard word is explained.' });
    await promise.getByText('Say whether it was kept').click();
    await promise.getByLabel('Broken').check();
    await promise.getByLabel('What did you see?').fill('Nobody told us what "offset" means.');
    await promise.getByRole('button', { name: 'Say so' }).click();
    await page.getByText(/broken\. Nobody told us/).waitFor();
    expect(await publicWords()).toContain('Nobody told us what "offset" means.');
  }, 60_000);

  it('the public page has no fault that axe knows, and needs no script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.url}/agreements/hallbeck/care-in-hallbeck-2027`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
    await context.close();
  }, 60_000);

  async function sayYesToChange({ api }: Traveller): Promise<void> {
    const { statementId } = gathered;
    const { agreement } = await api.ask<{ agreement: { amendment: { hash: string } } }>(
      'query ($id: ID!) { agreement(statementId: $id) { amendment { hash } } }',
      { id: statementId },
    );
    await api.act(
      'mutation ($input: AgreeConcordatInput!) { agreeConcordat(input: $input) { refusals { code because } } }',
      { input: { statementId, seenHash: agreement.amendment.hash } },
    );
  }

  /** The agreement as anybody reads it, with scripts switched off. */
  async function publicWords(rest = ''): Promise<string> {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/agreements/hallbeck/care-in-hallbeck-2027${rest}`);
    const words = await page.locator('main').innerText();
    await context.close();
    return words;
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
