import { hashOfSealed } from '#document';
import { createHash, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { aStatementReadyToPublish, publish } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { DeclaredLimit, StartingPosition } from '../convening/convening.entity.js';
import { ConveningView } from '../convening/convening.view.js';
import { Council } from '../membership/council.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { PublicRecordModule } from './public-record.module.js';

/** With signs that HTML and JSON write in their own ways. */
const POSITION = 'Rates “must” cover <travel> & waiting:\r\n  “£1 a mile”\n\nWe can’t wait.';
const WITH_ADDRESS = 'Breaks first. Ask ruth@home.test.';

let acts: ActsApp;
let statement: StatementUnderTest;
let address: string;

/** A published statement that began with something fixed, and with two sealed positions. */
beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  statement = await aStatementReadyToPublish(acts);
  await aLimit();
  await sealed('PROVIDERS', POSITION);
  await sealed('CARERS', WITH_ADDRESS);
  await publish(acts, statement);
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  const { port } = acts.app.getHttpServer().address() as AddressInfo;
  address = `http://127.0.0.1:${port}/statements/${council.slug}/${slug}`;
}, 300_000);

afterAll(() => acts.close());

async function aLimit(): Promise<void> {
  const { id: statementId, members } = statement;
  await acts.db.manager.insert(DeclaredLimit, {
    ...{ id: randomUUID(), statementId, kind: 'law', text: 'Who may have care.', reason: 'It is in the Care Act.' },
    ...{ endsOn: '2099-03-31', declaredBy: members.amira.id, at: new Date(), challengedBy: members.ruth.id },
    challenge: 'The law leaves room for more.',
  });
}

async function sealed(constituency: string, text: string): Promise<void> {
  const { id: statementId, members, sections } = statement;
  const salt = createHash('md5').update(constituency).digest('hex');
  const hash = hashOfSealed({ salt, text });
  await acts.db.manager.insert(StartingPosition, {
    ...{ id: randomUUID(), statementId, constituency, text, salt, hash, sectionId: sections.money },
    ...{ sealedBy: members.priya.id, sealedAt: new Date() },
  });
  const act = { chain: statementId, kind: 'position.sealed', actor: null, facts: { constituency, hash } };
  await acts.db.transaction((tx) => acts.get(Timeline).add(tx, act));
}

const page = async (end: string) => (await fetch(`${address}${end}`, { headers: { accept: 'text/html' } })).text();

describe('beside what was published', () => {
  it('[R5] everybody reads what was fixed, by group, with its challenge', async () => {
    const html = await page('/how-equal');
    expect(faultsOfPage(html)).toEqual([]);
    expect(wordsOfPage(html)).toMatch(
      /Who may have care. \(The law\)\s*Why: It is in the Care Act.\s*Fixed until 31 March 2099. Commissioners \(the council\) said so./,
    );
    expect(wordsOfPage(html)).toMatch(/Challenged by Unpaid carers and family members: The law leaves room for more./);
  });

  it('[R4][R5] a link leads to how it began', async () => {
    const call = new URL(address).pathname.replace('/statements/', '/call/');
    expect(await page('')).toContain(`href="${call}"`);
    const answer = await fetch(new URL(call, address), { headers: { accept: 'text/html' } });
    const html = await answer.text();
    expect([answer.status, faultsOfPage(html), html.includes('<form method="post"')]).toEqual([200, [], false]);
    expect(wordsOfPage(html)).toContain('Who may have care.');
  });
});

/** What stands between the tags, as somebody copies it. */
const copied = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

describe('where a group started from', () => {
  const shown = async (group: string) => {
    const html = await page('/how-equal');
    const [, after = ''] = html.split(`<h3 class="govuk-heading-m">${group}: Money`);
    return after.split('<h3')[0] ?? '';
  };
  const codes = (html: string) => [...html.matchAll(/<code[^>]*>(.*?)<\/code>/gs)].map(([, code = '']) => copied(code));
  const sha256 = (line: string) => createHash('sha256').update(line, 'utf8').digest('hex');

  it('[R6] stands there with all that anybody needs to work out its fingerprint, from exactly what the page shows', async () => {
    const html = await shown('Care providers');
    const [hash = '', salt = '', line = '', command] = codes(html);
    expect(sha256(line)).toBe(hash);
    // What stands in the line is what stands there to be read.
    expect(JSON.parse(line)).toEqual({ salt, text: POSITION });
    expect(copied(/cp-as-written">(.*?)<\/p>/s.exec(html)?.[1] ?? '')).toBe(POSITION);
    expect(command).toBe(String.raw`tr -d '\r\n' < position.txt | shasum -a 256`);
    expect(sha256(line.replace('must', 'may'))).not.toBe(hash);
  });

  it('[R6] has the same values in the API, and the same fingerprint in the record that is published', async () => {
    const html = await shown('Care providers');
    const [hash, salt] = codes(html);
    const { positions } = await acts.get(ConveningView).of(statement.actor('amira'));
    expect(positions).toContainEqual(
      expect.objectContaining({ constituency: 'PROVIDERS', hash, salt, text: POSITION }),
    );
    const file = JSON.parse(await page('.json')) as { record: { entries: { seq: number; facts: object }[] } };
    const entry = file.record.entries.find(({ facts }) => 'hash' in facts && facts.hash === hash);
    expect(wordsOfPage(html)).toContain(`the same fingerprint in entry ${entry?.seq} of its record`);
    expect(html).toContain(`href="${new URL(address).pathname}.json"`);
  });

  it('[R6][R38] keeps contact details back, with the salt by which they could be found out', async () => {
    const html = await shown('Unpaid carers and family members');
    expect(codes(html)).toEqual([
      hashOfSealed({ salt: createHash('md5').update('CARERS').digest('hex'), text: WITH_ADDRESS }),
    ]);
    expect(wordsOfPage(html)).toContain('Only the people who take part can check them.');
    expect(await page('/how-equal')).not.toContain('ruth@home.test');
  });
});
