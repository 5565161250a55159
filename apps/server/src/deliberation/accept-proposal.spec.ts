import { appendBlocks, readSection, plainText } from '#document';
import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  entriesOf,
  sectionNow,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { Section } from '../statements/section.entity.js';
import { AcceptProposal, type Acceptance } from './accept-proposal.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { AnswerPutForward, hashOfAnswer } from './answer-put-forward.entity.js';
import { DeclineProposal } from './decline-proposal.js';
import { GiveAnswer } from './give-answer.js';
import { Proposal, Response } from './proposal.entity.js';
import { ProposalReader } from './proposal.reader.js';
import { PutInAcceptedWords } from './put-in-accepted-words.js';
import { ReceiveProposal, type Suggestion } from './receive-proposal.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

const idsOf = (...who: Who[]) => who.map((one) => statement.members[one].id);

async function suggest(proposer: Who, change: Partial<Suggestion> = {}): Promise<string> {
  const suggestion = {
    sectionId: statement.sections.money,
    proposer: statement.members[proposer].id,
    blockId: 'money-1',
    baseText: 'its rates each April',
    proposedText: 'its rates for two years ahead',
    reason: 'Nobody can plan wages on a rate they do not know.',
  };
  const { proposal } = allowed(await acts.get(ReceiveProposal).run({ ...suggestion, ...change }));
  return proposal?.id ?? '';
}

const accept = (proposalId: string, change: Partial<Acceptance> = {}) =>
  acts.get(AcceptProposal).run({
    proposalId,
    decision: 'ACCEPTED',
    decidedBy: idsOf('amira', 'hassan'),
    reason: 'It lets providers plan.',
    reasonCode: 'possible',
    ...change,
  });

/** Hassan puts forward that it is accepted in part, with these words, and Amira agrees. */
async function agreeTwo(proposalId: string, acceptedText: string) {
  const idea = { decision: 'ACCEPTED_IN_PART', reason: 'It lets providers plan.', acceptedText } as const;
  allowed(await acts.get(GiveAnswer).run(statement.actor('hassan'), { proposalId, ...idea }));
  const waiting = await acts.db.manager.findOneByOrFail(AnswerPutForward, { proposalId });
  return acts.get(AgreeWithAnswer).run(statement.actor('amira'), { proposalId, seenHash: hashOfAnswer(waiting) });
}

async function textNow(sectionId = statement.sections.money): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(sectionId);
  return readSection(doc).map(plainText);
}

async function wordsOf(who: Who, sectionId = statement.sections.money): Promise<number> {
  const { words } = await acts.get(AttributionReader).ofSection(sectionId);
  return words.find(({ by }) => by === statement.members[who].id)?.words ?? 0;
}

const proposalNow = (id: string) => acts.db.manager.findOneByOrFail(Proposal, { id });
const rowsOf = (sectionId = statement.sections.money) =>
  acts.db.manager.find(SectionUpdate, { where: { sectionId }, order: { seq: 'ASC' } });

it('[R13] puts the words in as the proposer’s, though a decider wrote them', async () => {
  await accept(await suggest('priya')).then(allowed);
  expect(await textNow()).toEqual(['The council publishes its rates for two years ahead.']);
  // "for two years ahead": the rest stood there before and stays Amira's.
  expect([await wordsOf('priya'), await wordsOf('amira')]).toEqual([4, 5]);
  expect((await rowsOf()).at(-1)?.membershipId).toBe(statement.members.amira.id);
});

it('[R14] ties the answer to the row of the log in which the words went in', async () => {
  const id = await suggest('priya');
  const { response } = allowed(await accept(id));
  const seq = (await rowsOf()).at(-1)?.seq;
  expect(response).toMatchObject({ appliedAtSeq: seq, acceptedText: 'its rates for two years ahead' });
  const [entry] = await entriesOf(acts, statement, 'proposal.answered');
  expect(entry?.facts).toMatchObject({ proposal: id, section: 'money', decision: 'ACCEPTED', appliedAtSeq: seq });
  expect((await proposalNow(id)).status).toBe('ACCEPTED');
});

