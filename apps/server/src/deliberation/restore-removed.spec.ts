import { findBlock, plainText, readSection, replaceBlockText, ROOT } from '#document';
import type * as Y from 'yjs';
import { aStatementBeingWritten, entriesOf, paragraph, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { AuthorsView } from '../attribution/authors.view.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Section } from '../statements/section.entity.js';
import { Proposal } from './proposal.entity.js';
import { RestoreRemoved } from './restore-removed.js';

const WORDS = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';
const FIRST = 'The council publishes its rates each April.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
  await write(acts, statement, 'hassan', 'money', paragraph('money-2', WORDS));
});

const takeParagraph = (id: string) => (doc: Y.Doc) => {
  const found = findBlock(doc, id);
  if (found) doc.getXmlFragment(ROOT).delete(found.index, 1);
};
const rewrite = (from: string, to: string) => (doc: Y.Doc) => {
  if (!replaceBlockText(doc, 'money-2', from, to)) throw new Error('These words are not there.');
};
const take = (edit: (doc: Y.Doc) => void, who: Who = 'priya') => write(acts, statement, who, 'money', edit);

const listSeenBy = (who: Who) => acts.get(AuthorsView).of(statement.actor(who), statement.sections.money);

async function restore(who: Who, removalId?: string) {
  const removal = removalId ?? (await listSeenBy(who)).removals[0]?.id ?? '';
  const { money: sectionId } = statement.sections;
  return acts.get(RestoreRemoved).run(statement.actor(who), { sectionId, removal, reason: '' });
}

async function textNow(): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText);
}

async function wordsBy(who: Who): Promise<number> {
  const { words } = await acts.get(AttributionReader).ofSection(statement.sections.money);
  return words.find(({ by }) => by === statement.members[who].id)?.words ?? 0;
}

it('[R8] puts a paragraph back that another group took out, as the words of whoever wrote them', async () => {
  const before = await wordsBy('hassan');
  await take(takeParagraph('money-2'));
  expect([await textNow(), await wordsBy('hassan')]).toEqual([[FIRST], 0]);
  expect((await listSeenBy('ruth')).removals).toMatchObject([{ words: before, wayBack: 'PUT_BACK' }]);
  const { seq } = allowed(await restore('ruth'));
  expect([await textNow(), await wordsBy('hassan'), await wordsBy('ruth')]).toEqual([[FIRST, WORDS], before, 0]);
  const { removals, restored } = await listSeenBy('priya');
  expect(removals).toEqual([]);
  expect(restored).toMatchObject([{ words: before, constituency: 'CARERS', removedByConstituency: 'PROVIDERS' }]);
  const [entry] = await entriesOf(acts, statement, 'removal.restored');
  expect(entry?.facts).toMatchObject({ section: 'money', words: before, seq });
  expect(JSON.stringify(entry)).not.toContain('booked');
});

it('[R8] counts rewriting too, and leaves what was written instead', async () => {
  await take(rewrite(WORDS, 'Breaks matter.'));
  expect((await listSeenBy('hassan')).removals[0]).toMatchObject({ asksForReason: true, wayBack: 'PUT_BACK' });
  allowed(await restore('hassan'));
  const [, text = ''] = await textNow();
  expect(text).toBe(
    'Carers need breaks that are booked ahead, are kept, and fit the days they can really take Breaks matter.',
  );
  expect([await wordsBy('hassan'), await wordsBy('priya')]).toEqual([17, 2]);
});

it('[R8] makes a word whole again of which whoever took words out left a letter', async () => {
  const taken = WORDS.slice('C'.length, -'e.'.length);
  await take(rewrite(taken, ''));
  expect(await textNow()).toEqual([FIRST, 'Ce.']);
  allowed(await restore('ruth', (await listSeenBy('ruth')).removals[0]?.id));
  expect(await textNow()).toEqual([FIRST, WORDS]);
});

