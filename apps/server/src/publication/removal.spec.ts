import { randomUUID } from 'node:crypto';
import {
  aStatementBeingSigned,
  entriesOf,
  joinOwnWords,
  ownWordsOf,
  sign,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { thingsBesideTheText } from '../../../../test/build/things-beside-the-text.js';
import { PublicComment } from '../comments/comment.entity.js';
import { CompetitionConcern } from '../fair-dealing/competition-concern.entity.js';
import type { Actor } from '../membership/actor.js';
import { ErasePerson } from '../membership/erase-person.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { RemovalView } from './removal.view.js';
import { RemoveContent } from './remove-content.js';
import { TakeBackRemoval } from './take-back-removal.js';

const OWN_WORDS = { title: 'What we pay', text: 'Nobody can live on that.' };
const WHY = 'It tells where somebody lives.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
  statement = await aStatementBeingSigned(acts);
  await sign(acts, statement, 'ruth', { section: 'money', position: 'DISSENTED', text: 'Ring Jo.', showName: false });
}, 300_000);

afterAll(() => acts.close());

const view = () => acts.get(RemovalView);
const removals = async () =>
  (await view().removals(statement.id, { first: 50, after: null })).edges.map(({ node }) => node);
const listFor = (reader: Actor, first = 50, after: string | null = null) => view().removable(reader, { first, after });
const listed = async (reader: Actor) => (await listFor(reader)).edges.map(({ node }) => node);
const ofProviders = (): Actor => ({ ...statement.actor('amira'), constituency: 'PROVIDERS' });

/** An act of Hassan with one commitment, told to the record. */
function tell(kind: string, committed: Readonly<Record<string, string>>, facts: Readonly<Record<string, string>> = {}) {
  const act = { chain: statement.id, kind, actor: statement.actor('hassan'), facts, committed };
  return acts.db.transaction((tx) => acts.get(Timeline).add(tx, act));
}

/** Something in the record that has to go. */
async function aContent(text = 'At 12 Mill Lane.') {
  const { seq } = await tell('limit.challenged', { reason: text });
  return { seq, name: 'reason', reason: WHY };
}

