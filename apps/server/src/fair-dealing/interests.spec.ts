import type { SectionId } from '#concordat';
import { findBlock, replaceBlockText } from '#document';
import {
  aStatementBeingAnswered,
  aStatementBeingSigned,
  aStatementBeingWritten,
  entriesOf,
  paragraph,
  sectionNow,
  sign,
  signByAll,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AuthorsView } from '../attribution/authors.view.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { Membership } from '../membership/membership.entity.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { DeclareInterests } from './declare-interests.js';
import { FairDealingView } from './fair-dealing.view.js';

let acts: ActsApp;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const declare = (
  { actor }: StatementUnderTest,
  who: Who,
  text: string,
  { sectionIds = [] as SectionId[], effect = 'declare' } = {},
) => acts.get(DeclareInterests).run(actor(who), { hasInterests: text !== '', text, sectionIds, effect });

const view = ({ actor }: StatementUnderTest, who: Who) => acts.get(FairDealingView).of(actor(who));

describe('declaring interests', () => {
  it('[R31] comes before a provider’s first suggestion, whose words may stand in the text', async () => {
    const statement = await aStatementBeingWritten(acts);
    const tom = statement.members.tom.id;
    await acts.db.manager.update(Membership, { id: tom }, { interestsDeclared: false });
    const suggest = () =>
      acts.get(ReceiveProposal).run({
        ...{ sectionId: statement.sections.money, proposer: tom, blockId: 'money-1', baseText: 'its rates' },
        ...{ proposedText: 'all its rates', reason: 'So that carers know too.' },
      });
    expect(codesOf(await suggest())).toEqual(['suggestion.no-interests']);
    allowed(await declare(statement, 'tom', ''));
    allowed(await suggest());
  });

  it('[R31] keeps what was declared before, and records that it changed without its words', async () => {
    const statement = await aStatementBeingWritten(acts);
    const { money } = statement.sections;
    allowed(await declare(statement, 'priya', 'We hold the home care contract.', { sectionIds: [money] }));
    const { mine, declarations } = await view(statement, 'priya');
    expect(mine.map(({ hasInterests, replacedAt }) => [hasInterests, replacedAt === null])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(declarations.filter(({ by }) => by.isMe).map(({ text }) => text)).toEqual([
      'We hold the home care contract.',
    ]);
    const [entry] = await entriesOf(acts, statement, 'interests.changed');
    expect(entry?.facts).toMatchObject({ some: true, effect: 'declare', sections: [money], keys: ['money'] });
    expect(JSON.stringify(entry)).not.toContain('home care');
  });

  it('[R31] is for anybody, and refuses an interest without words and sections of other statements', async () => {
    const statement = await aStatementBeingWritten(acts);
    const { sections } = await aStatementBeingWritten(acts);
    allowed(await declare(statement, 'hassan', 'My sister works for a provider.'));
    const elsewhere = await declare(statement, 'priya', 'We hold a contract.', { sectionIds: [sections.money] });
    expect(codesOf(elsewhere)).toEqual(['interests.section']);
    const empty = { hasInterests: true, text: ' ', sectionIds: [], effect: 'declare' };
    expect(codesOf(await acts.get(DeclareInterests).run(statement.actor('priya'), empty))).toEqual(['interests.empty']);
  });
});

describe('providers who write one section together', () => {
  it('[J2][R31][R8] see each other’s interests, and whoever takes out words of a carer is asked why', async () => {
    const statement = await aStatementBeingWritten(acts);
    const { money: sectionId } = statement.sections;
    allowed(await declare(statement, 'priya', 'Brightmoor holds the home care contract.', { sectionIds: [sectionId] }));
    allowed(await declare(statement, 'tom', 'Larkfield runs four care homes.', { sectionIds: [sectionId] }));
    for (const who of ['priya', 'tom', 'hassan'] as const) {
      const { declarations } = await view(statement, who);
      const beside = declarations.filter(({ sectionIds }) => sectionIds.includes(sectionId));
      expect(beside.map(({ by, text }) => [by.shownAs, text])).toEqual([
        ['Priya Fullname', 'Brightmoor holds the home care contract.'],
        ['Tom Fullname', 'Larkfield runs four care homes.'],
      ]);
    }
    const sentence = 'Carers need breaks that are booked ahead, are kept, and fit the days they can really take.';
    await write(acts, statement, 'hassan', 'money', paragraph('money-2', sentence));
    await write(acts, statement, 'priya', 'money', paragraph('money-3', 'Hours cost what they cost.'));
    await write(acts, statement, 'tom', 'money', (doc) => {
      if (findBlock(doc, 'money-2')) replaceBlockText(doc, 'money-2', sentence, 'Breaks.');
    });
    const removalFor = async (who: Who) =>
      (await acts.get(AuthorsView).of(statement.actor(who), sectionId)).removals[0];
    expect(await removalFor('tom')).toMatchObject({ mine: true, asksForReason: true, reason: null });
    const listed = { shownAs: 'Hassan Fullname', removedBy: 'Tom Fullname', mine: false };
    expect(await removalFor('hassan')).toMatchObject(listed);
    expect(await removalFor('priya')).toMatchObject(listed);
  });
});

describe('a signatory with an interest that makes them stand aside', () => {
  let statement: StatementUnderTest;
  const providers = async () => {
    const section = await sectionNow(acts, statement.sections.money);
    const { groups } = await acts.get(SignOffReader).ofSection(section);
    const group = groups.find(({ constituency }) => constituency === 'PROVIDERS');
    return [group?.position, group?.signOffs.map(({ position }) => position)];
  };

  beforeEach(async () => {
    statement = await aStatementBeingSigned(acts);
  });

  it('[R17] can only stand aside in that section, and signs elsewhere', async () => {
    const sectionIds = [statement.sections.money];
    allowed(await declare(statement, 'priya', 'We bid for it.', { sectionIds, effect: 'stand-aside' }));
    expect(codesOf(await sign(acts, statement, 'priya', { section: 'money' }))).toEqual(['sign-off.interest']);
    allowed(await sign(acts, statement, 'priya', { section: 'money', position: 'STOOD_ASIDE' }));
    allowed(await sign(acts, statement, 'tom', { section: 'money' }));
    // Two are needed, and only one of the two is counted.
    expect((await providers())[0]).toBe('WAITING');
    allowed(await sign(acts, statement, 'priya', { section: null }));
  });

  it('[R17] is not counted any more though they signed before, and the section is no longer signed', async () => {
    await signByAll(acts, statement, 'money');
    expect([await providers(), (await sectionNow(acts, statement.sections.money)).state]).toEqual([
      ['SIGNED', ['SIGNED', 'SIGNED']],
      'SIGNED',
    ]);
    const sectionIds = [statement.sections.money];
    allowed(await declare(statement, 'tom', 'We bid for it.', { sectionIds, effect: 'stand-aside' }));
    expect([await providers(), (await sectionNow(acts, statement.sections.money)).state]).toEqual([
      ['WAITING', ['SIGNED']],
      'FROZEN',
    ]);
  });

  it('[R17] makes the group stand aside where all of its signatories must', async () => {
    for (const who of ['priya', 'tom'] as const) {
      allowed(await declare(statement, who, 'We bid for it.', { effect: 'stand-aside' }));
    }
    expect(await providers()).toEqual(['STOOD_ASIDE', []]);
  });
});

it('[R31] has builders whose providers have declared before they write', async () => {
  const statement = await aStatementBeingAnswered(acts);
  const { declarations } = await view(statement, 'des');
  expect(declarations.map(({ by }) => by.constituency)).toEqual(['PROVIDERS', 'PROVIDERS', 'PROVIDERS']);
});
