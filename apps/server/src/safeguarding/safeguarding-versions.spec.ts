import { HIDDEN_BECAUSE } from '#deliberation';
import { replaceBlockText } from '#document';
import {
  aStatementBeingSigned,
  aStatementBeingWritten,
  freeze,
  paragraph,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { startSafeguardingApp, WORRY, worriesIn } from '../../../../test/build/worried.js';

import { FlagWords } from '../fair-dealing/flag-words.js';
import { HistoryView } from '../history/history-view.js';
import { FrozenSectionView } from '../sign-off/frozen-section.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startSafeguardingApp();
});

afterAll(() => acts.close());

const { decide } = worriesIn(
  () => acts,
  () => statement,
);
const money = () => statement.sections.money;
const flagParagraph = (blockId: string, quote: string) =>
  acts.get(FlagWords).paragraph(statement.actor('bev'), { sectionId: money(), blockId, quote, ...WORRY });

describe('a paragraph that stays hidden, once it has left the text', () => {
  const text = 'The council publishes its rates each April.';
  const frozen = async (who: Who) => (await acts.get(FrozenSectionView).of(statement.actor(who), money()))!;

  it('[R38] is hidden in what changed since somebody decided, and in the draft that is still shown', async () => {
    statement = await aStatementBeingSigned(acts);
    for (const section of ['money', null] as const) allowed(await sign(acts, statement, 'hassan', { section }));
    allowed(await flagParagraph('money-1', text));
    expect((await frozen('hassan')).hiddenBlocks).toEqual([{ blockId: 'money-1', isOpen: true }]);
    allowed(await decide('TAKEN_OUT'));
    await reopen(acts, statement, money());
    await write(acts, statement, 'amira', 'money', (doc) => {
      replaceBlockText(doc, 'money-1', text, 'In spring.');
    });
    expect((await frozen('hassan')).hiddenBlocks).toEqual([{ blockId: 'money-1', isOpen: false }]);
    await freeze(acts, statement, money());
    const { changes, changesSinceWhole, hiddenBlocks } = await frozen('hassan');
    const changed = { blockId: 'money-1', before: HIDDEN_BECAUSE.SAFEGUARDING, after: 'In spring.' };
    expect([changes, await changesSinceWhole, hiddenBlocks]).toMatchObject([[changed], [changed], []]);
  });

  it('[R38] is hidden where two versions are compared, also where new words break up the old ones', async () => {
    statement = await aStatementBeingWritten(acts);
    await write(acts, statement, 'amira', 'money', paragraph('hits', 'Mr Jones hits his daughter.'));
    const { headSeq: from } = (await acts.get(HistoryView).sectionAt(statement.actor('des'), money(), null))!;
    allowed(await flagParagraph('hits', 'Mr Jones hits his daughter.'));
    allowed(await decide('TAKEN_OUT'));
    await write(acts, statement, 'amira', 'money', (doc) => {
      replaceBlockText(doc, 'hits', 'Mr Jones', 'Someone');
    });
    const { headSeq: to } = (await acts.get(HistoryView).sectionAt(statement.actor('des'), money(), null))!;
    const compared = (await acts.get(HistoryView).comparison(statement.actor('des'), money(), { from, to }))!;
    const runs = compared.blocks.find(({ blockId }) => blockId === 'hits')?.runs;
    expect(runs).toEqual([{ kind: 'same', text: HIDDEN_BECAUSE.SAFEGUARDING }]);
  });
});
