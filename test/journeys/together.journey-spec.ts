import { dayInEngland, dayInWords } from '#concordat';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { serveCommentTimeBeside } from '../build/comment-time.js';
import {
  agreeAll,
  coChairs,
  firstOf,
  gather,
  openStage,
  signAll,
  type Gathered,
  type Traveller,
} from '../build/journey.js';
import { linkIn, openMailbox, type Mailbox } from '../build/mailbox.js';
import { freePort, startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';
import { until } from '../build/until.js';

describeInBrowser('two people write a section together, it is signed by six groups, published and read', () => {
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

  it('[S10] signs in by a mailed link: opening it does nothing, the button does', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/sign-in`);
    expect(await axeViolations(page)).toEqual([]);
    const { email } = firstOf(gathered.travellers, 'CARERS');
    await page.getByLabel('Your e-mail address').fill(email);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Check your e-mail' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const links = () => mailbox.letters.filter(({ to, text }) => to === email && text.includes('/sign-in/link/'));
    await until(() => links().length > 0, 20_000);
    await page.goto(linkIn(links()[0] ?? { to: '', subject: '', text: '' }, server.url));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your statements' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  });

  it('[P1][P6][C] shows each what the other types in the same paragraph, and says saved only when it is', async () => {
    await edit(asha, 'matters');
    await type(asha, 'We want the same few people. ');
    await edit(ben, 'matters');
    await textbox(ben).getByText('We want the same few people.').waitFor();
    await Promise.all([type(asha, 'They know us. ', 'Home'), type(ben, 'And time to talk. ')]);
    for (const page of [asha, ben]) {
      await until(
        async () => (await wordsIn(page)) === 'They know us. We want the same few people. And time to talk.',
        15_000,
      );
      await page.getByText(/^All changes saved \d\d:\d\d/).waitFor();
    }
    expect(await textbox(asha).getAttribute('aria-label')).toContain('Editing');
    expect(await axeViolations(asha)).toEqual([]);
  });

  it('[P9] says who else is here, by the name that each chose', async () => {
    await asha.getByRole('heading', { name: 'People here now (2)' }).waitFor();
    await asha.getByText('Asha Providers, Providers').waitFor();
    await ben.getByText('Person who draws on care 1, People').waitFor();
    expect(await ben.content()).not.toContain('Asha People');
  });

  it('[P6] never says saved while nothing can be stored, and saves when the server is back', async () => {
    const { port } = server;
    await server.kill();
    await type(asha, 'Written while the server was away. ');
    await asha.getByText(/Offline – not kept/).waitFor();
    expect(await asha.getByText(/^All changes saved/).count()).toBe(0);
    server = await startServer({
      port,
      env: { DATABASE_URL: database.url, SMTP_URL: mailbox.url, BASE_URL: `http://localhost:${port}` },
    });
    await asha.getByText(/^All changes saved \d\d:\d\d/).waitFor({ timeout: 30_000 });
    await textbox(ben).getByText('Written while the server was away.').waitFor({ timeout: 30_000 });
  });

  it('tells who wrote what, as the server worked it out', async () => {
    await asha.getByRole('button', { name: 'Show who wrote this' }).click();
    await asha.getByText(/by .*\(People\), Asha Providers \(Providers\)/).waitFor();
  });

  it('[R2] is opened for comment by both co-chairs, each with a key', async () => {
    await asha.getByRole('button', { name: 'Done editing' }).click();
    await writeMoney();
    await asha.getByRole('button', { name: 'Say that this can be read' }).click();
    await asha.getByText('Ready for comment').first().waitFor();
    const [first, second] = ['Open for comment', 'Close comments and write in the answers'] as const;
    for (const chair of coChairs(gathered.travellers)) await turnInBrowser(chair, first);
    await serveCommentTimeBeside({ DATABASE_URL: database.url }, gathered.statementId);
    for (const chair of coChairs(gathered.travellers)) await turnInBrowser(chair, second);
  });

  it('[R7] locks for signing with two keys, and takes nobody’s edit afterwards', async () => {
    for (const chair of coChairs(gathered.travellers)) {
      for (const key of gathered.sections.keys()) {
        const page = await pageOf(chair, `sections/${key}`);
        const lock = page.getByRole('button', { name: 'Lock this section for signing' });
        await lock.click();
        await lock.waitFor({ state: 'detached' });
        await page.close();
      }
    }
    await ben
      .getByText(/Locked while people sign|Only a reopened section can change/)
      .first()
      .waitFor();
    expect(await textbox(ben).count()).toBe(0);
    await openStage(gathered, 'SIGN_OFF');
  });

  it('[R16][R19] is signed by six groups: one in the browser, one with a reservation, one not', async () => {
    const page = await pageOf(firstOf(gathered.travellers, 'CARERS'), 'signing/matters');
    await page.getByText('Your group decides by agreement, or by two-thirds if one says no.').waitFor();
    await page.getByText('What can happen next, and who does it').click();
    await page.getByText('They can stand aside, and say why.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Sign, with a reservation' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('link', { name: 'Say why in a few words.' }).waitFor();
    await page.getByLabel('What are you not happy about?').fill('Carers are not named often enough.');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
    await page.getByRole('button', { name: 'Sign with this reservation' }).click();
    await page.getByText('You decided: Signed, with a reservation.').waitFor();
    await page.close();
    await signAll(gathered, ({ constituency, email }, section) => {
      if (constituency === 'CARERS' && section === 'matters' && email.startsWith('carers-1')) return 'later';
      if (constituency === 'PROVIDERS' && section === 'money')
        return { position: 'DISSENTED', text: 'The price is below cost.' };
      return { position: 'SIGNED', text: null };
    });
  });

  it('has each group say how equal it was, in the browser', async () => {
    const page = await pageOf(firstOf(gathered.travellers, 'CARERS'), 'how-equal');
    await page.getByRole('radio', { name: /^6: / }).check();
    await page.getByLabel('Why? One paragraph.').fill('We shaped it.');
    await page.getByRole('button', { name: 'Say this for my group' }).click();
    await page.getByText('Change what your group says').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('[R22] is published by both co-chairs after the council has decided, and by neither alone', async () => {
    await openStage(gathered, 'COUNCIL_DECISION');
    const [first, second] = coChairs(gathered.travellers);
    if (!first || !second) throw new Error('There are two co-chairs.');
    const page = await pageOf(second, 'publishing');
    const today = dayInEngland(new Date());
    await page.getByLabel('Who decided').fill('Cabinet');
    await page.getByLabel('When', { exact: true }).fill(today);
    await page.getByLabel('Reference').fill('CAB/26/4');
    await page.getByLabel('Last day on which councillors can call the decision in').fill(today);
    await page.getByRole('radio', { name: 'Agreed to this text' }).check();
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByText(`Cabinet, ${dayInWords(today)}, CAB/26/4: Agreed to this text.`).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    for (const chair of [first, second]) {
      const own = await pageOf(chair, 'publishing');
      await own.getByRole('button', { name: 'Continue to publishing' }).click();
      await own.getByRole('button', { name: 'I agree: publish it' }).click();
      await own
        .getByText(/You have agreed\.|Version 1/)
        .first()
        .waitFor();
      const published = await fetch(`${server.url}/statements/hallbeck/care-in-hallbeck-2027`);
      expect(published.status).toBe(chair === first ? 404 : 200);
      await own.close();
    }
  });

  it('is read with JavaScript off, with those who disagreed beside their section', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/`);
    await page.getByRole('link', { name: 'Care in Hallbeck 2027', exact: true }).click();
    const text = await page.locator('main').innerText();
    for (const words of [
      'Written together, with disagreement',
      'We want the same few people.',
      'And time to talk.',
      'Written while the server was away.',
      'The price is below cost.',
      'Carers are not named often enough.',
      'Asha Providers',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/Asha (People|Carers|Workforce)/);
    await context.close();
  });

  it.each(['/', '/statements/hallbeck/care-in-hallbeck-2027', '/sign-in', '/keys', '/accessibility'])(
    'has nothing that axe finds wrong at %s',
    async (path) => {
      for (const width of [1280, 360]) {
        const context = await browser.newContext({ viewport: { width, height: 800 } });
        const page = await context.newPage();
        await page.goto(`${server.url}${path}`);
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await context.close();
      }
    },
  );

  async function pageOf({ cookie }: Traveller, path = ''): Promise<Page> {
    const context: BrowserContext = await browser.newContext();
    const [name = '', value = ''] = cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(`${server.url}/workspace/${gathered.statementId}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  async function edit(page: Page, key: string): Promise<void> {
    await page.goto(`${server.url}/workspace/${gathered.statementId}/sections/${key}`);
    await page.getByRole('button', { name: /Start writing|Edit this section/ }).click();
    await textbox(page).waitFor();
  }

  async function writeMoney(): Promise<void> {
    const page = await pageOf(firstOf(gathered.travellers, 'COMMISSIONERS'), 'sections/money');
    await page.getByRole('button', { name: 'Start writing' }).click();
    await type(page, 'We pay by the visit.');
    await page.getByText(/^All changes saved \d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: 'Done editing' }).click();
    await page.getByRole('button', { name: 'Say that this can be read' }).click();
    await page.getByRole('button', { name: 'Open for writing again' }).waitFor();
    await page.close();
  }

  async function turnInBrowser(chair: Traveller, stage: string): Promise<void> {
    const page = await pageOf(chair);
    const button = page.getByRole('button', { name: `I agree: ${stage.charAt(0).toLowerCase()}${stage.slice(1)}` });
    await button.click();
    await button.waitFor({ state: 'detached' });
    await page.close();
  }
});

function textbox(page: Page) {
  return page.getByRole('textbox', { name: /Editing$/ });
}

async function type(page: Page, words: string, from: 'Home' | 'End' = 'End'): Promise<void> {
  await textbox(page).press(from);
  await textbox(page).pressSequentially(words, { delay: 5 });
}

/** What is written, without the flags that show where others are. */
async function wordsIn(page: Page): Promise<string> {
  const words: unknown = await page.evaluate(`(() => {
    const copy = document.querySelector('[role="textbox"]').cloneNode(true);
    for (const caret of copy.querySelectorAll('.cp-caret')) caret.remove();
    return copy.textContent;
  })()`);
  return String(words)
    .replace(/\u2060/g, '')
    .trim();
}
