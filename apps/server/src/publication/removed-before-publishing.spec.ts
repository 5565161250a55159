import { verifyBundle } from '#publication';
import {
  aStatementBeingSigned,
  AGREED,
  entriesOf,
  mediate,
  openStage,
  ownWordsOf,
  publish,
  currentHash,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { ReplyToMinorityStatement } from '../sign-off/reply-to-minority-statement.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import type { Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import { RecordCouncilDecision } from './record-council-decision.js';
import { RemoveContent } from './remove-content.js';
import { ReplyForCouncil } from './reply-for-council.js';
import { TurnAloneKey } from './turn-alone-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

/** Both keys take the words out of the record. */
async function remove(kind: string, words: string): Promise<void> {
  const seqs = (await entriesOf(acts, statement, kind)).map(({ seq }) => seq);
  const openings = await acts.db.manager.findBy(RecordOpening, { chain: statement.id });
  const { seq, name } = openings.find((one) => one.content === words && seqs.includes(one.seq))!;
  const wanted = { seq, name, reason: 'It tells where somebody lives.' };
  for (const who of ['sam', 'des'] as const) allowed(await acts.get(RemoveContent).run(statement.actor(who), wanted));
}

/** What is sealed, and with its openings what both checkers say of it. */
async function checked(publication: Publication) {
  const text = await acts.get(PublicationReader).bundleText(publication);
  const bytes = new TextEncoder().encode(text);
  const { faults, bundle } = verifyBundle(bytes);
  expect([faults, brokenRule(bytes)]).toEqual([[], null]);
  return { text, bundle: bundle! };
}

const REMOVED = expect.stringMatching(/^\[These words were removed on .* because: It tells where somebody lives\.\]$/);

it('[R28] a file that is sealed after words were removed says so in their place, and keeps what others said', async () => {
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  const dissent = { section: 'money', position: 'DISSENTED' } as const;
  allowed(await sign(acts, statement, 'priya', { ...dissent, text: 'Zyx of Mill Lane cannot pay.' }));
  allowed(await sign(acts, statement, 'tom', { ...dissent, text: 'It is below cost.' }));
  const words = { title: 'Zyx own title', text: 'Zyx own words.' };
  const minorityStatementId = await ownWordsOf(acts, statement, ['priya'], { forGroup: true, ...words });
  const reply = { minorityStatementId, text: 'Zyx reply.' };
  allowed(await acts.get(ReplyToMinorityStatement).run(statement.actor('amira'), reply));
  await openStage(acts, statement, 'COUNCIL_DECISION');
  const decided = { ...AGREED, body: 'Zyx body', reference: 'Zyx reference' };
  allowed(await acts.get(RecordCouncilDecision).run(statement.actor('helen'), decided));
  await remove('sign-off.given', 'Zyx of Mill Lane cannot pay.');
  for (const each of [words.title, words.text]) await remove('minority-statement.attached', each);
  await remove('minority-statement.replied', reply.text);
  for (const each of [decided.body, decided.reference]) await remove('council-decision.recorded', each);

  const { text, bundle } = await checked(await publish(acts, statement));
  expect(text).not.toContain('Zyx');
  const [own] = bundle.minorityStatements;
  expect([own?.title, own?.text, own?.reply?.text]).toEqual([REMOVED, REMOVED, REMOVED]);
  expect([bundle.councilDecision?.body, bundle.councilDecision?.reference]).toEqual([REMOVED, REMOVED]);
  const money = bundle.sections.find(({ key }) => key === 'money');
  const said = money?.positions.find(({ constituency }) => constituency === 'PROVIDERS')?.text?.split('\n\n');
  expect(said?.sort()).toEqual(['It is below cost.', REMOVED]);
});

it('[R28] so does one that is published without the council, of its reply', async () => {
  await signByAll(acts, statement, 'matters');
  for (const section of ['money', null] as const) {
    await signByAll(acts, statement, section);
    for (const who of ['amira', 'helen'] as const) {
      allowed(await sign(acts, statement, who, { section, position: 'DISSENTED' }));
    }
  }
  await mediate(acts, statement, 'failed');
  allowed(await acts.get(ReplyForCouncil).run(statement.actor('neil'), { text: 'Zyx reply.' }));
  await remove('council-reply.given', 'Zyx reply.');
  const wanted = { kind: 'PARTNERS_ONLY', seenHash: await currentHash(acts, statement, null), reasons: null } as const;
  for (const who of ['des', 'priya'] as const) allowed(await acts.get(TurnAloneKey).run(statement.actor(who), wanted));
  const { publication } = allowed(await acts.get(TurnAloneKey).run(statement.actor('ruth'), wanted));
  const { text, bundle } = await checked(publication!);
  expect([text.includes('Zyx'), bundle.alone?.reply?.text]).toEqual([false, REMOVED]);
});