it('[R28] keeps the words of suggestion and answer out of the record', async () => {
  await accept(await suggest('priya')).then(allowed);
  const entries = [
    ...(await entriesOf(acts, statement, 'proposal.received')),
    ...(await entriesOf(acts, statement, 'proposal.answered')),
  ];
  expect(JSON.stringify(entries)).not.toMatch(/wages|two years|providers plan/);
  expect(entries.map(({ commitments }) => Object.keys(commitments).sort())).toEqual([
    ['baseText', 'proposedText', 'reason'],
    ['acceptedText', 'reason'],
  ]);
});

it('credits the proposer with what was accepted of the suggestion, and who put the answer forward with what they added', async () => {
  const acceptedText = 'its rates for two years ahead. It begins in December';
  allowed(await agreeTwo(await suggest('priya'), acceptedText));
  expect(await textNow()).toEqual([`The council publishes ${acceptedText}.`]);
  expect([await wordsOf('hassan'), await wordsOf('priya'), await wordsOf('amira')]).toEqual([4, 4, 5]);
});

it('makes a paragraph of a suggestion that replaces nothing, after the one it is about', async () => {
  const id = await suggest('priya', { baseText: '', proposedText: 'Ask providers first.' });
  allowed(await agreeTwo(id, 'Ask providers first. Every year.'));
  expect(await textNow()).toEqual(['The council publishes its rates each April.', 'Ask providers first. Every year.']);
  expect([await wordsOf('hassan'), await wordsOf('priya')]).toEqual([2, 3]);
});

it('[R13] takes a suggestion on one item of a list, and none on words that run over two', async () => {
  const items = ['One', 'Two'].map((text) => ({
    ...{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  }));
  const list = { type: 'bulletList', attrs: { id: 'list-1' }, content: items };
  await write(acts, statement, 'amira', 'money', (doc) => appendBlocks(doc, [list]));
  const both = suggest('priya', { blockId: 'list-1', baseText: 'One\nTwo', proposedText: 'One\nThree' });
  await expect(both).rejects.toThrow('suggestion.stale');
  allowed(await accept(await suggest('priya', { blockId: 'list-1', baseText: 'Two', proposedText: 'Three' })));
  expect((await textNow()).at(-1)).toBe('One\nThree');
});

it('[R9] lets a facilitator, who may not type, suggest for somebody, and credits only them', async () => {
  const onBehalf = { membershipId: statement.members.table.id, mode: 'workshop', readBack: 'confirmed' };
  allowed(await accept(await suggest('sam', { onBehalf })));
  expect([await wordsOf('table'), await wordsOf('sam')]).toEqual([4, 0]);
});

it.each<[string, Partial<Acceptance> | (() => Partial<Acceptance>), string]>([
  ['[R13] by one person', () => ({ decidedBy: idsOf('amira') }), 'proposal.two-groups'],
  ['[R13] by two of one group', () => ({ decidedBy: idsOf('amira', 'helen') }), 'proposal.two-groups'],
  ['[R13] without a lead of the section', () => ({ decidedBy: idsOf('des', 'hassan') }), 'proposal.no-lead'],
  ['[R13] by the proposer', () => ({ decidedBy: idsOf('amira', 'priya') }), 'proposal.own'],
  ['[R12] without a reason', { reason: 'No.' }, 'proposal.no-reason'],
])('%s nothing happens', async (_case, change, code) => {
  const id = await suggest('priya');
  const answer = await accept(id, typeof change === 'function' ? change() : change);
  expect([codesOf(answer), answer.response]).toEqual([[code], null]);
  expect([(await proposalNow(id)).status, (await rowsOf()).length]).toEqual(['OPEN', 1]);
  expect(await acts.db.manager.countBy(Response, { proposalId: id })).toBe(0);
});

it('[R13] does not take a member of another statement for a decider', async () => {
  const other = await aStatementBeingWritten(acts);
  const id = await suggest('priya');
  expect(codesOf(await accept(id, { decidedBy: [...idsOf('amira'), other.members.hassan.id] }))).toEqual([
    'proposal.two-groups',
  ]);
});

it('refuses words for a paragraph that has changed, and leaves the suggestion open', async () => {
  const first = await suggest('priya');
  const second = await suggest('tom', { proposedText: 'its rates every month' });
  allowed(await accept(first));
  expect(codesOf(await accept(second))).toEqual(['proposal.stale']);
  expect((await proposalNow(second)).status).toBe('OPEN');
});

it('lets one of two answers at once stand, and puts its words in once', async () => {
  const id = await suggest('priya');
  const answers = await Promise.all([accept(id), accept(id), acts.get(DeclineProposal).run(declined(id))]);
  expect(answers.filter(({ response }) => response !== null)).toHaveLength(1);
  expect(await acts.db.manager.countBy(Response, { proposalId: id })).toBe(1);
  expect((await textNow()).join(' ').match(/two years ahead/g) ?? []).toHaveLength(
    (await proposalNow(id)).status === 'ACCEPTED' ? 1 : 0,
  );
});

it('[P5] refuses words for a section that is ready to be read', async () => {
  const id = await suggest('priya');
  await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'READY' });
  expect(codesOf(await accept(id))).toEqual(['edit.not-open']);
  expect((await proposalNow(id)).status).toBe('OPEN');
});

