import type { Browser, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { firstOf, gather, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';

const ADDRESS = 'Ask Jo at 12 Mill Lane.';

describeInBrowser('words that should not be there are removed from the record by two people', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let asha: Page;
  let council: Page;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    mailbox = await openMailbox();
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    gathered = await gather({ url: server.url, mailbox, env });
    for (const text of ['The night bus.', ADDRESS]) await nominate(text);
    browser = await openBrowser();
    asha = await pageOf(firstOf(gathered.travellers, 'PEOPLE'));
    council = await pageOf(firstOf(gathered.travellers, 'COMMISSIONERS'));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[R28] a co-chair finds the words from the page of the statement, and asks by keyboard alone', async () => {
    await asha.goto(`${server.url}/workspace/${gathered.statementId}`);
    await asha.getByRole('link', { name: 'Remove words from the record' }).press('Enter');
    await heading(asha, 'Remove words from the record').waitFor();
    const words = asha.getByRole('radio', { name: 'Who or what somebody put forward' }).first();
    await asha.getByText(new RegExp(ADDRESS)).waitFor();
    expect(await axeViolations(asha)).toEqual([]);
    await words.press('Space');
    await asha.getByRole('button', { name: 'Ask to remove these words' }).press('Enter');
    await asha.getByRole('link', { name: /^Say why/ }).press('Enter');
    expect(await axeViolations(asha)).toEqual([]);
    await asha.keyboard.type('It tells where somebody lives.');
    await asha.keyboard.press('Tab');
    await asha.keyboard.press('Enter');
    await heading(asha, 'You asked. A co-chair of another group has to agree.').waitFor();
    expect(await asha.evaluate('document.activeElement.textContent')).toMatch(/^You asked/);
    await asha.getByText('Because: It tells where somebody lives.').waitFor();
    // What was put forward goes from its own page too.
    expect(await asha.getByText(/hold the same words/).count()).toBe(0);
    expect(await axeViolations(asha)).toEqual([]);
  });

  it('[R28] another co-chair agrees after a step that says it is for good', async () => {
    await council.goto(removing());
    await council.getByRole('button', { name: /^Agree to remove/ }).click();
    expect(await council.evaluate('document.activeElement.textContent')).toBe('Removing words cannot be undone');
    expect(await axeViolations(council)).toEqual([]);
    await council.getByRole('button', { name: 'Not now' }).click();
    await council.getByRole('button', { name: /^Agree to remove/ }).click();
    await council.getByRole('button', { name: 'Remove these words for good' }).click();
    await heading(council, 'The words are removed from the record.').waitFor();
    await council.getByText(/^Who or what somebody put forward, removed on/).waitFor();
    await council.getByText(new RegExp(ADDRESS)).waitFor({ state: 'detached' });
    expect(await axeViolations(council)).toEqual([]);
  });

  it('[R28] who asked sees it done without loading the page again, and everybody reads why', async () => {
    await asha.getByText(/^Who or what somebody put forward, removed on/).waitFor();
    const carer = await pageOf(firstOf(gathered.travellers, 'CARERS'));
    await carer.goto(removing());
    await carer.getByText('Because: It tells where somebody lives.').waitFor();
    expect(await carer.getByRole('radio').count()).toBe(0);
    expect(await axeViolations(carer)).toEqual([]);
  });

  it('[R28] what was asked for is taken back, and the words stay', async () => {
    await council.getByRole('radio').first().check();
    await council.getByLabel('Why should these words go?').fill('A mistake of mine.');
    await council.getByRole('button', { name: 'Ask to remove these words' }).click();
    await council.getByRole('button', { name: /^Take this back/ }).click();
    await heading(council, 'Taken back. The words stay in the record.').waitFor();
    await council.getByText(/The night bus/).waitFor();
    await council.getByText('Nothing waits.').waitFor();
  });

  it('fits a narrow screen', async () => {
    await asha.setViewportSize({ width: 360, height: 800 });
    await asha.goto(removing());
    await asha.getByRole('radio').first().check();
    await asha.getByLabel('Why should these words go?').waitFor();
    expect(await asha.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(await axeViolations(asha)).toEqual([]);
  });

  const removing = (): string => `${server.url}/workspace/${gathered.statementId}/removing`;

  function nominate(text: string) {
    const input = { statementId: gathered.statementId, kind: 'topic', text };
    return firstOf(gathered.travellers, 'CARERS').api.act(
      'mutation ($input: NominateInput!) { nominate(input: $input) { refusals { code because } } }',
      { input },
    );
  }

  async function pageOf({ cookie }: Traveller): Promise<Page> {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    return context.newPage();
  }
});

function heading(page: Page, name: string) {
  return page.getByRole('heading', { name });
}
