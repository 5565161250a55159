import { jest } from '@jest/globals';
import { plainText, readSection, replaceBlockText, ROOT } from '#document';
import type * as Y from 'yjs';
import { aStatementBeingWritten, entriesOf, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Person } from '../membership/person.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { AnswerPutForward } from './answer-put-forward.entity.js';
import { AskAgain } from './ask-again.js';
import { CloseWithBothViews } from './close-with-both-views.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { MergeProposals } from './merge-proposals.js';
import { Proposal, Response } from './proposal.entity.js';
import { ProposalReader } from './proposal.reader.js';
import { RebaseProposal, type NewPlace } from './rebase-proposal.js';
import { ReceiveProposal } from './receive-proposal.js';
import type { SuggestionType } from './suggestion.types.js';
import { SuggestionsView } from './suggestions.view.js';
import { WithdrawProposal } from './withdraw-proposal.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

async function suggest(proposer: Who = 'priya', proposedText = 'its rates for two years ahead'): Promise<string> {
  const { proposal } = allowed(
    await acts.get(ReceiveProposal).run({
      ...{ sectionId: statement.sections.money, proposer: statement.members[proposer].id, blockId: 'money-1' },
      ...{ baseText: 'its rates each April', proposedText, reason: 'Nobody can plan on a rate they do not know.' },
    }),
  );
  return proposal?.id ?? '';
}

const seen = async (who: Who, id: string): Promise<SuggestionType> =>
  (await acts.get(SuggestionsView).one(statement.actor(who), id))!;
const give = (who: Who, proposalId: string, change: Partial<AnswerIdea> = {}) =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId, decision: 'ACCEPTED', reason: 'It lets providers plan.', acceptedText: null },
    ...change,
  });
const declined = { decision: 'NOT_ACCEPTED', reason: 'There is no budget for it.' } as const;

async function agree(who: Who, proposalId: string) {
  const { hash = '' } = (await seen(who, proposalId)).putForward.at(-1) ?? {};
  return acts.get(AgreeWithAnswer).run(statement.actor(who), { proposalId, seenHash: hash });
}

async function textNow(): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText);
}

const proposalNow = (id: string) => acts.db.manager.findOneByOrFail(Proposal, { id });

async function lettersTo(who: Who): Promise<QueuedMail[]> {
  const { email } = await acts.db.manager.findOneByOrFail(Person, { id: statement.members[who].personId });
  return acts.db.manager.find(QueuedMail, { where: { to: email! }, order: { queuedAt: 'ASC' } });
}

