import type { Role } from '#concordat';
import { verifyBundle } from '#publication';
import {
  aStatementBeingSigned,
  aStatementReadyToPublish,
  attachOwnWords,
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
import { SECRET, startSafeguardingApp, WORRY, worriesIn } from '../../../../test/build/worried.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { RemovalSight } from '../publication/removal-sight.js';
import { FlagOwnWords } from '../sign-off/flag-own-words.js';
import { whyNotWhileChecked } from '../sign-off/hidden-own-words.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { SigningView } from '../sign-off/signing-view.js';

const RESERVED = { section: 'money', position: 'SIGNED_WITH_RESERVATION', text: SECRET } as const;
const OTHER_WORDS = 'The section says nothing about who is safe at home.';

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
const signing = (actor: Actor) => acts.get(SigningView).of(actor, statement.id);
const moneySeenBy = async (who: Who) =>
  (await signing(statement.actor(who))).sections.find(({ sectionId }) => sectionId === money())!;
const flag = (signOffId: string, who: Who = 'lorraine') =>
  acts.get(FlagOwnWords).reason(statement.actor(who), { signOffId, ...WORRY });
const mySigning = async (who: Who) =>
  (await moneySeenBy(who)).groups.flatMap(({ myDecision }) => myDecision ?? [])[0] ?? null;

async function changeMoney(): Promise<void> {
  await reopen(acts, statement, money());
  await write(acts, statement, 'priya', 'money', paragraph('money-new', 'It says why.'));
  await freeze(acts, statement, money());
}

/** Carers have decided about the money, one of them with words that put somebody at risk, which are flagged. */
async function aHiddenReason(): Promise<void> {
  statement = await aStatementBeingSigned(acts);
  const { signOff } = allowed(await sign(acts, statement, 'hassan', RESERVED));
  allowed(await sign(acts, statement, 'ruth', { section: 'money' }));
  allowed(await flag(signOff!.id));
}

async function publishingWaits(): Promise<string[]> {
  const standing = await acts.get(SignOffReader).ofStatement(statement.id);
  const about = { statementId: statement.id, standing };
  return (await whyNotWhileChecked(acts.get(ConcernReader), about, acts.db.manager)).map(({ code }) => code);
}

describe('a decision that lapsed, whose reason is hidden', () => {
  beforeEach(aHiddenReason);

  it('[R16][R38] is not offered with that reason while a lead looks, nor once the words stay hidden', async () => {
    await changeMoney();
    const hidden = (isOpen: boolean) => ({ concernId: null, ground: 'SAFEGUARDING', isOpen });
    const position = 'SIGNED_WITH_RESERVATION';
    expect((await moneySeenBy('hassan')).lapsed).toMatchObject({ position, text: null, hidden: hidden(true) });
    allowed(await decide('TAKEN_OUT'));
    expect((await moneySeenBy('hassan')).lapsed).toMatchObject({ position, text: null, hidden: hidden(false) });
    allowed(await sign(acts, statement, 'hassan', { ...RESERVED, text: OTHER_WORDS }));
    expect(await mySigning('hassan')).toMatchObject({ text: OTHER_WORDS, hidden: null });
  });

  it('[R16][R38] is offered with it again once the words are shown again', async () => {
    allowed(await decide('PUT_BACK'));
    await changeMoney();
    expect((await moneySeenBy('hassan')).lapsed).toMatchObject({ text: SECRET, hidden: null });
  });

  it('[R16][R38] about the whole statement is not offered with it either', async () => {
    const { signOff } = allowed(await sign(acts, statement, 'hassan', { ...RESERVED, section: null }));
    allowed(await decide('PUT_BACK'));
    allowed(await flag(signOff!.id, 'ruth'));
    await changeMoney();
    const { lapsedWhole } = await signing(statement.actor('hassan'));
    expect(lapsedWhole).toMatchObject({ text: null, hidden: { ground: 'SAFEGUARDING', isOpen: true } });
  });
});

describe('hidden words that somebody writes again with a decision', () => {
  beforeEach(aHiddenReason);

  it('[R38] are hidden from everybody in the new decision too, whoever gives it, until they are shown again', async () => {
    await changeMoney();
    for (const who of ['hassan', 'ruth'] as const) allowed(await sign(acts, statement, who, RESERVED));
    expect(await readByAnybody(signing)).not.toContain('Elm House');
    expect(await mySigning('hassan')).toMatchObject({ text: null, hidden: { isOpen: true } });
    allowed(await decide('TAKEN_OUT'));
    expect(await mySigning('ruth')).toMatchObject({ text: null, hidden: { isOpen: false } });
    allowed(await decide('PUT_BACK'));
    expect(await mySigning('ruth')).toMatchObject({ text: SECRET, hidden: null });
  });

  it('[R38] are hidden in own words too, and not for the title that stands above them', async () => {
    await ownWordsOf(acts, statement, ['hassan'], { title: 'What we say', text: `We know this: ${SECRET}` });
    await ownWordsOf(acts, statement, ['des', 'lorraine', 'm'], { title: 'What we say', text: OTHER_WORDS });
    const seen = await readByAnybody(signing);
    expect([seen.includes('Elm House'), seen.includes(OTHER_WORDS)]).toEqual([false, true]);
  });

  it('[R19][R38] hide nothing of another group, whoever answers both, nor what a lead has shown again', async () => {
    await ownWordsOf(acts, statement, ['des', 'lorraine', 'm'], { text: SECRET });
    const { signOff } = allowed(await sign(acts, statement, 'ruth', RESERVED));
    expect(await mySigning('ruth')).toMatchObject({ text: null });
    allowed(await flag(signOff!.id));
    allowed(await decide('PUT_BACK'));
    expect(await mySigning('ruth')).toMatchObject({ text: SECRET, hidden: null });
    expect(await mySigning('hassan')).toMatchObject({ text: null });
    const [words] = (await moneySeenBy('bev')).minorityStatements;
    expect(words).toMatchObject({ constituency: 'PEOPLE', text: SECRET, hidden: null });
  });

  it('[R38] are decided about by nobody of the group who says the same', async () => {
    allowed(await sign(acts, statement, 'ruth', RESERVED));
    const by = (who: Who) => ({ by: { ...statement.actor(who), roles: ['member', 'safeguarding-lead'] as Role[] } });
    expect(codesOf(await decide('PUT_BACK', by('ruth')))).toEqual(['referral.own']);
    allowed(await decide('PUT_BACK', by('m')));
  });

  it('[R38] keep a statement from being published while a lead looks at the first of them', async () => {
    await changeMoney();
    expect(await publishingWaits()).toEqual([]);
    for (const who of ['hassan', 'ruth'] as const) allowed(await sign(acts, statement, who, RESERVED));
    expect(await publishingWaits()).toEqual(['publish.concern']);
    allowed(await decide('TAKEN_OUT'));
    expect(await publishingWaits()).toEqual([]);
  });

  it('[R28][R38] are not in the list of what can be removed', async () => {
    const repeats = await acts.get(RemovalSight).repeats(statement.actor('des'));
    const entry = { kind: 'sign-off.given', constituency: 'CARERS', facts: { signOff: 'new' } };
    const shown = (words: string, change = {}) => !repeats(words, { ...entry, ...change });
    expect([shown(SECRET), shown(OTHER_WORDS)]).toEqual([false, true]);
    expect(shown(SECRET, { constituency: 'PEOPLE' })).toBe(true);
  });

  it('[R19][R38] in own words leave room for others in their place', async () => {
    const other = { title: 'Nights', text: OTHER_WORDS };
    allowed(await decide('TAKEN_OUT'));
    await ownWordsOf(acts, statement, ['hassan'], { text: `We know this: ${SECRET}` });
    allowed(await attachOwnWords(acts, statement, 'hassan', other));
    expect(codesOf(await attachOwnWords(acts, statement, 'hassan', other))).toEqual(['minority.one-each']);
  });
});

it('[R38] hidden words that somebody else says too are not in the published file, which still verifies', async () => {
  statement = await aStatementReadyToPublish(acts);
  const { signOff } = allowed(await sign(acts, statement, 'hassan', RESERVED));
  allowed(await sign(acts, statement, 'ruth', RESERVED));
  allowed(await flag(signOff!.id));
  allowed(await decide('TAKEN_OUT'));
  const bytes = Buffer.from(await acts.get(PublicationReader).bundleText(await publish(acts, statement)));
  expect(bytes.toString()).not.toContain('Elm House');
  expect([verifyBundle(bytes).faults, brokenRule(bytes)]).toEqual([[], null]);
});
