import { sha256Hex } from '#document';
import { verifyBundle } from '#publication';
import { Controller, Get, Module } from '@nestjs/common';
import { get as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aStatementBeingWritten, aStatementReadyToPublish, publish } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { Council } from '../membership/council.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { Sessions } from '../membership/sessions.js';
import { Requires } from '../platform/requires.js';
import { Statement } from '../statements/statement.entity.js';
import { PublicRecordModule } from './public-record.module.js';

@Controller('broken')
@Requires('anyone')
class BrokenController {
  @Get()
  fail(): never {
    throw new Error('Lorraine wrote: a secret');
  }
}

@Module({ imports: [PublicRecordModule], controllers: [BrokenController] })
class WithBroken {}

let acts: ActsApp;
let url: string;
let published: StatementUnderTest;
let path: string;

beforeAll(async () => {
  const config = { demo: false, baseUrl: 'https://position.test' };
  acts = await startActsApp({ module: WithBroken, config });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
  published = await aStatementReadyToPublish(acts);
  await publish(acts, published);
  path = await pathOf(published);
});

afterAll(() => acts.close());

async function pathOf({ id }: StatementUnderTest): Promise<string> {
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  return `/statements/${council.slug}/${slug}`;
}

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${address}`, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });

/** Not by fetch, which asks for everything anew as soon as it is given a tag. */
const statusOf = (address: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    ask(`${url}${address}`, { headers: { accept: 'text/html', ...headers } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });

async function aCookie(): Promise<string> {
  const { personId } = published.actor('lorraine');
  const { token } = await acts.db.transaction((tx) => acts.get(Sessions).start(tx, personId));
  return acts.get(Sessions).cookie(token).split(';')[0]!;
}

describe('a published statement', () => {
  it('is a page at two addresses, and a file beside each', async () => {
    for (const address of [path, `${path}/v/1`]) {
      const answer = await get(address);
      const html = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(faultsOfPage(html)).toEqual([]);
      expect(wordsOfPage(html)).toContain('Our care and support statement');
      const file = await get(`${address}.json`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      expect(file.headers.get('content-type')).toMatch(/^application\/json/);
      expect(verifyBundle(bytes).faults).toEqual([]);
    }
  });

  it('shows the fingerprint of the very file that it serves', async () => {
    const file = await (await get(`${path}.json`)).text();
    const words = wordsOfPage(await (await get(path)).text()).replaceAll(' ', '');
    expect(words).toContain(sha256Hex(file));
  });

  it('is not sent again while nothing has changed', async () => {
    for (const address of [path, `${path}.json`]) {
      const etag = (await get(address)).headers.get('etag')!;
      expect(await statusOf(address, { 'if-none-match': etag })).toBe(304);
    }
  });

  it('[R28] shows a name no more once it was taken away, and the file still verifies', async () => {
    expect(await (await get(path)).text()).toContain('Hassan Fullname');
    const { id } = published.members.hassan;
    await acts.db.manager.update(Membership, { id }, { displayForm: 'group-only', displayAudience: 'own-group' });
    expect(await (await get(path)).text()).not.toContain('Hassan');
    const file = await get(`${path}/v/1.json`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(new TextDecoder().decode(bytes)).not.toContain('Hassan');
    expect(verifyBundle(bytes).faults).toEqual([]);
  });

  it('says who wrote each paragraph when asked in the address', async () => {
    expect(wordsOfPage(await (await get(`${path}?authorship=1`)).text())).toContain('Paragraph 1:');
    expect(wordsOfPage(await (await get(path)).text())).not.toContain('Paragraph 1:');
  });

  it('may be read by programs of any site', async () => {
    expect((await get(`${path}.json`)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['/v/2', '/v/0', '/v/01', '/v/1e0', '/v/x', '/v/1/tables/T9.csv', '/x'])('is not at %s', async (end) => {
    const answer = await get(`${path}${end}`);
    expect(answer.status).toBe(404);
    expect(faultsOfPage(await answer.text())).toEqual([]);
  });
});

describe('the register', () => {
  it('lists it, and finds it by words of title or council', async () => {
    const all = await (await get('/')).text();
    expect(faultsOfPage(all)).toEqual([]);
    expect(all).toContain(`href="${path}"`);
    expect(await (await get('/?q=NORTHMOOR+support')).text()).toContain(`href="${path}"`);
    const none = await (await get('/?q=respite')).text();
    expect(wordsOfPage(none)).toContain('0 statements match ‘respite’');
  });

  it('names what is being written once every group has agreed, and none of its words', async () => {
    const draft = await aStatementBeingWritten(acts);
    const html = await (await get('/')).text();
    expect(wordsOfPage(html)).toContain('Being written now (1)');
    expect(html).not.toContain('Send the same few people.');
    expect((await get(await pathOf(draft))).status).toBe(404);
    expect((await get(`${await pathOf(draft)}.json`)).status).toBe(404);
  });

  it.each(['/?q[]=a', '/?q[x]=a', `/?q=${'a'.repeat(5000)}`])('takes any search: %s', async (address) => {
    expect((await get(address)).status).toBe(200);
  });
});

describe('the keys', () => {
  it('are a page, and a list for programs, with the key of what is published', async () => {
    const { signature } = JSON.parse(await (await get(`${path}.json`)).text()) as { signature: { publicKey: string } };
    const { keys } = (await (await get('/keys.json')).json()) as { keys: { publicKey: string; retiredAt: null }[] };
    expect(keys).toEqual([expect.objectContaining({ publicKey: signature.publicKey, retiredAt: null })]);
    expect(wordsOfPage(await (await get('/keys')).text()).replaceAll(' ', '')).toContain(signature.publicKey);
  });
});

describe('pages of words', () => {
  it.each(['/help', '/accessibility', '/privacy', '/cookies', '/contact', '/worried'])(
    '%s is there',
    async (address) => {
      const answer = await get(address);
      expect([answer.status, faultsOfPage(await answer.text())]).toEqual([200, []]);
    },
  );

  it('offer signing out to somebody signed in', async () => {
    expect(await (await get('/help', { cookie: await aCookie() })).text()).toContain('action="/sign-out"');
    expect(await (await get('/help')).text()).not.toContain('action="/sign-out"');
  });
});

describe('the workspace', () => {
  it('sends strangers to sign in, and back to where they wanted to be', async () => {
    const answer = await get('/workspace/statements/1?a=b');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?returnTo=%2Fworkspace%2Fstatements%2F1%3Fa%3Db',
    ]);
  });

  it('is one page for every address below it', async () => {
    const cookie = await aCookie();
    for (const address of ['/workspace', '/workspace/statements/1/sections/2']) {
      const answer = await get(address, { cookie });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await answer.text()).toContain('<div id="app">');
    }
  });
});

describe('what is not there', () => {
  it('is a page for browsers and a line for programs', async () => {
    const forBrowser = await get('/nowhere');
    expect([forBrowser.status, forBrowser.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(faultsOfPage(await forBrowser.text())).toEqual([]);
    for (const answer of [await get('/nowhere.json'), await get('/nowhere', { accept: 'application/json' })]) {
      expect([answer.status, await answer.json()]).toEqual([404, { error: 'There is nothing here.' }]);
    }
  });

  it('says of a fault a number and nothing that anybody wrote', async () => {
    const forBrowser = await get('/broken');
    expect(forBrowser.status).toBe(500);
    const html = await forBrowser.text();
    expect(html).toContain('Something went wrong');
    expect(html).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(html).not.toMatch(/Lorraine|secret|Error:/);
    const forProgram = await get('/broken', { accept: 'application/json' });
    expect(await forProgram.json()).toEqual({ error: 'Something went wrong.', id: expect.any(String) });
  });
});
