import type { ConcordatParameters } from '#concordat';
import {
  agreeByAll,
  aStatementBeingSigned,
  entriesOf,
  freeze,
  paragraph,
  reopen,
  sectionNow,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { ProposeAmendment } from '../concordats/amendments.js';
import { Membership } from '../membership/membership.entity.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import { SigningView } from './signing-view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

/** Four people sign for the providers, of whom two must decide; all groups decide by agreement. */
beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
  for (const who of ['bev', 'neil'] as const) {
    Object.assign(statement.members[who], { constituency: 'PROVIDERS', signatory: true });
    await acts.db.manager.save(Membership, statement.members[who]);
  }
});

const propose = (parameters: Partial<ConcordatParameters>) =>
  acts.get(ProposeAmendment).run(statement.actor('des'), { parameters, reason: 'Providers are many.' });

const everySection = async (turn: typeof freeze): Promise<void> => {
  for (const section of Object.values(statement.sections)) await turn(acts, statement, section);
};

/** Opens every section again, changes the agreement with every group, and locks the words as they are then. */
async function amend(parameters: Partial<ConcordatParameters>, edit = async (): Promise<void> => undefined) {
  await everySection(reopen);
  const { amendment } = allowed(await propose(parameters));
  await agreeByAll(acts, statement, { hash: amendment!.hash });
  await edit();
  await everySection(freeze);
}

const byProviders = async (...whos: ('priya' | 'tom' | 'bev')[]): Promise<void> => {
  for (const who of whos) allowed(await sign(acts, statement, who, { section: 'money' }));
};

async function providers() {
  const standing = await acts.get(SignOffReader).ofSection(await sectionNow(acts, statement.sections.money));
  const group = standing.groups.find(({ constituency }) => constituency === 'PROVIDERS');
  return [group?.position, group?.rule, group?.needed];
}

it('[R17] counts a group in its own way, and the others as before', async () => {
  await amend({ decisionRules: { PROVIDERS: 'majority' } });
  await byProviders('priya', 'tom');
  expect(await providers()).toEqual(['WAITING', 'majority', 2]);
  await byProviders('bev');
  expect(await providers()).toEqual(['SIGNED', 'majority', 2]);
  for (const who of ['hassan', 'ruth'] as const) allowed(await sign(acts, statement, who, { section: 'money' }));
  const { groups } = await acts.get(SignOffReader).ofSection(await sectionNow(acts, statement.sections.money));
  expect(groups.map(({ constituency, rule }) => [constituency, rule])).toContainEqual(['CARERS', 'consensus']);
});

it('[R17] keeps with each sign-off, and in the record, in which way it is counted', async () => {
  await amend({ decisionRules: { PROVIDERS: 'majority' } });
  await byProviders('priya');
  const kept = await acts.db.manager.findOneByOrFail(SignOff, { membershipId: statement.members.priya.id });
  expect([kept.decisionRule, kept.quorum]).toEqual(['majority', 2]);
  const [entry] = await entriesOf(acts, statement, 'sign-off.given');
  expect(entry?.facts).toMatchObject({ decisionRule: 'majority', quorum: 2 });
  const { sections } = await acts.get(SigningView).of(statement.actor('priya'), statement.id);
  const money = sections.find(({ sectionId }) => sectionId === statement.sections.money);
  expect(money?.groups.map(({ rule }) => rule)).toEqual(['consensus', 'consensus', 'consensus', 'majority']);
});

it('[R17] a position that was given stays what it was when the agreement changes after it', async () => {
  await byProviders('priya', 'tom');
  expect(await providers()).toEqual(['SIGNED', 'consensus', 2]);
  await amend({
    decisionRules: { PROVIDERS: 'majority' },
    signatoriesPerConstituency: { COMMISSIONERS: 2, PEOPLE: 3, CARERS: 2, PROVIDERS: 3 },
  });
  expect(await providers()).toEqual(['SIGNED', 'consensus', 2]);
  // Who comes to it later is counted with the others, not by another rule.
  await byProviders('bev');
  expect(await providers()).toEqual(['SIGNED', 'consensus', 2]);
});

it('[R17] new words are decided about as the agreement says then', async () => {
  await byProviders('priya', 'tom');
  const edit = () => write(acts, statement, 'tom', 'money', paragraph('money-9', 'Rates follow wages.'));
  await amend({ decisionRules: { PROVIDERS: 'majority' } }, edit);
  await byProviders('priya', 'tom');
  expect(await providers()).toEqual(['WAITING', 'majority', 2]);
});

it('[R17] is refused while sections are locked for signing', async () => {
  expect(codesOf(await propose({ decisionRules: { PROVIDERS: 'majority' } }))).toEqual(['amendment.counting']);
});