describe('a suggestion whose words have moved on', () => {
  const move = (doc: Y.Doc): void => {
    replaceBlockText(doc, 'money-1', 'its rates each April', 'its rates each March');
  };
  const rebase = (who: Who, proposalId: string, change: Partial<NewPlace> = {}) =>
    acts.get(RebaseProposal).run(statement.actor(who), {
      ...{ proposalId, blockId: 'money-1', baseText: 'its rates each March', proposedText: null },
      ...change,
    });

  it('[R14] is shown as it was, as it is now and as it would be, and once its block is gone, without it', async () => {
    const id = await suggest();
    expect(await (await seen('amira', id)).standing).toMatchObject({ state: 'FITS' });
    await write(acts, statement, 'tom', 'money', move);
    const shown = await seen('amira', id);
    expect([shown.baseText, await shown.standing, shown.proposedText]).toEqual([
      'its rates each April',
      { state: 'MOVED', wordsNow: 'The council publishes its rates each March.' },
      'its rates for two years ahead',
    ]);
    await write(acts, statement, 'tom', 'money', (doc) => doc.getXmlFragment(ROOT).delete(0, 1));
    expect(await (await seen('amira', id)).standing).toEqual({ state: 'GONE', wordsNow: null });
  });

  it('[R14] is tied to the words that stand there now, is then answered for those, and shows how it came', async () => {
    const id = await suggest();
    await write(acts, statement, 'tom', 'money', move);
    allowed(await give('amira', id));
    expect(codesOf(await agree('hassan', id))).toEqual(['proposal.stale']);
    allowed(await rebase('hassan', id));
    const shown = await seen('amira', id);
    expect(shown.putForward).toEqual([]);
    expect(shown.asItCame).toMatchObject({ baseText: 'its rates each April', rebasedBy: { constituency: 'CARERS' } });
    expect(await shown.standing).toMatchObject({ state: 'FITS' });
    allowed(await give('amira', id));
    allowed(await agree('hassan', id));
    expect(await textNow()).toEqual(['The council publishes its rates for two years ahead.']);
    const [entry] = await entriesOf(acts, statement, 'proposal.rebased');
    expect(entry?.facts).toMatchObject({ proposal: id, block: 'money-1', answersDropped: 1 });
    expect(JSON.stringify(entry?.facts)).not.toContain('rates');
  });

  it('[R13] has its words changed by nobody but who suggested it', async () => {
    const id = await suggest();
    expect(codesOf(await rebase('priya', id))).toEqual(['rebase.fits', 'rebase.not-there']);
    await write(acts, statement, 'tom', 'money', move);
    const proposedText = 'its rates for one year';
    expect(codesOf(await rebase('amira', id, { proposedText }))).toEqual(['rebase.not-your-words']);
    expect(codesOf(await rebase('sam', id))).toEqual(['rebase.not-yours']);
    expect(codesOf(await rebase('amira', id, { baseText: 'its rates each May' }))).toEqual(['rebase.not-there']);
    allowed(await rebase('priya', id, { proposedText }));
    expect(await proposalNow(id)).toMatchObject({ baseText: 'its rates each March', proposedText, status: 'OPEN' });
  });

  it('asks for the text of a section once, however many suggestions are shown', async () => {
    for (let number = 0; number < 4; number += 1) await suggest('priya', `its rates ${number} years ahead`);
    const reader = acts.get(SectionTextReader);
    const read = jest.spyOn(reader, 'ofEach');
    const { edges } = await acts.get(SuggestionsView).page(statement.actor('amira'), {
      ...{ statementId: statement.id, sectionId: null, open: true, first: 50, after: null },
    });
    expect(read).toHaveBeenCalledTimes(0);
    await Promise.all(edges.map(({ node }) => node.standing));
    expect(read.mock.calls).toEqual([[[statement.sections.money], expect.any(Function)]]);
    read.mockRestore();
  });
});

