import type { SectionId } from '#concordat';
import { agreeByAll, entriesOf, openStage, paragraph, sectionNow, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCallTime } from '../../../../test/build/call-time.js';
import { aStatementStarted, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { AnswerNomination, Nominate } from '../convening/nominations.js';
import { DeclareInterests } from '../fair-dealing/declare-interests.js';
import { OpenSection } from '../live-editing/open-section.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import type { Actor } from '../membership/actor.js';
import { MarkReady } from '../statements/mark-ready.js';
import { Section } from '../statements/section.entity.js';
import { AgreeConcordat } from './agree-concordat.js';
import { AgreementActs } from './agreement-acts.js';
import { ConcordatReader } from './concordat.reader.js';
import type { ProposeAmendmentInput } from './concordat.types.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementStarted(acts);
});

const open = () => openStage(acts, statement, 'CONCORDAT');
/** Open for writing, and nobody has. */
const begin = async () => {
  await open();
  await agreeByAll(acts, statement);
  await serveCallTime(acts.db, statement.id);
  await openStage(acts, statement, 'DRAFTING');
};
const nights = {
  ...{ title: 'Help at night', purpose: 'Who comes at night.', leads: ['CARERS'] },
  signatories: ['PEOPLE', 'CARERS', 'PROVIDERS'],
};
/** As the API is asked. */
const ask = (input: Partial<ProposeAmendmentInput>, who: Who = 'hassan') =>
  acts.get(AgreementActs).propose(statement.actor(who), { statementId: statement.id, reason: 'As asked.', ...input });
const propose = async (input: Partial<ProposeAmendmentInput>) => {
  const { agreement } = allowed(await ask(input));
  if (!agreement?.amendment) throw new Error('Nothing was proposed.');
  return agreement.amendment;
};
const yes = (who: Who, seenHash: string) => acts.get(AgreeConcordat).run(statement.actor(who), { seenHash });
const sections = () =>
  acts.db.manager.find(Section, { where: { statementId: statement.id }, order: { position: 'ASC' } });
const titles = async () => (await sections()).map(({ title }) => title);
const version = async () => (await acts.get(ConcordatReader).standing(statement.id)).concordat.version;

it('[R1] a section is added when every group has agreed, before the appendix, and can be written in', async () => {
  await begin();
  const { hash, values } = await propose({ addSections: [nights] });
  expect(values.sectionNames).toEqual([
    { key: 'help-at-night', title: 'Help at night', purpose: 'Who comes at night.', nominationId: null },
  ]);
  await agreeByAll(acts, statement, { hash, but: ['tom'] });
  expect(await titles()).toEqual(['What matters to us', 'Money', 'Words we use']);
  allowed(await yes('tom', hash));
  expect(await titles()).toEqual(['What matters to us', 'Money', 'Help at night', 'Words we use']);
  const added = (await sections())[2]!;
  expect(added).toMatchObject({ state: 'EMPTY', guidance: 'Who comes at night.', position: 2, appendix: false });
  expect([added.leads, added.signatories]).toEqual([nights.leads, nights.signatories]);
  const wider = { ...statement, sections: { ...statement.sections, money: added.id } };
  await write(acts, wider, 'hassan', 'money', paragraph('n1', 'Somebody comes when it is dark.'));
  expect((await sectionNow(acts, added.id)).state).toBe('DRAFTING');
  const [entry] = await entriesOf(acts, statement, 'section.added');
  expect([entry?.facts, Object.keys(entry?.commitments ?? {})]).toEqual([
    { section: 'help-at-night' },
    ['title', 'purpose'],
  ]);
});

it('[R1] a section that nobody wants no longer blocks comments: it is left out, and the record keeps it', async () => {
  await begin();
  const { money, matters, terms } = statement.sections;
  for (const who of ['bev', 'amira'] as const) {
    await acts.get(OpenSection).run(statement.actor(who), { sectionId: money });
  }
  const { hash } = await propose({ leaveOutSections: ['money'], addSections: [nights] });
  await agreeByAll(acts, statement, { hash });
  expect(await titles()).toEqual(['What matters to us', 'Help at night', 'Words we use']);
  expect((await entriesOf(acts, statement, 'section.left-out')).map(({ facts }) => facts)).toEqual([
    { section: 'money' },
  ]);
  const night = (await sections())[1]!.id;
  const leads = [
    ['des', matters],
    ['hassan', night],
    ['des', terms],
  ] as const;
  for (const [who, id] of leads) {
    const there = { ...statement, sections: { ...statement.sections, money: id } };
    await write(acts, there, who, 'money', paragraph('p', 'Words.'));
    const lead: Actor = { ...statement.actor(who), roles: ['co-chair', 'section-lead'] };
    allowed(await acts.get(MarkReady).run(lead, { sectionId: id, ready: true }));
  }
  await openStage(acts, statement, 'COMMENT');
  expect((await sections()).map(({ state }) => state)).toEqual(['IN_COMMENT', 'IN_COMMENT', 'IN_COMMENT']);
  expect(codesOf(await ask({ addSections: [{ ...nights, title: 'Later' }] }))).toEqual(['amendment.sections']);
});

