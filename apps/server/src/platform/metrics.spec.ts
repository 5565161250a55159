import { startWebApp, type WebApp } from '../../../../test/build/web-app.js';

/** What an operator's dashboards and alarms are made of. */
const NAMES = [
  ...['cp_updates_admitted_total', 'cp_updates_refused_total', 'cp_resyncs_total', 'cp_commit_seconds_bucket'],
  ...['cp_ack_seconds_bucket', 'cp_news_lag_seconds_bucket', 'cp_room_sockets', 'cp_open_rooms'],
  ...['cp_room_documents', 'cp_queued_updates', 'process_resident_memory_bytes', 'nodejs_heap_size_used_bytes'],
];

let web: WebApp;

afterEach(() => web.close());

const ask = (headers: Record<string, string> = {}) => fetch(`${web.url}/metrics`, { headers });

describe('/metrics without a token', () => {
  beforeEach(async () => {
    web = await startWebApp();
  });

  it('shows this machine its numbers, each with what it means', async () => {
    const answer = await ask();
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    for (const name of NAMES) {
      const family = name.replace(/_bucket$/, '');
      expect(text).toMatch(new RegExp(`^# HELP ${family} [A-Z].+`, 'm'));
    }
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['through a proxy that says it is this machine', { 'x-forwarded-for': '127.0.0.1' }],
    ['through a proxy of the newer kind', { forwarded: 'for=127.0.0.1' }],
  ])('has nothing for whoever comes %s', async (_how, headers) => {
    const answer = await ask(headers);
    expect([answer.status, (await answer.text()).includes('cp_')]).toEqual([404, false]);
  });

  it('holds nobody’s name, id or words', async () => {
    const text = await (await ask()).text();
    expect(text).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/);
  });
});

describe('/metrics with a token', () => {
  beforeEach(async () => {
    web = await startWebApp({ METRICS_TOKEN: 'a-long-secret' });
  });

  it('shows them to whoever brings it, also through a proxy', async () => {
    const headers = { authorization: 'Bearer a-long-secret', 'x-forwarded-for': '203.0.113.7' };
    expect((await ask(headers)).status).toBe(200);
  });

  it.each([
    ['none', {}],
    ['another', { authorization: 'Bearer a-long-secreT' }],
    ['only its beginning', { authorization: 'Bearer a-long' }],
    ['one of another kind', { authorization: 'Basic a-long-secret' }],
    ['an empty one', { authorization: 'Bearer ' }],
  ])('has nothing for whoever brings %s, this machine included', async (_what, headers) => {
    expect((await ask(headers)).status).toBe(404);
  });
});
