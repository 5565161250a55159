import { findBlock, replaceBlockText } from '#document';
import { aStatementBeingWritten, entriesOf, paragraph, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import type { RemovedWordsType } from './attribution.types.js';
import { AuthorsView } from './authors.view.js';

const WORDS = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
  await write(acts, statement, 'hassan', 'money', paragraph('money-2', WORDS));
  await write(acts, statement, 'priya', 'money', (doc) => {
    if (findBlock(doc, 'money-2')) replaceBlockText(doc, 'money-2', WORDS, 'Breaks.');
  });
});

async function removalSeenBy(who: Who): Promise<RemovedWordsType | undefined> {
  return (await acts.get(AuthorsView).of(statement.actor(who), statement.sections.money)).removals[0];
}

async function explain(who: Who, reason = 'It stands in section 4 now.', removalId?: string) {
  const id = removalId ?? (await removalSeenBy(who))?.id ?? '';
  const { money: sectionId } = statement.sections;
  return acts.get(AuthorsView).explain(statement.actor(who), { sectionId, removal: id, reason });
}

it('[R8] asks whoever took out more than 12 words of another group for a reason, and everybody reads it', async () => {
  expect(await removalSeenBy('priya')).toMatchObject({ mine: true, asksForReason: true, reason: null });
  expect(codesOf(await explain('hassan'))).toEqual(['removal.not-yours']);
  expect(codesOf(await explain('priya', ' '))).toEqual(['removal.no-reason']);
  allowed(await explain('priya'));
  expect(await removalSeenBy('hassan')).toMatchObject({ mine: false, reason: 'It stands in section 4 now.' });
  const [entry] = await entriesOf(acts, statement, 'removal.explained');
  expect(entry?.facts).toMatchObject({ section: 'money', words: (await removalSeenBy('ruth'))?.words });
  expect(JSON.stringify(entry?.facts)).not.toContain('section 4');
});

it('[R8] takes no reason for a removal that there is not', async () => {
  expect(codesOf(await explain('priya', 'Because.', 'none'))).toEqual(['removal.gone']);
});