it('[R1] the first agreement can be changed so too, before anybody has agreed to it', async () => {
  await open();
  const { hash } = await propose({
    leaveOutSections: ['money'],
    addSections: [nights],
    renameSections: [{ key: 'matters', title: 'Our lives' }],
  });
  await agreeByAll(acts, statement, { hash });
  const standing = await acts.get(ConcordatReader).standing(statement.id);
  expect([standing.complete, standing.concordat.version]).toEqual([true, 2]);
  expect(await titles()).toEqual(['Our lives', 'Help at night', 'Words we use']);
  expect((await entriesOf(acts, statement, 'section.renamed')).map(({ facts }) => facts)).toEqual([
    { section: 'matters' },
  ]);
});

it('[R4] a topic that was taken becomes a section, and the record says from which nomination', async () => {
  const topic = async (isTaken: boolean) => {
    const { nomination } = allowed(
      await acts.get(Nominate).run(statement.actor('ruth'), { kind: 'topic', text: 'Nights' }),
    );
    const nominationId = nomination?.id ?? '';
    const answer = { nominationId, isTaken, reason: 'Nights are hard.' };
    allowed(await acts.get(AnswerNomination).run(statement.actor('des'), answer));
    return nominationId;
  };
  const [taken, refused] = [await topic(true), await topic(false)];
  await open();
  expect(codesOf(await ask({ addSections: [{ ...nights, nominationId: refused }] }))).toEqual(['amendment.topic']);
  const { hash } = await propose({ addSections: [{ ...nights, nominationId: taken }] });
  await agreeByAll(acts, statement, { hash });
  const [entry] = await entriesOf(acts, statement, 'section.added');
  expect(entry?.facts).toEqual({ section: 'help-at-night', nomination: taken });
});

it('[R1] a section stays in which somebody wrote while its leaving waited, and no word is lost', async () => {
  await begin();
  const { hash } = await propose({ leaveOutSections: ['money'], addSections: [nights] });
  await agreeByAll(acts, statement, { hash, but: ['tom'] });
  await write(acts, statement, 'bev', 'money', paragraph('m1', 'An hour costs more than is paid.'));
  expect(codesOf(await yes('tom', hash))).toEqual(['amendment.words']);
  expect([await version(), (await sectionNow(acts, statement.sections.money)).state]).toEqual([1, 'DRAFTING']);
});

it('a section stays in which somebody declared an interest', async () => {
  await begin();
  const declared = { hasInterests: true, text: 'We bid.', sectionIds: [statement.sections.money], effect: 'declare' };
  allowed(await acts.get(DeclareInterests).run(statement.actor('priya'), declared));
  expect(codesOf(await ask({ leaveOutSections: ['money'] }))).toContain('amendment.section-in-use');
});

it('[R1] the last two answers at once take force once', async () => {
  await begin();
  const { hash } = await propose({ leaveOutSections: ['money'], addSections: [nights] });
  await agreeByAll(acts, statement, { hash, but: ['priya', 'tom'] });
  const both = await Promise.all([yes('priya', hash), yes('tom', hash)]);
  expect(both.flatMap(codesOf)).toEqual([]);
  expect([await version(), await titles()]).toEqual([2, ['What matters to us', 'Help at night', 'Words we use']]);
  expect(await entriesOf(acts, statement, 'section.added')).toHaveLength(1);
});

it('[R1] first words and the last answer at once have one outcome: the words stay, or nothing was saved', async () => {
  for (let round = 0; round < 4; round += 1) {
    statement = await aStatementStarted(acts);
    await begin();
    const { hash } = await propose({ leaveOutSections: ['money'], addSections: [nights] });
    await agreeByAll(acts, statement, { hash, but: ['tom'] });
    const sectionId: SectionId = statement.sections.money;
    const [written, agreed] = await Promise.allSettled([
      write(acts, statement, 'bev', 'money', paragraph('m1', 'An hour costs more.')),
      yes('tom', hash).then(allowed),
    ]);
    const rows = await acts.db.manager.countBy(SectionUpdate, { sectionId });
    const stands = await acts.db.manager.existsBy(Section, { id: sectionId });
    expect([written.status, agreed.status, rows, stands]).toEqual(
      stands ? ['fulfilled', 'rejected', 1, true] : ['rejected', 'fulfilled', 0, false],
    );
  }
});