const declined = (proposalId: string) => ({
  proposalId,
  decidedBy: idsOf('amira', 'hassan'),
  reason: 'The budget is fixed until April.',
  reasonCode: 'outside-limits',
});

describe('while comments are open', () => {
  beforeEach(async () => {
    await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'IN_COMMENT' });
  });

  it('[R13] a suggestion is answered, and its words wait until the section can be written in', async () => {
    const id = await suggest('priya');
    const { response } = allowed(await accept(id));
    expect([response?.appliedAtSeq, (await rowsOf()).length]).toEqual([null, 1]);
    expect(await acts.get(ProposalReader).countUnanswered(statement.sections.money)).toBe(1);
    await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'RESPONDING' });
    const put = allowed(await acts.get(PutInAcceptedWords).run({ proposalId: id }));
    expect([put.response?.appliedAtSeq, await wordsOf('priya')]).toEqual([2, 4]);
    expect(await acts.get(ProposalReader).countUnanswered(statement.sections.money)).toBe(0);
  });

  it('[P5] the words do not go in before that', async () => {
    const id = await suggest('priya');
    allowed(await accept(id));
    expect(codesOf(await acts.get(PutInAcceptedWords).run({ proposalId: id }))).toEqual(['edit.not-open']);
  });
});

describe('a suggestion that is not accepted', () => {
  it('[R12] has its reason, and the text stays', async () => {
    const id = await suggest('priya');
    const { response } = allowed(await acts.get(DeclineProposal).run(declined(id)));
    expect(response).toMatchObject({ decision: 'NOT_ACCEPTED', acceptedText: null, appliedAtSeq: null });
    expect([(await proposalNow(id)).status, (await rowsOf()).length]).toEqual(['NOT_ACCEPTED', 1]);
  });

  it('[R13] needs two groups too', async () => {
    const alone = { ...declined(await suggest('priya')), decidedBy: idsOf('amira', 'helen') };
    expect(codesOf(await acts.get(DeclineProposal).run(alone))).toEqual(['proposal.two-groups']);
  });
});

describe('a suggestion that comes in', () => {
  it('[R12] is counted until it is answered', async () => {
    const reader = acts.get(ProposalReader);
    const id = await suggest('priya');
    const counts = async () => [
      await reader.countUnanswered(statement.sections.money),
      await reader.countOpen(statement.id),
    ];
    expect([await counts(), await reader.countUnanswered(statement.sections.matters)]).toEqual([[1, 1], 0]);
    allowed(await acts.get(DeclineProposal).run(declined(id)));
    expect(await counts()).toEqual([0, 0]);
  });

  it.each<[string, Partial<Suggestion>, string]>([
    ['of words that are not there', { baseText: 'its rates each May' }, 'suggestion.stale'],
    ['of a block that is not there', { blockId: 'money-99' }, 'suggestion.stale'],
    ['[R12] without a reason', { reason: '' }, 'suggestion.no-reason'],
  ])('%s is refused', async (_case, change, code) => {
    const refused = suggest('priya', change);
    await expect(refused).rejects.toThrow(code);
  });

  it('is refused once the section is locked', async () => {
    statement = await aStatementBeingAnswered(acts);
    await acts.db.manager.update(Section, { id: statement.sections.money }, { state: 'FROZEN' });
    await expect(suggest('priya')).rejects.toThrow('suggestion.not-open');
    expect((await sectionNow(acts, statement.sections.money)).state).toBe('FROZEN');
  });
});
