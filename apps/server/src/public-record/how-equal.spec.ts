import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { aStatementReadyToPublish, publish } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { Council } from '../membership/council.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { PublicRecordModule } from './public-record.module.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let address: string;

/** A published statement that began with something fixed. */
beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  statement = await aStatementReadyToPublish(acts);
  await aLimit();
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
