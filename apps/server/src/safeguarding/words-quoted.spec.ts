import { HIDDEN_BECAUSE } from '#deliberation';
import { appendBlocks, findBlock, replaceBlockText, ROOT } from '#document';
import { verifyBundle } from '#publication';
import { randomUUID } from 'node:crypto';
import {
  aStatementBeingSigned,
  aStatementBeingWritten,
  aStatementReadyToPublish,
  freeze,
  ownWordsOf,
  paragraph,
  publish,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { startSafeguardingApp, WORRY, worriesIn } from '../../../../test/build/worried.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { AuthorsView } from '../attribution/authors.view.js';
import { ExplainRemoval } from '../attribution/explain-removal.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';
import type { Actor } from '../membership/actor.js';
import { PowerPanelReader } from '../power-panel/power-panel.reader.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { JoinMinorityStatement } from '../sign-off/join-minority-statement.js';
import { SigningView } from '../sign-off/signing-view.js';
import { Statement } from '../statements/statement.entity.js';

/** A paragraph of the text that is flagged, and that people quote elsewhere. */
const TEXT = 'Jo is hit every night by a man at Elm House, and nobody helps.';
const QUOTED = `They left out: ${TEXT}`;

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startSafeguardingApp();
});

afterAll(() => acts.close());

const { decide, readByAnybody } = worriesIn(
  () => acts,
  () => statement,
);
const money = () => statement.sections.money;
const flag = (blockId: string) =>
  acts.get(FlagWords).paragraph(statement.actor('bev'), { sectionId: money(), blockId, quote: TEXT, ...WORRY });

/** A paragraph is written, flagged and kept hidden, and leaves the text. */
async function comesAndGoes(): Promise<void> {
  await write(acts, statement, 'tom', 'money', paragraph('elm', TEXT));
  allowed(await flag('elm'));
  allowed(await decide('TAKEN_OUT'));
  await write(acts, statement, 'amira', 'money', (doc) => {
    doc.getXmlFragment(ROOT).delete(findBlock(doc, 'elm')!.index, 1);
  });
}

it('[R38] words that stay hidden are hidden in own words and reasons that quote them, which get no more names', async () => {
  statement = await aStatementBeingSigned(acts);
  const signing = (actor: Actor) => acts.get(SigningView).of(actor, statement.id);
  const minorityStatementId = await ownWordsOf(acts, statement, ['priya', 'tom'], { text: QUOTED });
  const given = { section: 'matters', position: 'SIGNED_WITH_RESERVATION', text: QUOTED } as const;
  for (const who of ['hassan', 'ruth'] as const) allowed(await sign(acts, statement, who, given));
  expect((await readByAnybody(signing)).match(/Elm House/g)).not.toBeNull();
  await reopen(acts, statement, money());
  await comesAndGoes();
  await freeze(acts, statement, money());
  const seen = await readByAnybody(signing);
  expect([seen.includes('Elm House'), seen.includes('SAFEGUARDING')]).toEqual([false, true]);
  const joined = await acts.get(JoinMinorityStatement).run(statement.actor('bev'), { minorityStatementId });
  expect(codesOf(joined)).toContain('referral.kept-hidden');
});

it('[R38] words that stay hidden are not published in own words that quote them; the file still verifies', async () => {
  statement = await aStatementReadyToPublish(acts);
  await acts.db.manager.update(Statement, { id: statement.id }, { state: 'SIGN_OFF' });
  await ownWordsOf(acts, statement, ['priya', 'tom', 'bev'], { text: QUOTED });
  await acts.db.manager.update(Statement, { id: statement.id }, { state: 'COUNCIL_DECISION' });
  const { bev } = statement.members;
  await acts.db.manager.insert(SafeguardingReferral, {
    ...{ id: randomUUID(), statementId: statement.id, sectionId: money(), blockId: 'elm', quote: TEXT, why: '' },
    ...{ flaggedBy: bev.id, at: new Date(), decision: 'TAKEN_OUT', note: 'Told them.', decidedAt: new Date() },
  });
  const file = await acts.get(PublicationReader).bundleText(await publish(acts, statement));
  expect(file).not.toContain('Elm House');
  expect(file).toContain('[These words are hidden, to keep people safe.]');
  const bytes = Buffer.from(file);
  expect([verifyBundle(bytes).faults, brokenRule(bytes)]).toEqual([[], null]);
});

it('[R38] words that stay hidden are hidden where the panel says how a section begins', async () => {
  statement = await aStatementBeingSigned(acts);
  const begins = async () => {
    const { sections } = await acts.get(PowerPanelReader).facts(statement.id);
    return sections.find(({ key }) => key === 'money')?.begins;
  };
  await reopen(acts, statement, money());
  await write(acts, statement, 'tom', 'money', (doc) => {
    appendBlocks(doc, [
      {
        type: 'inShort',
        attrs: { id: 'short' },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: TEXT }] }],
      },
    ]);
  });
  await freeze(acts, statement, money());
  expect(await begins()).toBe(TEXT);
  allowed(await flag('short'));
  expect(await begins()).toBe(HIDDEN_BECAUSE.SAFEGUARDING);
});

it('[R38] words that stay hidden are hidden in the reason for which somebody took words out', async () => {
  statement = await aStatementBeingWritten(acts);
  const long = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';
  await write(acts, statement, 'hassan', 'money', paragraph('breaks', long));
  await write(acts, statement, 'priya', 'money', (doc) => {
    replaceBlockText(doc, 'breaks', long, 'Breaks.');
  });
  const removals = async (who: Who) => (await acts.get(AuthorsView).of(statement.actor(who), money())).removals;
  const [removal] = await removals('priya');
  const explained = { sectionId: money(), removal: removal!.id, reason: QUOTED };
  allowed(await acts.get(ExplainRemoval).run(statement.actor('priya'), explained));
  expect(JSON.stringify(await removals('hassan'))).toContain('Elm House');
  await comesAndGoes();
  const reasons = (await removals('hassan')).map(({ reason }) => reason);
  expect(reasons).toContain(HIDDEN_BECAUSE.SAFEGUARDING);
  expect(JSON.stringify(reasons)).not.toContain('Elm House');
});
