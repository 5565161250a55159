import type { SectionId } from '#concordat';
import { hashOfSealed } from '#document';
import { randomUUID } from 'node:crypto';
import {
  aStatementBeingWritten,
  aStatementReadyToPublish,
  entriesOf,
  publish,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { aStatementStarted, SIGNATORIES, type StatementUnderTest, type Who } from '../../../../test/build/company.js';
import { AgreeToOpen } from './agree-to-open.js';
import { Membership } from '../membership/membership.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { DeclaredLimit, StartingPosition } from './convening.entity.js';
import { ConveningView } from './convening.view.js';
import { AnswerChallenge, ChallengeLimit, DeclareLimit } from './limits.js';
import { AnswerNomination, Nominate } from './nominations.js';
import { SealPosition } from './positions.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementStarted(acts);
});

const gatesNow = () => acts.get(ConveningView).gates(statement.id, acts.db.manager);
const seenBy = (who: Who) => acts.get(ConveningView).of(statement.actor(who));

describe('nominations', () => {
  const nominate = (who: Who, kind = 'topic', text = 'Care on remote farms') =>
    acts.get(Nominate).run(statement.actor(who), { kind, text });
  const answer = (who: Who, nominationId: string, reason = 'Two of our farms have nobody near.') =>
    acts.get(AnswerNomination).run(statement.actor(who), { nominationId, isTaken: true, reason });

  it('[R4] get an answer with a reason, from a co-chair or a facilitator who did not nominate', async () => {
    const { nomination } = allowed(await nominate('des'));
    const id = nomination?.id ?? '';
    expect(await gatesNow()).toMatchObject({ openNominations: 1 });
    expect(codesOf(await answer('priya', id))).toEqual(['nomination.who-answers']);
    expect(codesOf(await answer('des', id, 'Yes.'))).toEqual(['answer.own', 'answer.no-reason']);
    allowed(await answer('sam', id));
    expect(codesOf(await answer('amira', id))).toEqual(['answer.given']);
    expect(await gatesNow()).toMatchObject({ openNominations: 0 });
    const seen = await acts.get(ConveningView).nominations(statement.actor('ruth'), { first: 20, after: null });
    expect(seen.edges.map(({ node }) => [node.text, node.isTaken])).toEqual([['Care on remote farms', true]]);
    expect((await entriesOf(acts, statement, 'nomination.answered')).map(({ facts }) => facts.taken)).toEqual([true]);
  });

  it('[R4] close when the writing begins', async () => {
    statement = await aStatementBeingWritten(acts);
    expect(codesOf(await nominate('des'))).toEqual(['nomination.closed']);
  });
});