describe('what can be removed', () => {
  it('[R28] is listed newest first: what it is, when, of which group, and its words', async () => {
    await aContent();
    const [newest] = await listed(statement.actor('des'));
    const what = 'Why somebody asks about what is fixed';
    expect(newest).toMatchObject({ name: 'reason', what, constituency: 'CARERS', words: 'At 12 Mill Lane.' });
    expect(Date.now() - (newest?.at.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it('comes in pages, of which none says twice what another says, although new words come first', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await aContent(text);
    const first = await listFor(statement.actor('des'), 2);
    await aContent('Four.');
    const second = await listFor(statement.actor('des'), 2, first.pageInfo.endCursor);
    const words = [...first.edges, ...second.edges].map(({ node }) => node.words);
    expect(words.slice(0, 3)).toEqual(['Three.', 'Two.', 'One.']);
    expect([first.pageInfo.hasNextPage, second.totalCount - first.totalCount]).toEqual([true, 1]);
  });

  it('goes on between two contents of one entry', async () => {
    await tell('limit.declared', { text: 'The money.', reason: 'The law.' });
    const first = await listFor(statement.actor('des'), 1);
    const second = await listFor(statement.actor('des'), 1, first.pageInfo.endCursor);
    expect([first, second].map(({ edges }) => edges[0]?.node.words)).toEqual(['The law.', 'The money.']);
  });

  it('[R19] never says who signed without a name, and offers only words', async () => {
    await tell('limit.challenged', { reason: '' });
    const all = await listed(statement.actor('des'));
    const { pseudonym } = statement.members.ruth;
    expect(all.filter(({ name, words }) => name === 'by' || words === pseudonym || words === '')).toEqual([]);
    expect(all.some(({ what }) => what === 'What somebody said when they signed or did not sign')).toBe(true);
  });

  it('[R17][R20] shows what somebody said when they signed only to their group, until it has decided', async () => {
    const ofRuth = (): Actor => ({ ...statement.actor('des'), constituency: 'CARERS' });
    const wordsFor = async (reader: Actor) => (await listed(reader)).map(({ words }) => words);
    expect(await wordsFor(statement.actor('des'))).not.toContain('Ring Jo.');
    expect(await wordsFor(ofRuth())).toContain('Ring Jo.');
    await sign(acts, statement, 'hassan', { section: 'money', position: 'DISSENTED', text: 'Too late.' });
    expect(await wordsFor(statement.actor('des'))).toEqual(expect.arrayContaining(['Ring Jo.', 'Too late.']));
  });

  it('[R19] has own words that wait for names only for their own group, until they stand', async () => {
    const id = await ownWordsOf(acts, statement, ['priya', 'tom'], OWN_WORDS);
    const wordsOf = async (reader: Actor) => (await listed(reader)).map(({ words }) => words);
    expect(await wordsOf(statement.actor('des'))).not.toContain(OWN_WORDS.text);
    expect(await wordsOf(ofProviders())).toContain(OWN_WORDS.text);
    allowed(await joinOwnWords(acts, statement, 'bev', id));
    expect(await wordsOf(statement.actor('des'))).toContain(OWN_WORDS.text);
  });

  it('[R34] does not show a co-chair of the providers words that are hidden for a competition check', async () => {
    const { members, sections } = statement;
    const of = { statementId: statement.id, sectionId: sections.money, memberId: members.priya.id };
    const { proposalId, concernId } = await thingsBesideTheText(acts.db, of);
    await acts.db.manager.update(CompetitionConcern, { id: concernId }, { proposalId, blockId: null });
    await tell('proposal.received', { reason: 'We all ask for 25 pounds.' }, { proposal: proposalId });
    await tell('concern.flagged', { quote: 'We all ask', why: 'A price.' });
    const three = async (reader: Actor) => (await listed(reader)).slice(0, 3).map(({ words }) => words);
    expect(await three(ofProviders())).toEqual([null, null, null]);
    expect(await three(statement.actor('sam'))).toEqual(['We all ask', 'A price.', 'We all ask for 25 pounds.']);
  });
});

describe('a removal that waits', () => {
  const remove = (who: Who, content: { seq: number; name: string; reason: string }) =>
    acts.get(RemoveContent).run(statement.actor(who), content);
  const takeBack = (who: Who, { seq, name }: { seq: number; name: string }) =>
    acts.get(TakeBackRemoval).run(statement.actor(who), { seq, name });
  const waitingFor = async (who: Who, { seq }: { seq: number }) =>
    (await view().waiting(statement.actor(who))).find((one) => one.seq === seq);

  it('[R28] shows its words to who may ask for a removal and to nobody else, and says what each can do', async () => {
    const content = await aContent();
    allowed(await remove('sam', content));
    const can = { mayAgree: true, mayTakeBack: false, counts: true };
    expect(await waitingFor('des', content)).toMatchObject({ ...can, words: 'At 12 Mill Lane.', reason: WHY });
    expect(await waitingFor('sam', content)).toMatchObject({ mayAgree: false, mayTakeBack: true });
    const forMember = await waitingFor('priya', content);
    expect(forMember).toMatchObject({ words: null, mayAgree: false, mayTakeBack: false });
    expect(forMember?.what).toBe('Why somebody asks about what is fixed');
  });

  it('[R19][R28] says nothing about own words that other groups may not know of', async () => {
    const id = await ownWordsOf(acts, statement, ['hassan'], OWN_WORDS);
    const [attached] = (await entriesOf(acts, statement, 'minority-statement.attached')).slice(-1);
    const content = { seq: attached?.seq ?? 0, name: 'text', reason: WHY };
    allowed(await remove('sam', content));
    const nothing = { what: 'Something in the record', words: null, constituency: null, at: null };
    expect([attached?.facts.id, await waitingFor('des', content)]).toEqual([id, expect.objectContaining(nothing)]);
    allowed(await remove('des', content));
    const done = (await removals()).find(({ seq }) => seq === content.seq);
    expect(done?.what).toBe('Something in the record');
  });

  it('[R28] warns of words that may stand on other pages', async () => {
    const seqOf = async (kind: string) => ({
      ...(await tell(kind, { text: `Of ${kind}` })),
      name: 'text',
      reason: WHY,
    });
    const told = async (kind: string) => allowed(await remove('sam', await seqOf(kind))).stillStandsIn;
    const anywhere = 'Pages of this statement may still hold the same words. Look there too.';
    expect([await told('outreach.logged'), await told('content.removed')]).toEqual([[anywhere], []]);
    expect(await told('promise.marked')).toEqual([expect.stringContaining('never changed')]);
  });

  it('[R28] takes the words of a comment from the page of comments too, once two agree', async () => {
    const id = randomUUID();
    const why = 'My neighbour lives at 12 Mill Lane.';
    await acts.db.manager.insert(PublicComment, {
      ...{ id, statementId: statement.id, sectionId: statement.sections.money, reference: id.slice(0, 8) },
      ...{ constituency: 'PUBLIC', name: 'Bo', change: '', why, at: new Date(), state: 'SHOWN' },
    });
    const content = { ...(await tell('comment.received', { why }, { comment: id })), name: 'why', reason: WHY };
    expect(allowed(await remove('sam', content)).stillStandsIn).toEqual([]);
    const kept = () => acts.db.manager.findOneByOrFail(PublicComment, { id });
    expect((await kept()).why).toBe(why);
    allowed(await remove('des', content));
    expect(await kept()).toMatchObject({ why: 'These words were removed.', name: 'Bo', change: '' });
  });

  it('[R28] says when the record holds the same words in another place, and not when it holds others', async () => {
    const [one, other] = [await aContent('Said by two.'), await aContent('Said by two.')];
    const again = 'The record holds the same words in 1 more place. They have to be removed there too.';
    expect(allowed(await remove('sam', one)).stillStandsIn).toContain(again);
    allowed(await remove('des', one));
    expect(allowed(await remove('sam', other)).stillStandsIn).not.toContain(again);
  });

  it('[R28] is kept as done with what it was and why, and never with its words', async () => {
    const content = await aContent();
    allowed(await remove('sam', content));
    const { removal } = allowed(await remove('des', content));
    const [done] = (await removals()).filter(({ seq }) => seq === content.seq);
    expect(done).toEqual(removal);
    expect(done).toMatchObject({ what: 'Why somebody asks about what is fixed', reason: WHY });
    expect((await listed(statement.actor('des'))).some(({ seq }) => seq === content.seq)).toBe(false);
  });

  it('[R28] says the day that it is in England, also just after midnight in summer', async () => {
    const content = await aContent('At 14 Mill Lane.');
    acts.get(Clock).pin(new Date('2027-07-01T23:30:00Z'));
    try {
      allowed(await remove('sam', content));
      expect(allowed(await remove('des', content)).removal?.date).toBe('2027-07-02');
    } finally {
      acts.get(Clock).pin(null);
    }
  });

  it('[R28] of somebody who is facilitator no more does not count, until they are again', async () => {
    const content = await aContent();
    allowed(await remove('sam', content));
    const serve = (roles: Membership['roles']) =>
      acts.db.manager.update(Membership, { id: statement.members.sam.id }, { roles });
    await serve(['member']);
    expect(await waitingFor('des', content)).toMatchObject({ counts: false, mayAgree: false, mayTakeBack: true });
    await serve(['facilitator']);
    expect(await waitingFor('des', content)).toMatchObject({ counts: true, mayAgree: true, mayTakeBack: false });
  });

  it('[R28] of a person who was erased does not count, and another takes it back or asks anew', async () => {
    const [one, other] = [await aContent(), await aContent()];
    for (const content of [one, other]) allowed(await remove('sam', content));
    expect(codesOf(await takeBack('des', one))).toEqual(['removal.not-asked-by-you']);
    await acts.get(ErasePerson).run(statement.members.sam.personId, 'operator');
    expect(codesOf(await takeBack('priya', one))).toEqual(['removal.not-yours']);
    allowed(await takeBack('des', one));
    expect(await waitingFor('des', one)).toBeUndefined();
    expect(allowed(await remove('des', other))).toMatchObject({ removal: null, waiting: true });
    expect(await waitingFor('amira', other)).toMatchObject({ counts: true, askedBy: statement.members.des.id });
    expect(allowed(await remove('amira', other)).removal).toMatchObject({ seq: other.seq });
    expect(await acts.db.manager.countBy(TurnedKey, { act: `remove:${other.seq}:reason` })).toBe(2);
  });
});