describe('a suggestion that asks for the same as an earlier one', () => {
  let earlier: string;
  let later: string;

  beforeEach(async () => {
    earlier = await suggest('priya');
    later = await suggest('lorraine', 'rates that hold for two years');
  });

  const merge = (who: Who, proposalId = later, intoProposalId = earlier) =>
    acts.get(MergeProposals).run(statement.actor(who), { proposalId, intoProposalId, reason: 'Both want two years.' });

  it('[R12] joins it when two of different groups say so, and no longer waits for an answer of its own', async () => {
    const unanswered = () => acts.get(ProposalReader).countUnanswered(statement.sections.money);
    allowed(await merge('amira'));
    expect([(await proposalNow(later)).status, await unanswered()]).toEqual(['OPEN', 2]);
    expect(codesOf(await agree('helen', later))).toEqual(['proposal.two-groups']);
    allowed(await agree('hassan', later));
    expect([(await proposalNow(later)).status, await unanswered()]).toEqual(['MERGED', 1]);
    const [first, second] = [await seen('tom', earlier), await seen('tom', later)];
    expect(first.joinedBy).toMatchObject([
      { id: later, by: { constituency: 'PEOPLE' }, reason: 'Both want two years.' },
    ]);
    expect(second.joined).toMatchObject({ id: earlier, by: { constituency: 'PROVIDERS' } });
    const [letter] = await lettersTo('lorraine');
    expect([letter?.subject, letter?.text]).toEqual([
      expect.stringContaining('joined with another'),
      expect.stringContaining(`/suggestions/${later}`),
    ]);
  });

  it('[R12] joins it at once when whoever suggested it says so', async () => {
    allowed(await merge('lorraine'));
    allowed(await merge('lorraine'));
    expect((await proposalNow(later)).status).toBe('MERGED');
    expect(await entriesOf(acts, statement, 'proposal.merged')).toHaveLength(1);
  });

  it('[R15] has the answer of the earlier one, is told it, and may ask once for both', async () => {
    allowed(await merge('lorraine'));
    expect(codesOf(await give('lorraine', earlier))).toEqual(['proposal.own']);
    allowed(await give('amira', earlier, declined));
    allowed(await agree('hassan', earlier));
    expect((await seen('tom', later)).answer).toMatchObject({ decision: 'NOT_ACCEPTED', reason: declined.reason });
    const texts = [...(await lettersTo('lorraine')), ...(await lettersTo('priya'))].map(({ text }) => text);
    expect(texts.filter((text) => text.includes(declined.reason))).toHaveLength(2);
    const ask = (who: Who, proposalId: string) =>
      acts.get(AskAgain).run(statement.actor(who), { proposalId, reason: 'Two years would cost nothing.' });
    expect(codesOf(await ask('tom', later))).toEqual(['reconsider.not-yours']);
    allowed(await ask('lorraine', later));
    expect(await proposalNow(earlier)).toMatchObject({ status: 'OPEN', round: 2 });
    allowed(await give('helen', earlier, declined));
    allowed(await agree('ruth', earlier));
    expect(codesOf(await ask('priya', earlier))).toEqual(['reconsider.once']);
  });

  it('[R15] joins none at which another pair has looked already, unless whoever suggested it says so', async () => {
    await acts.db.manager.update(Proposal, { id: earlier }, { status: 'NOT_ACCEPTED', round: 2 });
    expect(codesOf(await merge('amira'))).toEqual(['merge.looked-at-again']);
    const looks = async () => (await seen('lorraine', later)).next.filter(({ words }) => words.includes('look again'));
    allowed(await merge('lorraine'));
    expect(await looks()).toEqual([]);
  });

  it('[R15] stands by itself again when its author says that it is not the same', async () => {
    allowed(await merge('amira'));
    allowed(await agree('hassan', later));
    const asked = { proposalId: later, reason: 'Mine is about rates that hold.' };
    allowed(await acts.get(AskAgain).run(statement.actor('lorraine'), asked));
    expect(await proposalNow(later)).toMatchObject({ status: 'OPEN', round: 2 });
    expect(codesOf(await give('amira', later))).toEqual(['proposal.same-pair']);
    expect((await seen('tom', earlier)).joinedBy).toEqual([]);
  });

  it('[R12] is open again when the one that it has joined is taken back', async () => {
    allowed(await merge('lorraine'));
    allowed(await acts.get(WithdrawProposal).run(statement.actor('priya'), { proposalId: earlier }));
    expect((await proposalNow(later)).status).toBe('OPEN');
    expect(await acts.get(ProposalReader).countUnanswered(statement.sections.money)).toBe(1);
  });

  it('is not the earlier one, nor one that has joined another', async () => {
    expect(codesOf(await merge('priya', earlier, later))).toEqual(['merge.not-earlier']);
    allowed(await merge('lorraine'));
    const third = await suggest('tom', 'two years of rates');
    expect(codesOf(await merge('tom', third, later))).toEqual(['merge.no-answer-there']);
    allowed(await merge('tom', third, earlier));
    expect((await seen('tom', earlier)).joinedBy.map(({ id }) => id)).toEqual([later, third]);
  });
});

