import type { AddressInfo } from 'node:net';
import {
  aStatementReadyToPublish,
  entriesOf,
  paragraph,
  publish,
  reopen,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { Council } from '../membership/council.entity.js';
import { PowerPanelReader } from '../power-panel/power-panel.reader.js';
import { PublicationPanel } from '../power-panel/publication-panel.entity.js';
import { RateLadder } from '../power-panel/rate-ladder.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { RemoveContent } from '../publication/remove-content.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { PublicRecordModule } from './public-record.module.js';

const VERDICT = 'We were heard, and Jo of 3 Weir Street was not.';

let acts: ActsApp;
let statement: StatementUnderTest;
let address: string;

/** A published statement, on a new version of which work has begun. */
beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  statement = await aStatementReadyToPublish(acts);
  allowed(await acts.get(RateLadder).run(statement.actor('priya'), { rung: 6, why: VERDICT }));
  await publish(acts, statement);
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  const { port } = acts.app.getHttpServer().address() as AddressInfo;
  address = `http://127.0.0.1:${port}/statements/${council.slug}/${slug}`;
  for (const who of ['des', 'amira'] as const) {
    const wanted = { to: 'RESPONDING', reason: 'The rates of next year are known now.' } as const;
    allowed(await acts.get(TurnStageKey).run(statement.actor(who), wanted));
  }
  await reopen(acts, statement, statement.sections.money);
  await write(acts, statement, 'amira', 'money', paragraph('money-2', 'The rate for 2027 is £28.53.'));
}, 300_000);

afterAll(() => acts.close());

const get = async (path: string) => {
  const answer = await fetch(`${address}${path}`, { headers: { accept: 'text/html' } });
  return { status: answer.status, html: await answer.text() };
};
const ofPublication = async () => {
  const publication = await acts.get(PublicationReader).latest(statement.id);
  return { publicationId: publication?.id ?? '' };
};

describe('the panel of a published version', () => {
  it('[R20] stays as it stood: who signed the version is not silent when a new one is worked on', async () => {
    const { measures } = await acts.db.manager.findOneByOrFail(PublicationPanel, await ofPublication());
    const standsOf = (panel: typeof measures) => panel.find(({ key }) => key === 'decisions')?.tables[1]?.rows;
    expect(standsOf(measures)?.every((row) => row.at(-1) === '0')).toBe(true);
    expect(standsOf(await acts.get(PowerPanelReader).of(statement.id))).not.toEqual(standsOf(measures));
    const { status, html } = await get('/how-equal');
    const today = new Date().toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    expect([status, faultsOfPage(html)]).toEqual([200, []]);
    expect(wordsOfPage(html)).toContain(`As it stood on ${today}, when version 1 was published.`);
    expect(html).not.toContain('28.53');
    for (const row of standsOf(measures) ?? []) expect(wordsOfPage(html)).toContain(row.join(''));
  });

  it('is at the address of the version too, to which its page leads', async () => {
    const path = new URL(address).pathname;
    expect((await get('/v/1')).html).toContain(`href="${path}/v/1/how-equal"`);
    const { status, html } = await get('/v/1/how-equal');
    expect([status, faultsOfPage(html), wordsOfPage(html).includes('when version 1 was')]).toEqual([200, [], true]);
    expect([(await get('/v/2/how-equal')).status, (await get('/v/x/how-equal')).status]).toEqual([404, 404]);
  });

  it('is a short report too, under five headings', async () => {
    const path = new URL(address).pathname;
    for (const version of ['', '/v/1']) {
      expect((await get(`${version}/how-equal`)).html).toContain(`href="${path}${version}/how-equal/report"`);
      const { status, html } = await get(`${version}/how-equal/report`);
      expect([status, faultsOfPage(html)]).toEqual([200, []]);
      const headings = [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, heading]) => heading);
      expect(headings.slice(0, 5)).toEqual(['Aim', 'Methods', 'Results', 'Discussion', 'Reflections']);
      const reflections = wordsOfPage(html.slice(html.indexOf('id="reflections"')));
      expect(reflections).toContain(`6 of 7: co-design. ${VERDICT}`);
    }
  });

  it('[R28] forgets words that are removed from the record, and says so in their place', async () => {
    expect((await get('/how-equal')).html).toContain(VERDICT);
    const [{ seq } = { seq: 0 }] = await entriesOf(acts, statement, 'ladder.rated');
    const content = { seq, name: 'why', reason: 'It tells where somebody lives.' };
    for (const who of ['sam', 'des'] as const)
      allowed(await acts.get(RemoveContent).run(statement.actor(who), content));
    const { html } = await get('/how-equal');
    expect(html).not.toContain('Weir Street');
    expect(wordsOfPage(html)).toMatch(/6 of 7: co-design\[These words were removed on .* because: It tells where/);
  });

  it('is counted today, and says so, where nothing was kept with the version', async () => {
    await acts.db.manager.delete(PublicationPanel, await ofPublication());
    const { status, html } = await get('/how-equal');
    expect([status, wordsOfPage(html).includes('Counted today')]).toEqual([200, true]);
  });
});