describe('what is fixed', () => {
  const declare = (who: Who, change: object = {}) =>
    acts.get(DeclareLimit).run(statement.actor(who), {
      ...{ kind: 'money', text: 'The rate for home care.', reason: 'The budget is voted.', endsOn: '2099-03-31' },
      ...change,
    });
  const say = (who: Who, limitId: string, reason: string) => ({
    actor: statement.actor(who),
    said: { limitId, reason },
  });
  const challenge = (who: Who, id: string, reason = 'It was voted before the census.') => {
    const { actor, said } = say(who, id, reason);
    return acts.get(ChallengeLimit).run(actor, said);
  };
  const answer = (who: Who, id: string, reason = 'It is looked at again in the autumn.') => {
    const { actor, said } = say(who, id, reason);
    return acts.get(AnswerChallenge).run(actor, said);
  };

  it('[R5] has a kind, a reason and an end, and is said before the writing begins', async () => {
    const bad = { kind: 'taste', text: ' ', reason: 'No.', endsOn: '2020-01-01' };
    expect(codesOf(await declare('amira', bad))).toEqual([
      'limit.kind',
      'limit.empty',
      'limit.no-reason',
      'limit.no-end',
    ]);
    allowed(await declare('amira'));
    statement = await aStatementBeingWritten(acts);
    expect(codesOf(await declare('amira'))).toEqual(['limit.too-late']);
  });

  it('[R5] can be challenged once, by anybody of another group, and its group answers before signing', async () => {
    const { limit } = allowed(await declare('amira'));
    const id = limit?.id ?? '';
    expect(codesOf(await challenge('amira', id))).toEqual(['challenge.own']);
    expect(codesOf(await challenge('neil', id))).toEqual(['challenge.own']);
    allowed(await challenge('priya', id));
    expect(codesOf(await challenge('ruth', id))).toEqual(['challenge.once']);
    expect(await gatesNow()).toMatchObject({ openChallenges: 1 });
    expect(codesOf(await answer('tom', id))).toEqual(['challenge.who-answers']);
    allowed(await answer('helen', id));
    expect(await gatesNow()).toMatchObject({ openChallenges: 0 });
    expect(await acts.db.manager.findOneBy(DeclaredLimit, { id })).toMatchObject({
      challengeAnswer: 'It is looked at again in the autumn.',
    });
  });

  const maySay = async (who: Who) => {
    const { edges } = await acts.get(ConveningView).limits(statement.actor(who), { first: 50, after: null });
    return edges.map(({ node: { mayChallenge, mayAnswer } }) => [mayChallenge, mayAnswer]);
  };

  it('[R5] is not challenged once people sign: a challenge would wait for no answer', async () => {
    const { limit } = allowed(await declare('amira'));
    expect(await maySay('priya')).toEqual([[true, false]]);
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'SIGN_OFF' });
    expect(codesOf(await challenge('priya', limit?.id ?? ''))).toEqual(['challenge.too-late']);
    expect([await maySay('priya'), (await gatesNow()).openChallenges]).toEqual([[[false, false]], 0]);
  });

  it('[R5] is answered for by a co-chair of another group, where nobody is left of the group that declared it', async () => {
    const { limit } = allowed(await declare('priya'));
    const id = limit?.id ?? '';
    allowed(await challenge('amira', id));
    expect(await maySay('des')).toEqual([[false, false]]);
    const where = { statementId: statement.id, constituency: 'PROVIDERS' };
    await acts.db.manager.update(Membership, where, { status: 'ended' });
    expect(codesOf(await answer('amira', id))).toEqual(['challenge.who-answers', 'answer.own']);
    expect(codesOf(await answer('ruth', id))).toEqual(['challenge.who-answers']);
    expect([await maySay('des'), await maySay('ruth')]).toEqual([[[false, true]], [[false, false]]]);
    allowed(await answer('des', id));
    expect((await gatesNow()).openChallenges).toBe(0);
  });

  it('[R5] is answered for by a co-chair, where somebody of no group declared it and left', async () => {
    const { limit } = allowed(await declare('sam'));
    const id = limit?.id ?? '';
    allowed(await challenge('priya', id));
    expect(codesOf(await answer('des', id))).toEqual(['challenge.who-answers']);
    await acts.db.manager.update(Membership, { id: statement.members.sam.id }, { status: 'ended' });
    allowed(await answer('des', id));
  });
});

