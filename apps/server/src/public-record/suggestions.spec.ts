import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { aStatementBeingAnswered, aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { PublicComment } from '../comments/comment.entity.js';
import { AgreeWithAnswer } from '../deliberation/agree-with-answer.js';
import { AskAgain } from '../deliberation/ask-again.js';
import { CloseWithBothViews } from '../deliberation/close-with-both-views.js';
import { GiveAnswer, type AnswerIdea } from '../deliberation/give-answer.js';
import { MergeProposals } from '../deliberation/merge-proposals.js';
import { Proposal } from '../deliberation/proposal.entity.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { ChangeDisplay } from '../membership/change-display.js';
import { Council } from '../membership/council.entity.js';
import { RemoveContent } from '../publication/remove-content.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordOpening } from '../timeline/record-entry.entity.js';
import { PublicRecordModule } from './public-record.module.js';

const ASKED = 'its rates for two years ahead';
const WHY = 'Nobody can plan wages on a rate they do not know.';
const BECAUSE = 'There is no budget for two years.';

let acts: ActsApp;
let url: string;
let statement: StatementUnderTest;
let path: string;

beforeAll(async () => {
  acts = await startActsApp({ module: PublicRecordModule, config: { demo: false, baseUrl: 'https://position.test' } });
  await acts.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(acts.app.getHttpServer().address() as AddressInfo).port}`;
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingAnswered(acts);
  path = await pathOf(statement);
});

async function pathOf({ id }: StatementUnderTest): Promise<string> {
  const { slug, councilId } = await acts.db.manager.findOneByOrFail(Statement, { id });
  const council = await acts.db.manager.findOneByOrFail(Council, { id: councilId });
  return `${council.slug}/${slug}`;
}

const get = async (end = '/money', root = 'suggestions') => {
  const answer = await fetch(`${url}/${root}/${path}${end}`, { headers: { accept: 'text/html' } });
  const html = await answer.text();
  return { status: answer.status, html, words: wordsOfPage(html) };
};

async function suggest(proposer: Who = 'priya', change: { proposedText?: string; reason?: string } = {}) {
  const asked = { blockId: 'money-1', baseText: 'its rates each April', proposedText: ASKED, reason: WHY, ...change };
  const about = { sectionId: statement.sections.money, proposer: statement.members[proposer].id };
  return allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked })).proposal?.id ?? '';
}

async function give(who: Who, proposalId: string, change: Partial<AnswerIdea> = {}): Promise<void> {
  const idea = { proposalId, decision: 'NOT_ACCEPTED', reason: BECAUSE, acceptedText: null, ...change } as const;
  allowed(await acts.get(GiveAnswer).run(statement.actor(who), idea));
}

async function answer(proposalId: string, change: Partial<AnswerIdea> = {}): Promise<void> {
  await give('amira', proposalId, change);
  const seen = await acts.get(SuggestionsView).one(statement.actor('hassan'), proposalId);
  const seenHash = seen?.putForward.at(-1)?.hash ?? '';
  allowed(await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), { proposalId, seenHash }));
}

const flag = async (proposalId: string): Promise<string> =>
  allowed(
    await acts
      .get(FlagWords)
      .suggestion(statement.actor('tom'), { proposalId, ground: 'COMPETITION', why: 'A price.' }),
  ).concern?.id ?? '';

describe('suggestions, for everybody', () => {
  it('[R13] are not public before the draft is, and link to and from it', async () => {
    expect((await get('', 'have-your-say')).html).toContain(`href="/suggestions/${path}"`);
    expect((await get('/money', 'have-your-say')).html).toContain(`href="/suggestions/${path}/money"`);
    expect((await get()).html).toContain(`href="/have-your-say/${path}/money"`);
    path = await pathOf(await aStatementBeingWritten(acts));
    expect([(await get('')).status, (await get()).status]).toEqual([404, 404]);
  });

  it('[R12] says that nothing is decided yet, and shows no words before two groups have looked', async () => {
    expect((await get('')).words).toContain('Nobody has suggested anything yet.');
    await suggest();
    for (const { html, words } of [await get(''), await get()]) {
      expect(faultsOfPage(html)).toEqual([]);
      expect(words).toContain('1 suggestion. Nothing is decided yet.');
      expect(words).not.toMatch(/two years|plan wages|Priya/);
    }
    expect((await get()).words).toContain('This waits for an answer.');
    expect((await get('/nothing')).status).toBe(404);
  });

  it('[R10] say that a facilitator wrote one down, and whether it was read back, and neither who nor how', async () => {
    const asked = { blockId: 'money-1', baseText: 'its rates each April', proposedText: ASKED, reason: WHY };
    const { sam, table } = statement.members;
    const onBehalf = { membershipId: table.id, mode: 'BSL', readBack: 'could-not-be-confirmed' };
    const about = { sectionId: statement.sections.money, proposer: sam.id, onBehalf };
    const taken = allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked }));
    await answer(taken.proposal?.id ?? '');
    const { html, words } = await get();
    expect(words).toContain('A facilitator wrote this down for them. It could not be read back to them.');
    expect(words).not.toMatch(/Sam Fullname|Sign Language/);
    expect(faultsOfPage(html)).toEqual([]);
  });

  it('[R12][R14] have their words, who asked, the answer with its reason, groups and the section that it changed', async () => {
    await answer(await suggest(), { decision: 'ACCEPTED', reason: 'It lets providers plan.' });
    const { html, words } = await get();
    expect(faultsOfPage(html)).toEqual([]);
    for (const said of [
      'its rates each April',
      ASKED,
      WHY,
      'Priya Fullname. Care provider',
      'It lets providers plan.',
    ]) {
      expect(words).toContain(said);
    }
    expect(words).toMatch(/Agreed\. .*Decided by commissioners .* and unpaid carers .* on \d/s);
    expect(words).toContain('It changed the section “Money”');
    expect(words).not.toMatch(/Amira|Hassan/);
    expect((await get('')).words).toContain('1 suggestion. 1 has an answer.');
  });

  it('[R13] have both views with their groups where those who decide did not agree', async () => {
    const id = await suggest();
    await give('amira', id, { decision: 'ACCEPTED', reason: 'It lets providers plan.' });
    await give('hassan', id);
    await acts.db.manager.update(Proposal, { id }, { receivedAt: new Date('2020-01-01') });
    allowed(await acts.get(CloseWithBothViews).run(statement.actor('amira'), { proposalId: id }));
    const { html, words } = await get();
    expect(faultsOfPage(html)).toEqual([]);
    expect(words).toContain('No agreement, so the text stays.');
    expect(words).toMatch(/: agreed\. It lets providers plan\..*With these words: *its rates for two years ahead/s);
    expect(words).toMatch(new RegExp(`Unpaid carers and family members: not agreed\\. ${BECAUSE}`));
  });

  it('[R14] say how many people got the same answer', async () => {
    for (const who of ['priya', 'tom', 'lorraine', 'ruth'] as const) await answer(await suggest(who));
    expect((await get()).words.match(/Same answer given to 4 people\./g)).toHaveLength(4);
  });

  it('[R15] have the first answer too, and say which ones asked for the same', async () => {
    const [first, second] = [await suggest(), await suggest('lorraine')];
    const merge = { proposalId: second, intoProposalId: first, reason: 'We ask for the same.' };
    allowed(await acts.get(MergeProposals).run(statement.actor('lorraine'), merge));
    await answer(first);
    const joined = (await get()).words;
    expect(joined).toMatch(/The same was asked in suggestion 2\..*asks for the same as suggestion 1/s);
    expect(joined.match(new RegExp(BECAUSE, 'g'))).toHaveLength(2);
    const asked = { proposalId: first, reason: 'The reason is about another year.' };
    allowed(await acts.get(AskAgain).run(statement.actor('priya'), asked));
    const { html, words } = await get();
    expect(faultsOfPage(html)).toEqual([]);
    expect(words).toMatch(/The first answer: Not agreed\..*another year.*Two other people look at it again\./s);
  });
});

describe('what everybody reads of a suggestion', () => {
  it('[R29] has a name only while its bearer shows it to everybody', async () => {
    await answer(await suggest());
    expect((await get()).words).toContain('Priya Fullname');
    const choice = { form: 'full-name', audience: 'writers', chosenName: null, hidePresence: false } as const;
    allowed(await acts.get(ChangeDisplay).run(statement.actor('priya'), choice));
    const { words } = await get();
    expect([words.includes('Priya'), words.includes('Care provider.')]).toEqual([false, true]);
  });

  it('[R38] has nobody’s contact details', async () => {
    await answer(await suggest('priya', { reason: 'Ring me on 07700 900123.' }), {
      reason: 'Write to jo@example.org.',
    });
    const { html, words } = await get();
    expect(html).not.toMatch(/07700|jo@example/);
    expect(words.match(/\[contact details taken out\]/g)).toHaveLength(2);
  });

  it('[R34] is a marker while somebody checks it and when it is taken out, also where another one has its answer', async () => {
    const [first, second] = [await suggest(), await suggest('lorraine', { proposedText: 'other words' })];
    const merge = { proposalId: second, intoProposalId: first, reason: 'We ask for the same.' };
    allowed(await acts.get(MergeProposals).run(statement.actor('lorraine'), merge));
    await answer(first);
    const concernId = await flag(first);
    const hidden = await get();
    expect([faultsOfPage(hidden.html), hidden.words.includes('while somebody checks them')]).toEqual([[], true]);
    expect(hidden.words).not.toMatch(/two years|Priya/);
    const decide = (decision: string) =>
      acts.get(DecideConcern).run(statement.actor('des'), { concernId, decision, reason: 'It names 24 pounds.' });
    allowed(await decide('TAKEN_OUT'));
    const { words } = await get();
    expect([words.includes('They were taken out'), words.includes('Not agreed.')]).toEqual([true, true]);
    expect(words).not.toMatch(/two years|24 pounds|Priya/);
  });

  it('[R34] holds no words that somebody flagged in the text', async () => {
    await answer(await suggest());
    const words = {
      sectionId: statement.sections.money,
      blockId: 'money-1',
      quote: 'its rates each April',
      ground: 'COMPETITION',
      why: 'A price.',
    };
    allowed(await acts.get(FlagWords).paragraph(statement.actor('tom'), words));
    expect((await get()).words).not.toContain('its rates each April');
  });

  it('[R28] is a marker with date and reason when words of it were removed from the record', async () => {
    await answer(await suggest());
    const { seq } = await acts.db.manager.findOneByOrFail(RecordOpening, { chain: statement.id, name: 'proposedText' });
    const content = { seq, name: 'proposedText', reason: 'It tells where somebody lives.' };
    for (const who of ['sam', 'des'] as const)
      allowed(await acts.get(RemoveContent).run(statement.actor(who), content));
    const { html, words } = await get();
    expect(words).toMatch(/The words were removed on \d+ \w+ \d{4}, because: It tells where somebody lives\./);
    expect([faultsOfPage(html), /two years|plan wages|Priya/.test(words)]).toEqual([[], false]);
  });

  it('is a marker when it is of a comment that is kept back', async () => {
    const proposalId = await suggest();
    await answer(proposalId);
    const { id: statementId, sections } = statement;
    await acts.db.manager.insert<object>(PublicComment, {
      ...{ id: randomUUID(), statementId, sectionId: sections.money, reference: randomUUID(), constituency: 'PUBLIC' },
      ...{ name: '', change: '', why: '', at: new Date(), decidedBy: [], proposalId },
      ...{ state: 'KEPT_BACK', keptBackBecause: 'It names a neighbour.' },
    });
    const { words } = await get();
    expect(words).toContain('The words are not shown, because: It names a neighbour.');
    expect(words).not.toContain(ASKED);
  });
});

it('stands on pages of fifty, each of which leads to the next', async () => {
  const { id: statementId, sections, members } = statement;
  const rows = Array.from({ length: 51 }, (_one, index) => ({
    ...{ id: randomUUID(), statementId, sectionId: sections.money, blockId: 'money-1', baseText: '', reason: WHY },
    ...{ proposedText: ASKED, proposerId: members.priya.id, status: 'WITHDRAWN' },
    receivedAt: new Date(Date.UTC(2027, 0, 1, 0, index)),
  }));
  await acts.db.manager.insert<object>(Proposal, rows);
  const [first, second] = [await get(), await get('/money?page=2')];
  expect([faultsOfPage(first.html), faultsOfPage(second.html)]).toEqual([[], []]);
  expect([first.words.includes('Suggestion 50'), first.words.includes('Suggestion 51')]).toEqual([true, false]);
  expect(first.html).toContain('href="?page=2"');
  expect(second.html).toMatch(/id="suggestion-51".*href="\?page=1"/s);
  expect([(await get('/money?page=3')).status, (await get('/money?page=x')).status]).toEqual([404, 404]);
});
