import { findBlock, replaceBlockText } from '#document';
import {
  aStatementBeingAnswered,
  entriesOf,
  freeze,
  paragraph,
  reopen,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { AuthorsView } from '../attribution/authors.view.js';
import { ExplainRemoval } from '../attribution/explain-removal.js';

const WORDS = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingAnswered(acts);
});

const money = () => statement.sections.money;

/** Facts of every time the section was locked: how many removals asked for a reason, and how many had one. */
async function countedAtLocks() {
  const entries = await entriesOf(acts, statement, 'section.frozen');
  return entries.map(({ facts: { removals, explained } }) => [removals, explained]);
}

/** A provider puts other words in place of what a carer wrote. */
async function rewrite(words: string): Promise<void> {
  await write(acts, statement, 'hassan', 'money', paragraph('money-2', words));
  await write(acts, statement, 'priya', 'money', (doc) => {
    if (findBlock(doc, 'money-2')) replaceBlockText(doc, 'money-2', words, 'Breaks.');
  });
}

async function explain(): Promise<void> {
  const [removal] = (await acts.get(AuthorsView).of(statement.actor('priya'), money())).removals;
  const explanation = { sectionId: money(), removal: removal?.id ?? '', reason: 'It stands in section 4 now.' };
  allowed(await acts.get(ExplainRemoval).run(statement.actor('priya'), explanation));
}

it('[R8] a lock records how many removals asked for a reason and how many had one', async () => {
  await rewrite(WORDS);
  await freeze(acts, statement, money());
  await reopen(acts, statement, money());
  await explain();
  await freeze(acts, statement, money());
  expect(await countedAtLocks()).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

it('[R8] a lock records none where nobody took much out of what another group wrote', async () => {
  await rewrite('Carers need rest.');
  await freeze(acts, statement, money());
  expect(await countedAtLocks()).toEqual([[0, 0]]);
});
