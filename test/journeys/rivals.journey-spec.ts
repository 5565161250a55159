import type { Browser, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { agreeAll, firstOf, gather, joinOneMore, openStage, type Gathered, type Traveller } from '../build/journey.js';
import { openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

const SECTION = 'supply';
const SENTENCE = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';
const QUOTE = /Carers need breaks that are booked ahead/;
const REASON = 'It is said in the section on carers.';

describeInBrowser('rivals write a section together, and one of them takes out a sentence of a carer', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let mailbox: Mailbox;
  let server: RunningServer;
  let browser: Browser;
  let gathered: Gathered;
  let priya: Page;
  let tom: Page;
  let carer: Page;

  beforeAll(async () => {
    [database, mailbox] = await Promise.all([createEmptyDatabase(), openMailbox()]);
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` };
    server = await startServer({ port, env });
    const journey = { url: server.url, mailbox, env };
    gathered = await gather(journey, [
      { key: 'matters', leads: ['PEOPLE'] },
      { key: SECTION, leads: ['PROVIDERS'] },
    ]);
    for (const stage of ['CONCORDAT', 'DRAFTING']) {
      await openStage(gathered, stage);
      if (stage === 'CONCORDAT') await agreeAll(gathered);
    }
    // They come late, so they have said nothing yet of their interests.
    const provider = { constituency: 'PROVIDERS', roles: ['member'] };
    const [one, other] = [
      await joinOneMore(journey, gathered, { ...provider, email: 'priya@care.example', fullName: 'Priya Shah' }),
      await joinOneMore(journey, gathered, { ...provider, email: 'tom@care.example', fullName: 'Tom Fielding' }),
    ];
    browser = await openBrowser();
    [priya, tom] = [await pageOf(one), await pageOf(other)];
    carer = await pageOf(firstOf(gathered.travellers, 'CARERS'));
    await write(carer, SENTENCE);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mailbox?.close();
    await database?.drop();
  }, 60_000);

  it('[J2][R31] who has not declared interests reads along, and is told what to do before they write', async () => {
    for (const page of [priya, tom]) {
      await page.getByText(/^Before you write, say what interests you have, or that you have none/).waitFor();
      await page.getByText(SENTENCE).waitFor();
      expect(await page.getByRole('button', { name: /Start writing|Edit this section/ }).count()).toBe(0);
      expect(await textbox(page).count()).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    }
  });

  it('[J2][R31] they declare them on the page that they are sent to, and both stand beside the section', async () => {
    await declare(priya, 'Brightmoor holds the home care contract.');
    await declare(tom, 'Larkfield runs four care homes.');
    for (const page of [priya, tom, carer]) {
      await page.goto(address());
      const beside = page.getByRole('region', { name: 'Interests in this section' });
      await beside.getByText(/: Brightmoor holds the home care contract\.$/).waitFor();
      await beside.getByText(/: Larkfield runs four care homes\.$/).waitFor();
    }
    await carer.getByText('Priya Shah (Providers)').waitFor();
    await tom.getByText('Priya Shah (Providers)').waitFor();
  });

  it('[J2][R34] a banner reminds both of competition rules, and nobody else', async () => {
    for (const page of [priya, tom]) {
      await page.getByText('You are here with people you compete with.').waitFor();
      await page.getByText(/Do not write about future prices, your margins or what you plan to bid/).waitFor();
    }
    expect(await carer.getByText('You are here with people you compete with.').count()).toBe(0);
  });

  it('[J2][R7] both write, and each sees where the other is, by name', async () => {
    await write(priya, ' Hours cost what they cost.');
    await write(tom, ' Homes have rooms free.');
    for (const [page, other] of [
      [priya, 'Tom Fielding (P)'],
      [tom, 'Priya Shah (P)'],
    ] as const) {
      await page.locator('.cp-caret', { hasText: other }).waitFor();
      await page.getByText(/Hours cost what they cost\./).waitFor();
      await page.getByText(/Homes have rooms free\./).waitFor();
    }
    await priya.getByText('Tom Fielding, Providers').waitFor();
    expect(await axeViolations(priya)).toEqual([]);
  });

  it('[J2][R8] whoever takes out a sentence of a carer is asked why, in the editor, with the words that are meant', async () => {
    await takeOut(tom);
    const asked = tom.getByRole('region', { name: 'Say why you took words out' });
    await asked
      .getByLabel(/^You took out 17 words that Carer 1 \(Unpaid carers and family members\) wrote\. Why\?$/)
      .waitFor();
    await asked.getByText(QUOTE).waitFor();
    // They go on writing: nothing took the caret away.
    expect(await tom.evaluate('document.activeElement.getAttribute("role")')).toBe('textbox');
    await priya.getByText(SENTENCE).waitFor({ state: 'detached' });
    expect(await priya.getByRole('region', { name: 'Say why you took words out' }).count()).toBe(0);
    expect(await axeViolations(tom)).toEqual([]);
  });

  it('[J2][R8] a reason that is half typed is there after a reload, and can be finished by keyboard', async () => {
    await why(tom).fill('It is said in');
    await tom.reload();
    await why(tom).waitFor();
    expect(await why(tom).inputValue()).toBe('It is said in');
    await why(tom).press('End');
    await tom.keyboard.type(REASON.slice('It is said in'.length));
    await tom.keyboard.press('Tab');
    await tom.keyboard.press('Enter');
    await why(tom).waitFor({ state: 'detached' });
    expect(await tom.evaluate('sessionStorage.length')).toBe(0);
  });

  it('[J2][R8] the removal is listed with its reason, for the carer too, who finds it from the statement', async () => {
    await carer.goto(`${server.url}/workspace/${gathered.statementId}`);
    await carer.getByText(/were taken out once\. The reason is there\./).waitFor();
    expect(await axeViolations(carer)).toEqual([]);
    await carer.getByRole('region', { name: 'Words taken out' }).getByRole('link').press('Enter');
    for (const page of [carer, priya]) {
      if (page === priya) await page.getByRole('button', { name: 'Show who wrote this' }).click();
      const listed = page.getByRole('region', { name: 'Removed' });
      await listed.getByText(/^17 words of Carer 1 \(Carers\), removed by Tom Fielding \(Providers\)/).waitFor();
      await listed.getByText(`Because: ${REASON}`).waitFor();
    }
    await carer.getByRole('region', { name: 'Removed' }).getByText(QUOTE).waitFor();
    expect(await axeViolations(carer)).toEqual([]);
  });

  it('[J2][R8] the carer puts the words back once; taken out again, they are suggested', async () => {
    await carer.getByRole('button', { name: 'Put these words back' }).press('Enter');
    await carer.getByText(/^17 words of .*: put back by Carer 1 \(Carers\)/).waitFor();
    await textbox(priya).getByText(SENTENCE.slice(0, -1)).waitFor();
    await tom.getByRole('button', { name: 'Edit this section' }).click();
    await takeOut(tom);
    await carer.getByRole('button', { name: 'Suggest these words' }).waitFor();
    expect(await carer.getByRole('button', { name: 'Put these words back' }).count()).toBe(0);
  });

  const address = (): string => `${server.url}/workspace/${gathered.statementId}/sections/${SECTION}`;

  async function pageOf({ cookie }: Traveller): Promise<Page> {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(address());
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  async function declare(page: Page, interest: string): Promise<void> {
    await page.getByRole('link', { name: 'Say what interests you have' }).click();
    await page.getByText(/^You have not said anything yet\. Before you can write/).waitFor();
    await page.getByRole('radio', { name: 'Yes' }).check();
    await page.getByLabel('What is it?').fill(interest);
    await page.getByRole('checkbox').nth(1).check();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Say this' }).click();
    await page.getByText(/you said: .* You speak openly about it\.$/).waitFor();
  }
});

function textbox(page: Page) {
  return page.getByRole('textbox', { name: /Editing$/ });
}

function why(page: Page) {
  return page.getByLabel(/^You took out/);
}

/** Opens the section for writing, and adds words at the end that the server has stored. */
async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /Start writing|Edit this section/ }).click();
  await textbox(page).press('Control+End');
  await textbox(page).pressSequentially(words, { delay: 5 });
  await page.getByText(/^All changes saved \d\d:\d\d/).waitFor();
}

/** Takes the carer's sentence out by keyboard, as somebody does who selects it and presses Delete. */
async function takeOut(page: Page): Promise<void> {
  const selected = (): Promise<unknown> => page.evaluate('getSelection().toString()');
  // An editor that has just opened puts the caret at its end, once it is drawn.
  await until(async () => {
    await textbox(page).press('Control+Home');
    await page.keyboard.press('Shift+ArrowRight');
    return (await selected()) === SENTENCE[0];
  });
  // One letter after the other: what comes from others meanwhile can undo a press.
  for (let presses = 0; presses < 200 && (await selected()) !== SENTENCE; presses += 1) {
    await page.keyboard.press('Shift+ArrowRight');
  }
  expect(await selected()).toBe(SENTENCE);
  await page.keyboard.press('Delete');
  await until(async () => (await textbox(page).getByText(QUOTE).count()) === 0);
}
