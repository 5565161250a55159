import type { Logger } from 'typeorm';
import { verifyBundle } from '#publication';
import { TITLE_TAKEN_OUT } from '#reading';
import {
  aStatementReadyToPublish,
  aStatementBeingSigned,
  entriesOf,
  ownWordsOf,
  publish,
  sign,
  signByAll,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { FairDealingView } from '../fair-dealing/fair-dealing.view.js';
import { AloneView } from '../publication/alone.view.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { PublishingView } from '../publication/publishing-view.js';
import { RemovalSight } from '../publication/removal-sight.js';
import { TurnAloneKey } from '../publication/turn-alone-key.js';
import { TurnPublishKey } from '../publication/turn-publish-key.js';
import { Statement } from '../statements/statement.entity.js';
import { FlagOwnWords } from './flag-own-words.js';
import { JoinMinorityStatement } from './join-minority-statement.js';
import { ReplyToMinorityStatement } from './reply-to-minority-statement.js';
import { SignOff } from './sign-off.entity.js';
import { SignOffReader } from './sign-off.reader.js';
import { SigningView } from './signing-view.js';

const PRICE = 'We bid 31 pounds an hour next year.';
const REVIEWER = 'des';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const flagWords = (who: Who, minorityStatementId: string) =>
  acts
    .get(FlagOwnWords)
    .minority(statement.actor(who), { minorityStatementId, ground: 'COMPETITION', why: 'It is a bid.' });
const flagReason = (who: Who, signOffId: string) =>
  acts.get(FlagOwnWords).reason(statement.actor(who), { signOffId, ground: 'COMPETITION', why: 'It is a bid.' });
const decide = (who: Who, concernId: string, decision = 'TAKEN_OUT') =>
  acts.get(DecideConcern).run(statement.actor(who), { concernId, decision, reason: 'It tells a bid.' });
const reply = (minorityStatementId: string) =>
  acts.get(ReplyToMinorityStatement).run(statement.actor('amira'), { minorityStatementId, text: 'That is dear.' });
const signingOf = (who: Who) => acts.get(SigningView).of(statement.actor(who), statement.id);
const concernsOf = async (who: Who) => (await acts.get(FairDealingView).of(statement.actor(who))).concerns;
const wordsSeen = async (who: Who) => (await signingOf(who)).sections.flatMap((one) => one.minorityStatements)[0];
const threeNames = () => ownWordsOf(acts, statement, ['priya', 'tom', 'bev'], { text: PRICE });
const blocked = async () => (await acts.get(PublishingView).of(statement.id)).blockedBy.map(({ code }) => code);

async function reasonSeen(who: Who) {
  const { sections } = await signingOf(who);
  const groups = sections.flatMap((one) => one.groups).filter(({ constituency }) => constituency === 'PROVIDERS');
  return groups.flatMap(({ signOffs }) => signOffs).find(({ position }) => position !== 'SIGNED');
}

/** Providers sign the section on money with a reservation that tells what they bid. */
async function reservation(): Promise<string> {
  const given = { section: 'money', position: 'SIGNED_WITH_RESERVATION' } as const;
  const { signOff } = allowed(await sign(acts, statement, 'priya', { ...given, text: PRICE }));
  allowed(await sign(acts, statement, 'tom', { ...given, text: 'The dates are late.' }));
  return signOff?.id ?? '';
}

/** How many questions the database is asked. */
async function questions(act: () => Promise<unknown>): Promise<number> {
  const { logger } = acts.db;
  let count = 0;
  const logQuery = () => (count += 1);
  acts.db.logger = { logQuery, logQueryError: () => 0, logQuerySlow: () => 0 } as unknown as Logger;
  try {
    await act();
  } finally {
    acts.db.logger = logger;
  }
  return count;
}

it('[R34] are shown to those who check them after the same few questions, however many there are', async () => {
  statement = await aStatementBeingSigned(acts);
  const look = () => questions(() => concernsOf(REVIEWER));
  const [reason, words] = [await reservation(), await threeNames()];
  allowed(await flagReason('hassan', reason));
  allowed(await flagWords('hassan', words));
  const few = await look();
  const membershipId = statement.members.tom.id;
  const other = await acts.db.manager.findOneByOrFail(SignOff, { membershipId });
  allowed(await flagReason('hassan', other.id));
  allowed(await flagWords('hassan', await ownWordsOf(acts, statement, ['des', 'lorraine', 'm'])));
  expect(await concernsOf(REVIEWER)).toHaveLength(4);
  expect(await look()).toBe(few);
});

describe('own words that stand and that somebody flags', () => {
  beforeEach(async () => {
    statement = await aStatementBeingSigned(acts);
  });

  it('[R34] are hidden at once with their reply, from everybody but those who check them', async () => {
    const id = await threeNames();
    allowed(await reply(id));
    allowed(await flagWords('hassan', id));
    expect(codesOf(await flagWords('ruth', id))).toEqual(['concern.flagged']);
    for (const who of ['hassan', 'priya', 'helen'] as const) {
      const hidden = { isOpen: true, concernId: expect.any(String) };
      expect(await wordsSeen(who)).toMatchObject({ title: '', text: '', reply: { text: '' }, hidden });
      expect(JSON.stringify(await concernsOf(who))).not.toContain('31 pounds');
    }
    expect(await wordsSeen(REVIEWER)).toMatchObject({ text: PRICE, reply: { text: 'That is dear.' } });
    expect((await concernsOf(REVIEWER))[0]).toMatchObject({ minorityStatementId: id, mayDecide: true });
    const [entry] = await entriesOf(acts, statement, 'minority-statement.attached');
    for (const [who, hides] of [
      ['hassan', true],
      [REVIEWER, false],
    ] as const) {
      expect((await acts.get(RemovalSight).hiding(statement.actor(who), [entry!]))(entry!)).toBe(hides);
    }
  });

  it('[R34] are checked by nobody who wrote, flagged or answered them, nor by a provider, and once', async () => {
    const id = await threeNames();
    allowed(await reply(id));
    const { concern } = allowed(await flagWords('sam', id));
    const codes = async (who: Who) => codesOf(await decide(who, concern!.id));
    expect([await codes('priya'), await codes('sam'), await codes('amira')]).toEqual([
      ['concern.not-a-reviewer', 'concern.own'],
      ['concern.own'],
      ['concern.own'],
    ]);
    allowed(await decide(REVIEWER, concern!.id, 'PUT_BACK'));
    expect(await wordsSeen('hassan')).toMatchObject({ text: PRICE, hidden: null });
    expect(codesOf(await flagWords('hassan', id))).toEqual(['concern.checked']);
  });

  it('[R34] get no reply while they are hidden', async () => {
    const id = await threeNames();
    const { concern } = allowed(await flagWords('hassan', id));
    expect(codesOf(await reply(id))).toEqual(['concern.open']);
    allowed(await decide(REVIEWER, concern!.id));
    expect(codesOf(await reply(id))).toEqual(['concern.taken-out']);
    expect(await wordsSeen('priya')).toMatchObject({ title: '', text: '', hidden: { isOpen: false } });
  });

  it('[R19][R34] that wait for names are flagged by their own group, and are there for no other but those who check', async () => {
    const id = await ownWordsOf(acts, statement, ['priya'], { text: PRICE });
    expect(codesOf(await flagWords('hassan', id))).toEqual(['concern.not-there']);
    allowed(await flagWords('tom', id));
    const shown = async (who: Who) => (await concernsOf(who)).length;
    expect([await shown('hassan'), await shown('bev'), await shown(REVIEWER)]).toEqual([0, 1, 1]);
    const joined = await acts.get(JoinMinorityStatement).run(statement.actor('bev'), { minorityStatementId: id });
    expect(codesOf(joined)).toEqual(['concern.open']);
  });

  it('[R34] are flagged no more once they are published', async () => {
    const id = await threeNames();
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'PUBLISHED' });
    expect(codesOf(await flagWords('hassan', id))).toEqual(['concern.published']);
  });
});

