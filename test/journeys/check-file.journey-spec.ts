import { checkpointLine, signCheckpoint } from '#record';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { aBundle, aBundleWithSomethingRemoved, aSigner } from '../../libs/publication/src/a-bundle.fake.js';
import { sealBundle, withOpenings } from '../../libs/publication/src/seal-bundle.js';
import { axeViolations, describeInBrowser, openBrowser } from '../build/browser.js';
import { startServer, type RunningServer } from '../build/running-server.js';
import { createEmptyDatabase } from '../build/test-database.js';

const signer = aSigner();
const sealed = sealBundle(aBundle(), signer);
/** 64 hex digits: the secret whose public half is the site's own key. */
const SIGNING_KEY = Buffer.from('b'.repeat(32)).toString('hex');

describeInBrowser('somebody checks a published file in their own browser', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Every request that the page made since it was opened. */
  let asked: Request[];

  beforeAll(async () => {
    database = await createEmptyDatabase();
    server = await startServer({ env: { DATABASE_URL: database.url, SIGNING_KEY } });
    browser = await openBrowser();
  }, 180_000);

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    page = await context.newPage();
    await page.goto(`${server.url}/verify`);
    asked = [];
    page.on('request', (request) => asked.push(request));
  }, 60_000);

  afterEach(() => context.close());

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.drop();
  }, 60_000);

  const choose = (text: string) =>
    page
      .getByLabel('The file')
      .setInputFiles({ name: 'care.json', mimeType: 'application/json', buffer: Buffer.from(text, 'utf8') });

  /** What is spoken once the check is done. */
  async function verdictAfter(text: string): Promise<string> {
    await choose(text);
    await page.getByRole('button', { name: 'Check the file' }).click();
    const status = page.getByRole('status');
    await status.getByRole('heading').first().waitFor();
    return status.innerText();
  }

  it('[R27][J11] says that a good file is sound, and sends nothing', async () => {
    const said = await verdictAfter(sealed);
    expect(said).toContain('This file is sound.');
    expect(said).toContain('“Our care and support statement”, version 1, Northmoor Council.');
    expect(said).toContain('28 entries of the record and 3 checkpoints in it.');
    expect(said).toContain('which is not a key of this site');
    // The browser fetches the icon of the page when it likes.
    const sent = asked.filter((one) => one.method() !== 'GET' || one.url() !== `${server.url}/assets/icon.svg`);
    expect(sent.map((one) => one.url())).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('[R27][J11] says that a file with one byte altered is not what was published, and where', async () => {
    const altered = sealed.replace('A visit of fifteen minutes', 'A visit of fifteen minutez');
    expect(Buffer.byteLength(altered)).toBe(Buffer.byteLength(sealed));
    const said = await verdictAfter(altered);
    expect(said).toContain('This file is not what was published.');
    expect(said).toContain('Section "demand": The text is not the text that was signed.');
    expect(said).not.toContain('sound');
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('[R27] says whether the record still contains what a receipt says, as it was pasted from a mail', async () => {
    const [receipt] = aBundle().record.checkpoints ?? [];
    if (!receipt) throw new Error('It has checkpoints.');
    const field = page.getByLabel('Paste a receipt (optional)');
    await field.fill(`Keep this mail:\n${checkpointLine(receipt)}\nHow to check it`);
    expect(await verdictAfter(sealed)).toContain('The receipt agrees with the record.');
    await field.fill(checkpointLine(signCheckpoint({ ...receipt, head: 'a'.repeat(64) }, signer)));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('The record was changed after this receipt was made').waitFor();
    expect(await page.locator('#verdict').getAttribute('data-sound')).toBe('false');
    expect(asked.filter((one) => one.method() !== 'GET').map((one) => one.url())).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('[R28] says what was removed from the record in a file that is sound', async () => {
    const said = await verdictAfter(withOpenings(sealed, aBundleWithSomethingRemoved().openings));
    expect(said).toContain('This file is sound.');
    expect(said).toContain(
      'Content removed from entry 12 of the record on 1 July 2026. Reason: It told where somebody lives.',
    );
  }, 60_000);

  it('[R27] trusts the key that is typed, and no other, by keyboard alone', async () => {
    await choose(sealed);
    await page.getByLabel('The file').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(aSigner('somebody else').publicKey);
    await page.keyboard.press('Enter');
    await page.getByText(/The signature: The file is signed by key/).waitFor();
    await page.getByLabel('The key you trust (optional)').fill(signer.publicKey.toUpperCase());
    await page.keyboard.press('Enter');
    await page.getByText('It was sealed with the key you gave').waitFor();
  }, 60_000);

  it('says what to do where no file was chosen, and shows a hostile name as words', async () => {
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('Choose a file first.').waitFor();
    const said = await verdictAfter(sealed.replace('"key":"demand"', '"key":"<img src=x onerror=alert(1)>"'));
    expect(said).toContain('<img src=x onerror=alert(1)>');
    expect(await page.locator('#verdict img').count()).toBe(0);
  }, 60_000);

  it('tells how to check by command where there is no script', async () => {
    const without = await browser.newContext({ javaScriptEnabled: false });
    const plain = await without.newPage();
    await plain.goto(`${server.url}/verify`);
    expect(await plain.getByRole('button', { name: 'Check the file' }).isVisible()).toBe(false);
    expect(await plain.getByText('npm run verify -- FILE --key KEY').isVisible()).toBe(true);
    await without.close();
  }, 60_000);
});
