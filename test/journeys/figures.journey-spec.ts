import type { Browser, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { agreeAll, firstOf, gather, joinOneMore, openStage, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';

describeInBrowser('figures are brought by their owner, put into a section, and read', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let neil: Page;
  let asha: Page;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    mailbox = await openMailbox();
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    const journey = { url: server.url, mailbox, env };
    gathered = await gather(journey);
    const owner = { email: 'neil@hallbeck.example', fullName: 'Neil Ward', roles: ['member', 'data-owner'] };
    const joined = await joinOneMore(journey, gathered, { ...owner, constituency: 'COMMISSIONERS' });
    await openStage(gathered, 'CONCORDAT');
    await agreeAll(gathered);
    await openStage(gathered, 'DRAFTING');
    browser = await openBrowser();
    neil = await pageOf(joined);
    asha = await pageOf(firstOf(gathered.travellers, 'PEOPLE'));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[R39] are refused with all that is missing, and the numbers from 1 to 7 are asked about', async () => {
    await neil.setViewportSize({ width: 360, height: 800 });
    await neil.goto(`${server.url}/workspace/${gathered.statementId}`);
    await neil.getByRole('link', { name: 'Figures', exact: true }).click();
    await neil.getByText('Nobody has brought a table yet.').waitFor();
    expect(await axeViolations(neil)).toEqual([]);
    await neil.getByLabel('What is counted?').fill('Empty beds by area, March 2027');
    await neil.getByLabel('The table').fill('Area,Empty beds\nVale,14\n"Wharf, north",3');
    await neil.getByText('The table has 1 whole number from 1 to 7.').waitFor();
    await bring();
    await neil.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await neil.locator('.govuk-error-summary li').count()).toBe(6);
    expect(await axeViolations(neil)).toEqual([]);
    expect(await neil.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('[R39] are there with source, time, place and owner once all is said', async () => {
    await neil.getByLabel('Where do the figures come from?').fill('Survey of homes');
    await neil.getByLabel('For what time are they?').fill('March 2027');
    await neil.getByLabel('For which place are they?').fill('Hallbeck');
    await neil.getByLabel('What do they show?').fill('Most empty beds are in Vale');
    await neil.getByLabel('The figures in words').fill('Vale has 14 empty beds and Wharf, north has 3.');
    await neil.getByLabel(/these numbers can tell of nobody/).check();
    await bring();
    await neil.getByRole('heading', { name: 'T1: Empty beds by area, March 2027' }).waitFor();
    await neil.getByText('Source: Survey of homes. Time: March 2027. Place: Hallbeck.').waitFor();
    await neil.getByText(/^Show the numbers/).click();
    await neil.getByRole('rowheader', { name: 'Wharf, north' }).waitFor();
    expect(await axeViolations(neil)).toEqual([]);
    expect(await neil.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('[R39] go into a section by keyboard, and others read them with their source', async () => {
    await asha.goto(`${server.url}/workspace/${gathered.statementId}/sections/matters`);
    await asha.getByRole('button', { name: /^(Edit this section|Start writing)$/ }).click();
    const textbox = asha.getByRole('textbox', { name: /Editing$/ });
    await textbox.waitFor();
    await asha.keyboard.insertText('Beds are empty in some areas.');
    await asha.keyboard.press('Alt+F10');
    const insert = asha.getByRole('button', { name: 'Insert a table' });
    await insert.press('Enter');
    await asha.getByLabel('How is it shown?').selectOption('chart');
    expect(await axeViolations(asha)).toEqual([]);
    await asha.getByRole('button', { name: 'Insert it' }).press('Enter');
    await textbox.getByText('Most empty beds are in Vale').waitFor();
    await asha.getByText(/^All changes saved \d\d:\d\d/).waitFor();
    await neil.goto(`${server.url}/workspace/${gathered.statementId}/sections/matters`);
    await neil.getByText('In words: Vale has 14 empty beds and Wharf, north has 3.').waitFor();
    await neil.getByText('Source: Survey of homes. Time: March 2027. Place: Hallbeck.').waitFor();
    expect(await axeViolations(neil)).toEqual([]);
  });

  const bring = (): Promise<void> => neil.getByRole('button', { name: 'Bring this table' }).click();

  async function pageOf({ cookie }: Traveller): Promise<Page> {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    return context.newPage();
  }
});