describe('a reservation that somebody flags', () => {
  beforeEach(async () => {
    statement = await aStatementBeingSigned(acts);
  });

  it('[R34] is hidden from everybody but those who check it, and the decision stands', async () => {
    const id = await reservation();
    const { concern } = allowed(await flagReason('hassan', id));
    const hidden = { text: null, position: 'SIGNED_WITH_RESERVATION', hidden: { isOpen: true } };
    for (const who of ['hassan', 'bev'] as const) expect(await reasonSeen(who)).toMatchObject(hidden);
    expect(await reasonSeen(REVIEWER)).toMatchObject({ text: PRICE });
    expect((await concernsOf(REVIEWER))[0]).toMatchObject({ signOffId: id, mayDecide: true });
    allowed(await decide(REVIEWER, concern!.id, 'PUT_BACK'));
    expect(await reasonSeen('hassan')).toMatchObject({ text: PRICE, hidden: null });
  });

  it('[R20][R34] of a group that has not decided is there for its own people only', async () => {
    const given = { section: 'money', position: 'DISSENTED', text: PRICE } as const;
    const { signOff } = allowed(await sign(acts, statement, 'priya', given));
    expect(codesOf(await flagReason('hassan', signOff!.id))).toEqual(['concern.not-there']);
    allowed(await flagReason('tom', signOff!.id));
    expect([(await concernsOf('hassan')).length, (await concernsOf('tom')).length]).toEqual([0, 1]);
  });

  it('[R34] about the whole statement is hidden too', async () => {
    for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
    const given = { section: null, position: 'SIGNED_WITH_RESERVATION', text: PRICE } as const;
    const { signOff } = allowed(await sign(acts, statement, 'priya', given));
    const { concern } = allowed(await flagReason('hassan', signOff!.id));
    expect(concern?.sectionId).toBeNull();
    expect(JSON.stringify((await signingOf('hassan')).whole)).not.toContain('31 pounds');
    allowed(await decide(REVIEWER, concern!.id));
  });
});