it('[R8] puts them where they stood, though others have written before and after them since', async () => {
  await take(rewrite(' that are booked ahead, are kept, and fit the days they can really take', ''));
  await take(rewrite('Carers', 'All unpaid carers'), 'tom');
  const { removals } = await listSeenBy('ruth');
  allowed(await restore('ruth', removals.find(({ asksForReason }) => asksForReason)?.id));
  expect((await textNow())[1]).toBe(
    'All unpaid carers need breaks that are booked ahead, are kept, and fit the days they can really take.',
  );
});

it('[R8] makes a suggestion of them when they are taken out again', async () => {
  await take(takeParagraph('money-2'));
  allowed(await restore('ruth'));
  await take(takeParagraph('money-2'), 'amira');
  expect((await listSeenBy('hassan')).removals[0]).toMatchObject({ wayBack: 'SUGGEST' });
  const { seq, proposalId } = allowed(await restore('hassan'));
  expect([seq, await textNow()]).toEqual([null, [FIRST]]);
  const proposal = await acts.db.manager.findOneByOrFail(Proposal, { id: proposalId! });
  expect(proposal).toMatchObject({ blockId: 'money-1', baseText: '', proposedText: WORDS, status: 'OPEN' });
  expect(proposal.proposerId).toBe(statement.members.hassan.id);
  expect((await listSeenBy('priya')).restored.map((one) => one.proposalId)).toEqual([proposalId, null]);
});

it('[R8] counts words of two people of a group that went in one go, and brings them back by one press', async () => {
  const few = 'Breaks that are booked are kept.';
  for (const [who, id] of [
    ['hassan', 'money-3'],
    ['ruth', 'money-4'],
  ] as const) {
    await write(acts, statement, who, 'money', paragraph(id, `${few} Ask ${who} first.`));
  }
  const before = await textNow();
  await take((doc) => {
    for (const id of ['money-3', 'money-4']) takeParagraph(id)(doc);
  });
  const { removals } = await listSeenBy('ruth');
  expect(removals).toMatchObject([
    { words: 9, asksForReason: true, wayBack: 'PUT_BACK' },
    { words: 9, asksForReason: true, wayBack: 'PUT_BACK' },
  ]);
  allowed(await restore('ruth', removals[0]?.id));
  expect([await textNow(), await wordsBy('ruth')]).toEqual([before, 9]);
  expect((await listSeenBy('ruth')).removals).toEqual([]);
});

it('[R8] is for the group whose words they were, and for more than 12 of them', async () => {
  await take(takeParagraph('money-2'));
  const { id } = (await listSeenBy('ruth')).removals[0]!;
  expect(codesOf(await restore('des', id))).toEqual(['removal.not-your-group']);
  expect((await listSeenBy('des')).removals[0]?.wayBack).toBe('NONE');
  expect(codesOf(await restore('ruth', 'none'))).toEqual(['removal.gone']);
  await write(acts, statement, 'hassan', 'money', paragraph('money-3', 'Breaks are rest.'));
  await take(takeParagraph('money-3'), 'helen');
  const few = (await listSeenBy('ruth')).removals.find(({ words }) => words === 3);
  expect(codesOf(await restore('ruth', few?.id))).toEqual(['removal.few-words']);
});

it('[R8] waits until the section takes edits, and is not used up by that', async () => {
  await take(takeParagraph('money-2'));
  await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'READY' });
  expect(codesOf(await restore('ruth'))).toEqual(['edit.not-open']);
  await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'DRAFTING' });
  allowed(await restore('ruth'));
  expect(await textNow()).toEqual([FIRST, WORDS]);
});

it('[R8] is done once when it is pressed twice, or by two of the group, while others write', async () => {
  await take(takeParagraph('money-2'));
  const { id } = (await listSeenBy('ruth')).removals[0]!;
  const [one, again, other] = await Promise.all([
    restore('ruth', id),
    restore('ruth', id),
    restore('hassan', id),
    take(paragraph('money-9', 'Meanwhile.'), 'tom'),
  ]);
  const done = [one, again, other].filter(({ refusals }) => refusals.length === 0);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map(({ seq }) => seq)).size).toBe(1);
  expect((await textNow()).filter((text) => text === WORDS)).toHaveLength(1);
  expect(await textNow()).toContain('Meanwhile.');
  expect(await entriesOf(acts, statement, 'removal.restored')).toHaveLength(1);
});
