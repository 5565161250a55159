import { aStatementBeingSigned, sign } from '../../../../test/build/a-statement.js';
import { codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { until } from '../../../../test/build/until.js';
import { waitingForLocks } from '../../../../test/build/waiting-for-locks.js';
import { RateLadder } from '../power-panel/rate-ladder.js';
import { TurnReopenKey } from '../sign-off/turn-reopen-key.js';
import { RecordChain } from '../timeline/record-entry.entity.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

interface Done {
  readonly refusals: readonly { readonly code: string }[];
}

/** Begins one act after the other while none can add to the record; each is in line for it when the next begins. */
async function inLine(begin: readonly (() => Promise<Done>)[]): Promise<string[][]> {
  const begun: Promise<Done>[] = [];
  await acts.db.transaction(async (tx) => {
    const lock = { mode: 'pessimistic_write' } as const;
    await tx.findOneOrFail(RecordChain, { where: { chain: statement.id }, lock });
    for (const act of begin) {
      begun.push(act());
      await until(async () => (await waitingForLocks(acts.db)) === begun.length);
    }
  });
  return (await Promise.all(begun)).map(codesOf);
}

const signs = () => sign(acts, statement, 'des', { section: 'matters' });

it('[S8] somebody signs while somebody else rates: neither waits for the other', async () => {
  const rates = () => acts.get(RateLadder).run(statement.actor('hassan'), { rung: 4, why: 'We were asked.' });
  expect(await inLine([signs, rates])).toEqual([[], []]);
});

it('[S8] somebody signs a section while a co-chair asks to open another: neither waits for the other', async () => {
  const opens = () => acts.get(TurnReopenKey).run(statement.actor('amira'), { sectionId: statement.sections.money });
  expect(await inLine([signs, opens])).toEqual([[], []]);
});