describe('where a group starts from', () => {
  const seal = (who: Who, text = 'Rates must cover travel.') =>
    acts.get(SealPosition).run(statement.actor(who), { text });
  const open = (who: Who) => acts.get(AgreeToOpen).run(statement.actor(who));
  const openBy = async (people: readonly Who[]) => {
    for (const who of people) allowed(await open(who));
  };

  it('[R6] is sealed once by somebody who signs, and only the group reads it', async () => {
    allowed(await seal('priya'));
    expect(codesOf(await seal('tom', 'Something else.'))).toEqual(['position.sealed']);
    expect(codesOf(await seal('bev'))).toContain('position.who');
    const words = async (who: Who) => (await seenBy(who)).positions.map(({ text, salt }) => [text, salt]);
    expect([await words('bev'), await words('amira')]).toEqual([[['Rates must cover travel.', null]], [[null, null]]]);
  });

  it('[R6] is sealed once for each section, beside the whole', async () => {
    const { money, matters } = statement.sections;
    const on = (who: Who, sectionId: SectionId) =>
      acts.get(SealPosition).run(statement.actor(who), { text: 'Rates must cover travel.', sectionId });
    allowed(await seal('priya'));
    allowed(await on('priya', money));
    expect(codesOf(await on('tom', money))).toEqual(['position.sealed']);
    allowed(await on('tom', matters));
    const facts = (await entriesOf(acts, statement, 'position.sealed')).map(({ facts: { section } }) => section);
    expect(facts).toEqual([undefined, 'money', 'matters']);
  });

  it('[R6] cannot be changed, not even in the database', async () => {
    allowed(await seal('priya'));
    const change = acts.db.manager.update(StartingPosition, { statementId: statement.id }, { text: 'Other words.' });
    await expect(change).rejects.toThrow('cannot change');
  });

  it('[R6] opens for all at one moment when every group agrees, and shows the words that were sealed', async () => {
    allowed(await seal('priya'));
    allowed(await seal('hassan', 'Breaks first.'));
    const [sealed] = (await seenBy('amira')).positions;
    await openBy(SIGNATORIES.filter((who) => who !== 'priya'));
    expect((await seenBy('amira')).positions.every(({ openedAt }) => openedAt === null)).toBe(true);
    allowed(await open('priya'));
    const { positions } = await seenBy('amira');
    expect(positions.map(({ text }) => text)).toEqual(['Breaks first.', 'Rates must cover travel.']);
    expect(new Set(positions.map(({ openedAt }) => openedAt?.getTime())).size).toBe(1);
    const [first] = positions;
    expect(hashOfSealed({ salt: first?.salt ?? '', text: first?.text ?? '' })).toBe(sealed?.hash);
    expect(codesOf(await open('des'))).toContain('position.open');
  });

  it('[R6] [R17] is not opened by one person for a whole group, and each of them says yes once', async () => {
    allowed(await seal('priya'));
    allowed(await open('hassan'));
    const seen = async (who: Who) => {
      const { agreedToOpen, openingAgreedByMe } = await seenBy(who);
      return [agreedToOpen, openingAgreedByMe];
    };
    expect([await seen('hassan'), await seen('ruth')]).toEqual([
      [[], true],
      [[], false],
    ]);
    expect(codesOf(await open('hassan'))).toEqual(['position.agreed']);
    allowed(await open('ruth'));
    expect(await seen('amira')).toEqual([['CARERS'], false]);
    const kinds = ['position.opening-answered', 'position.opening-agreed', 'position.opened'];
    const counts = await Promise.all(kinds.map(async (kind) => (await entriesOf(acts, statement, kind)).length));
    expect(counts).toEqual([2, 1, 0]);
  });

  it('[R6] [R17] counts the last two of all who press at once one after the other', async () => {
    allowed(await seal('priya'));
    await openBy(SIGNATORIES.filter((who) => who !== 'hassan' && who !== 'ruth'));
    await Promise.all([open('hassan'), open('ruth')]);
    expect((await seenBy('amira')).positions.every(({ openedAt }) => openedAt !== null)).toBe(true);
    expect(await entriesOf(acts, statement, 'position.opened')).toHaveLength(1);
  });

  it('[R6] cannot be sealed by a group that has read the others’, on nothing', async () => {
    allowed(await seal('priya'));
    await openBy(SIGNATORIES);
    expect(codesOf(await seal('hassan'))).toEqual(['position.open']);
    const position = { text: 'Breaks first.', sectionId: statement.sections.money };
    expect(codesOf(await acts.get(SealPosition).run(statement.actor('priya'), position))).toEqual(['position.open']);
    expect((await seenBy('amira')).positions).toHaveLength(1);
  });

  it('[R6] opens with the publication', async () => {
    statement = await aStatementReadyToPublish(acts);
    const { salt, text } = { salt: '00', text: 'Rates must cover travel.' };
    await acts.db.manager.insert(StartingPosition, {
      ...{ id: randomUUID(), statementId: statement.id, constituency: 'PROVIDERS', salt, text },
      ...{ hash: hashOfSealed({ salt, text }), sealedBy: statement.members.priya.id, sealedAt: new Date() },
    });
    await publish(acts, statement);
    expect(await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).toMatchObject({
      state: 'PUBLISHED',
    });
    expect((await seenBy('amira')).positions.map((one) => one.text)).toEqual([text]);
    expect(await entriesOf(acts, statement, 'position.opened')).toHaveLength(1);
  });
});
