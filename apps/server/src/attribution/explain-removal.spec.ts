import { findBlock, replaceBlockText, ROOT } from '#document';
import { aStatementBeingWritten, entriesOf, paragraph, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import type { RemovedWordsType } from './attribution.types.js';
import { AuthorsView } from './authors.view.js';
import { ExplainRemoval } from './explain-removal.js';
import { RemovalCounts } from './removal-counts.js';

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

async function removalsSeenBy(who: Who): Promise<RemovedWordsType[]> {
  return (await acts.get(AuthorsView).of(statement.actor(who), statement.sections.money)).removals;
}

async function removalSeenBy(who: Who): Promise<RemovedWordsType | undefined> {
  return (await removalsSeenBy(who))[0];
}

async function explain(who: Who, reason = 'It stands in section 4 now.', removalId?: string) {
  const id = removalId ?? (await removalSeenBy(who))?.id ?? '';
  const { money: sectionId } = statement.sections;
  return acts.get(ExplainRemoval).run(statement.actor(who), { sectionId, removal: id, reason });
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

it('[R8] counts by section what was taken out, what waits for a reason, and for whose', async () => {
  const seenBy = (who: Who) => acts.get(RemovalCounts).of(statement.actor(who));
  const { money: sectionId } = statement.sections;
  const one = { sectionId, removals: 1, waiting: 1 };
  expect(await seenBy('priya')).toEqual([{ ...one, waitingForMe: 1 }]);
  expect(await seenBy('hassan')).toEqual([{ ...one, waitingForMe: 0 }]);
  await write(acts, statement, 'hassan', 'money', paragraph('money-3', 'Breaks are rest.'));
  await write(acts, statement, 'tom', 'money', (doc) => void replaceBlockText(doc, 'money-3', 'Breaks are', 'It is'));
  allowed(await explain('priya', 'It stands in section 4 now.', (await removalsSeenBy('priya'))[1]?.id));
  expect(await seenBy('priya')).toEqual([{ ...one, waiting: 0, waitingForMe: 0 }]);
});

it('[R8] takes no reason for a removal that there is not', async () => {
  expect(codesOf(await explain('priya', 'Because.', 'none'))).toEqual(['removal.gone']);
});

it('[R8] says which words are meant to whoever owes the reason, and to the group that can have them back', async () => {
  const words = WORDS.replace(/\.$/, '');
  expect(await removalSeenBy('priya')).toMatchObject({ quote: words, isHidden: false });
  expect(await removalSeenBy('ruth')).toMatchObject({ quote: words, wayBack: 'PUT_BACK' });
  expect(await removalSeenBy('des')).toMatchObject({ quote: null, isHidden: false });
  allowed(await explain('priya'));
  expect(await removalSeenBy('priya')).toMatchObject({ quote: null, isHidden: false });
});

it('[R8] gives how long words begin', async () => {
  const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  await write(acts, statement, 'hassan', 'money', paragraph('money-3', long));
  await write(acts, statement, 'tom', 'money', (doc) => {
    const found = findBlock(doc, 'money-3');
    if (found) doc.getXmlFragment(ROOT).delete(found.index, 1);
  });
  const seen = await removalSeenBy('tom');
  expect(seen?.quote).toMatch(/^word0 word1 .* word39…$/);
});

describe('words that somebody flagged, and that are taken out then', () => {
  const price = 'We mean to bid at twenty four pounds an hour for all of the nights from next April on.';
  let concernId: string;

  beforeEach(async () => {
    await write(acts, statement, 'hassan', 'money', paragraph('money-4', price));
    const { money: sectionId } = statement.sections;
    const flag = {
      sectionId,
      blockId: 'money-4',
      quote: 'twenty four pounds an hour',
      ground: 'COMPETITION',
      why: 'A bid.',
    };
    const { concern } = allowed(await acts.get(FlagWords).paragraph(statement.actor('des'), flag));
    concernId = concern?.id ?? '';
  });

  const takeOut = (who: Who) =>
    write(acts, statement, who, 'money', (doc) => void replaceBlockText(doc, 'money-4', price, 'Nights.'));

  it.each([
    ['PUT_BACK', false],
    ['TAKEN_OUT', true],
  ])('[R34] are not quoted while they are checked; after %s, hidden is %s', async (decision, isHidden) => {
    await takeOut('tom');
    const seen = async () => Promise.all([removalSeenBy('tom'), removalSeenBy('ruth')]);
    const hidden = { quote: null, isHidden: true };
    expect(await seen()).toMatchObject([hidden, hidden]);
    const decided = { concernId, decision, reason: 'Looked at.' };
    allowed(await acts.get(DecideConcern).run(statement.actor('amira'), decided));
    const after = isHidden ? hidden : { quote: expect.stringContaining('twenty four pounds'), isHidden };
    expect(await seen()).toMatchObject([after, after]);
  });

  it('[R34] are quoted to who checks such words, where they took them out', async () => {
    await takeOut('amira');
    expect(await removalSeenBy('amira')).toMatchObject({ quote: expect.stringContaining('twenty four'), mine: true });
    expect(await removalSeenBy('ruth')).toMatchObject({ quote: null, isHidden: true });
  });
});