it('[R34] keeps what was taken out out of the published file, which waits for the check and still verifies', async () => {
  statement = await aStatementReadyToPublish(acts);
  const reserved = await reservation();
  await acts.db.manager.update(Statement, { id: statement.id }, { state: 'SIGN_OFF' });
  const words = await threeNames();
  allowed(await reply(words));
  await acts.db.manager.update(Statement, { id: statement.id }, { state: 'COUNCIL_DECISION' });
  const concerns = [await flagReason('hassan', reserved), await flagWords('hassan', words)].map(
    (flagged) => allowed(flagged).concern!.id,
  );
  const seenHash = (await acts.get(SignOffReader).documentHash(statement.id)) ?? '';
  const turned = await acts.get(TurnPublishKey).run(statement.actor('des'), { seenHash, changeNote: 'First.' });
  expect([codesOf(turned), await blocked()]).toEqual([['publish.concern'], ['publish.concern']]);
  const alone = { kind: 'COUNCIL_ONLY', seenHash, reasons: 'The groups do not agree on the money.' } as const;
  expect(codesOf(await acts.get(TurnAloneKey).run(statement.actor('amira'), alone))).toContain('publish.concern');
  const { council, partners } = await acts.get(AloneView).of(statement.actor('amira'));
  for (const { blockedBy } of [council, partners])
    expect(blockedBy.map(({ code }) => code)).toContain('publish.concern');
  for (const id of concerns) allowed(await decide(REVIEWER, id));
  expect(await blocked()).toEqual([]);
  const file = await acts.get(PublicationReader).bundleText(await publish(acts, statement));
  expect(file).not.toContain('31 pounds');
  expect(file).not.toContain('That is dear');
  expect(file).toContain('The dates are late.');
  const [own] = (JSON.parse(file) as { minorityStatements: { title: string; text: string; signedBy: string[] }[] })
    .minorityStatements;
  expect([own?.title, own?.signedBy.length]).toEqual([TITLE_TAKEN_OUT, 3]);
  expect(own?.text).toMatch(/^\[A competition check took these words out on \d+ \w+ \d{4}\.\]$/);
  const bytes = Buffer.from(file);
  expect([verifyBundle(bytes).faults, brokenRule(bytes)]).toEqual([[], null]);
});
