import type { AddressInfo } from 'node:net';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { Sessions } from '../membership/sessions.js';
import { Person } from '../membership/person.entity.js';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { Mail } from '../platform/mail.js';
import { DEMO_PEOPLE, type DemoPerson } from '../public-record/demo-people.js';
import { DemoModule } from './demo.module.js';
import { FoundCouncil } from './found-council.js';
import { readNorthmoor } from './northmoor.js';

let acts: ActsApp;
let url: string;

beforeAll(async () => {
  acts = await startActsApp({
    module: DemoModule,
    config: { demo: true, databaseUrl: null, baseUrl: 'http://x.test' },
  });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
  // Enough of the sample for Pat to be there.
  await acts.get(FoundCouncil).run(readNorthmoor(), new Date());
});

afterAll(() => acts.close());

beforeEach(() => Object.assign(acts.get(Config), { demo: true }));

const signInAs = (person: string) =>
  fetch(`${url}/demo/sign-in`, { method: 'POST', body: new URLSearchParams({ person }), redirect: 'manual' });

describe('being somebody of the demo', () => {
  it('signs the visitor in and leads to the workspace', async () => {
    const answer = await signInAs('pat');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/workspace']);
    const cookie = answer.headers.get('set-cookie')!.split(';')[0];
    const person = await acts.get(Sessions).personOf(cookie);
    const pat = await acts.db.manager.findOneByOrFail(Person, { email: 'pat@northmoor.example' });
    expect(person?.personId).toBe(pat.id);
  });

  it.each(['begum-table', 'public-1', 'nobody', '', 'pat@northmoor.example'])(
    'finds nobody called "%s"',
    async (key) => {
      const answer = await signInAs(key);
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
    },
  );

  it('is not there while the demo is off', async () => {
    Object.assign(acts.get(Config), { demo: false });
    const answer = await signInAs('pat');
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
  });
});

describe('the people to try', () => {
  it('are given to whoever asks for them', () => {
    const people = acts.app.get<DemoPerson[]>(DEMO_PEOPLE, { strict: false });
    expect(people.map(({ key }) => key)).toContain('lorraine');
  });

  it('are nobody while the demo is off', async () => {
    const without = await startActsApp({ module: DemoModule, config: { demo: false } });
    expect(without.app.get(DEMO_PEOPLE, { strict: false })).toEqual([]);
    await without.close();
  });
});

describe('the outbox', () => {
  it('shows mail, newest first', async () => {
    for (const subject of ['First', 'Second']) {
      const letter = { to: 'pat@northmoor.example', subject, text: `See ${url}/here` };
      await acts.db.transaction((tx) => acts.get(Mail).queue(tx, letter));
      // Queued at moments of their own.
      acts.get(Clock).pin(new Date('2035-01-01'));
    }
    const answer = await fetch(`${url}/demo/outbox`);
    const html = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html.indexOf('Second')).toBeLessThan(html.indexOf('First'));
    expect(html).toContain(`href="${url}/here"`);
    acts.get(Clock).pin(null);
  });

  it('is not there while the demo is off', async () => {
    Object.assign(acts.get(Config), { demo: false });
    expect((await fetch(`${url}/demo/outbox`)).status).toBe(404);
  });
});