describe('a suggestion on which those who decide do not agree', () => {
  const close = (who: Who, proposalId: string) =>
    acts.get(CloseWithBothViews).run(statement.actor(who), { proposalId });
  const aMonthAgo = (id: string) =>
    acts.db.manager.update(Proposal, { id }, { receivedAt: new Date(Date.now() - 40 * 86_400_000) });

  it('[R13] is closed with both views after the time limit, and the text stays', async () => {
    const before = await textNow();
    const id = await suggest();
    allowed(await give('amira', id, declined));
    expect(codesOf(await close('amira', id))).toEqual(['both-views.alone', 'both-views.too-early']);
    allowed(await give('hassan', id));
    expect(codesOf(await close('amira', id))).toEqual(['both-views.too-early']);
    expect((await seen('amira', id)).mayCloseWithBothViews).toBe(false);
    await aMonthAgo(id);
    expect(codesOf(await close('des', id))).toEqual(['both-views.no-view']);
    const may = async (who: Who) => (await seen(who, id)).mayCloseWithBothViews;
    expect([await may('amira'), await may('hassan'), await may('des')]).toEqual([true, true, false]);
    allowed(await close('hassan', id));
    const { status, answer } = await seen('tom', id);
    expect([status, await textNow()]).toEqual(['NOT_ACCEPTED', before]);
    expect(answer?.views).toMatchObject([
      { decision: 'NOT_ACCEPTED', reason: declined.reason, by: { constituency: 'COMMISSIONERS' } },
      { decision: 'ACCEPTED', reason: 'It lets providers plan.', by: { constituency: 'CARERS' } },
    ]);
    const [response] = await acts.db.manager.findBy(Response, { proposalId: id });
    expect([response?.reasonCode, response?.decidedBy.length]).toEqual(['both-views', 2]);
    expect(await acts.db.manager.countBy(AnswerPutForward, { proposalId: id })).toBe(0);
    expect((await lettersTo('priya')).at(-1)?.text).toContain(declined.reason);
  });

  it('[R13] is not closed so by two who say the same, or without a group that leads', async () => {
    const id = await suggest();
    await aMonthAgo(id);
    allowed(await give('amira', id, declined));
    allowed(await give('hassan', id, declined));
    expect(codesOf(await close('amira', id))).toEqual(['both-views.same']);
    const other = await suggest('tom');
    await aMonthAgo(other);
    allowed(await give('des', other, declined));
    allowed(await give('hassan', other));
    expect(codesOf(await close('des', other))).toEqual(['both-views.alone']);
  });

  it('[R15] can be looked at again by two others, and the time begins anew', async () => {
    const id = await suggest();
    await aMonthAgo(id);
    allowed(await give('amira', id, declined));
    allowed(await give('hassan', id));
    allowed(await close('amira', id));
    allowed(
      await acts.get(AskAgain).run(statement.actor('priya'), { proposalId: id, reason: 'Somebody must decide.' }),
    );
    expect(codesOf(await give('hassan', id))).toEqual(['proposal.same-pair']);
    allowed(await give('helen', id, declined));
    allowed(await give('ruth', id));
    expect(codesOf(await close('ruth', id))).toEqual(['both-views.too-early']);
  });
});

it('[R13] offers "I agree" only to those whose agreement would be taken', async () => {
  const id = await suggest();
  allowed(await give('hassan', id));
  const may = async (who: Who) => (await seen(who, id)).putForward.map(({ mayAgree }) => mayAgree);
  // Another group of which one leads: yes. Another group without a lead, one's own, one's suggestion, no group: no.
  const people = ['amira', 'des', 'ruth', 'hassan', 'priya', 'sam'] as const;
  expect((await Promise.all(people.map(may))).flat()).toEqual([true, false, false, false, false, false]);
});

it('[R15] tells whoever suggested a change what was decided and why, and nothing of the text', async () => {
  const id = await suggest();
  allowed(await give('amira', id, { decision: 'ACCEPTED_IN_PART', acceptedText: 'its rates for one year ahead' }));
  expect(await lettersTo('priya')).toEqual([]);
  allowed(await agree('hassan', id));
  const letters = await lettersTo('priya');
  expect(letters.map(({ subject }) => subject)).toEqual([
    '[Our care and support statement] Your suggestion has an answer',
  ]);
  const text = letters[0]?.text ?? '';
  expect(text).toContain('agreed in part. The reason: It lets providers plan.');
  expect(text).toContain(`/workspace/${statement.id}/suggestions/${id}`);
  expect(text).not.toMatch(/rates|Nobody can plan/);
});

it('[R12] takes no answer that is none', async () => {
  const id = await suggest();
  expect(codesOf(await give('amira', id, { decision: 'PERHAPS' as 'ACCEPTED' }))).toEqual(['proposal.decision']);
});
