import { randomUUID } from 'node:crypto';
import { verifyBundle, WORDS_IN_RECORD } from '#publication';
import { aStatementOpenForComment, openStage, publishAnswered } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { serveCommentTime } from '../../../../test/build/comment-time.js';
import { thingsBesideTheText } from '../../../../test/build/things-beside-the-text.js';
import { tell, type WordsStage } from '../../../../test/build/words-in-rows.js';
import {
  agreeToWords,
  giveWords,
  publicComment,
  SCENES_OF_WORDS,
  suggestWords,
} from '../../../../test/build/words-said.js';
import { brokenRule } from '../../../../test/verify-independently/verify.mjs';
import { PublicComment } from '../comments/comment.entity.js';
import { AcceptProposal } from '../deliberation/accept-proposal.js';
import { Proposal, Response } from '../deliberation/proposal.entity.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { goesEverywhere } from './live-words.js';
import { RemoveContent } from './remove-content.js';

let acts: ActsApp;
let stage: WordsStage;

beforeAll(async () => {
  acts = await startActsApp();
  const statement = await aStatementOpenForComment(acts);
  const { sections, members, id: statementId } = statement;
  const of = { statementId, sectionId: sections.money, memberId: members.m.id };
  stage = { acts, statement, ids: await thingsBesideTheText(acts.db, of) };
}, 300_000);

afterAll(() => acts.close());

/** Every table of the database in which words stand, in any column. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await acts.db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const sql = `SELECT 1 FROM "${name}" t WHERE position($1 IN t::text) > 0 LIMIT 1`;
    if ((await acts.db.query<object[]>(sql, [words])).length > 0) found.push(name);
  }
  // What is on its way by mail cannot be called back.
  return found.filter((name) => name !== 'queued_mail');
}

/** Where in the record the words stand under a kind and a name. */
async function heldAs(content: string, words: string): Promise<{ seq: number; name: string }> {
  const [kind = '', name = ''] = content.split(' ');
  const chain = stage.statement.id;
  const openings = await acts.db.manager.findBy(RecordOpening, { chain, name });
  const entries = await acts.db.manager.findBy(RecordEntryRow, { chain, kind });
  const found = openings.find((one) => one.content === words && entries.some(({ seq }) => seq === one.seq));
  if (!found) throw new Error(`The record has no such ${content}.`);
  return { seq: found.seq, name };
}

/** Both keys; gives where it says that the words stay. */
async function remove(content: string, words: string): Promise<readonly string[]> {
  const wanted = { ...(await heldAs(content, words)), reason: 'It tells where somebody lives.' };
  allowed(await acts.get(RemoveContent).run(stage.statement.actor('sam'), wanted));
  return allowed(await acts.get(RemoveContent).run(stage.statement.actor('des'), wanted)).stillStandsIn;
}

const wordsFor = (content: string): string =>
  content === 'comment.received quote' ? 'publishes its rates' : `Zyx ${content.replaceAll(/[^a-z]/gi, ' ')} qvk`;

const REACHED = WORDS_IN_RECORD.filter((content) => {
  const [kind = '', name = ''] = content.split(' ');
  return goesEverywhere(kind, name);
});

describe('words that are removed from the record', () => {
  it('[R28] are known by kind, each with somebody who says them here', () => {
    expect(Object.keys(SCENES_OF_WORDS).sort()).toEqual([...REACHED].sort());
  });

  it.each(REACHED)('[R28] are nowhere in the database any more: %s', async (content) => {
    const words = wordsFor(content);
    await SCENES_OF_WORDS[content]?.(stage, words, content);
    expect((await tablesWith(words)).length).toBeGreaterThan(1);
    const stays = await remove(content, words);
    expect(await tablesWith(words)).toEqual([]);
    const isInText = content === 'comment.received quote';
    expect(stays).toEqual(isInText ? [expect.stringContaining('The text of the section “Money” says the same')] : []);
  });

  it.each(WORDS_IN_RECORD.filter((content) => !REACHED.includes(content)))(
    '[R28] are said to stand elsewhere still, where they do: %s',
    async (content) => {
      const words = wordsFor(content);
      await tell(stage, words, { content, facts: {} });
      const stays = await remove(content, words);
      expect(stays.length > 0).toBe(content !== 'statement.published reasons');
    },
  );
});

describe('a comment and the suggestion that its exact words became', () => {
  const both = async (words: Parameters<typeof publicComment>[1]) => {
    const comment = await acts.db.manager.findOneByOrFail(PublicComment, { id: await publicComment(stage, words) });
    return acts.db.manager.findOneByOrFail(Proposal, { id: comment.proposalId ?? '' });
  };
  const gone = async (id: string) => {
    const { baseText, proposedText, reason } = await acts.db.manager.findOneByOrFail(Proposal, { id });
    return [baseText, proposedText, reason].map((words) => words === 'These words were removed.');
  };

  it('[R28] lose the same words in one act, from whichever of them they are taken', async () => {
    const one = await both({ instead: 'Zyx exact one qvk.', why: 'Zyx why one qvk.' });
    await remove('comment.received instead', 'Zyx exact one qvk.');
    expect([await tablesWith('Zyx exact one qvk.'), await gone(one.id)]).toEqual([[], [false, true, false]]);
    await remove('comment.received why', 'Zyx why one qvk.');
    expect([await tablesWith('Zyx why one qvk.'), await gone(one.id)]).toEqual([[], [false, true, true]]);
    const other = await both({ instead: 'Zyx exact two qvk.', change: 'Zyx change two qvk.', why: 'Zyx why two qvk.' });
    await remove('proposal.received proposedText', 'Zyx exact two qvk.');
    await remove('proposal.received reason', 'Zyx change two qvk.\nZyx why two qvk.');
    expect(await tablesWith('Zyx exact two qvk.')).toEqual([]);
    expect([await tablesWith('Zyx change two qvk.'), await tablesWith('Zyx why two qvk.')]).toEqual([[], []]);
    expect(await gone(other.id)).toEqual([false, true, true]);
  });

  it('[R28] each have their own marker, of one reason, that tells of its own removal', async () => {
    const { id } = await both({ instead: 'Zyx marked qvk.' });
    const [asComment, asSuggestion] = [
      await heldAs('comment.received instead', 'Zyx marked qvk.'),
      await heldAs('proposal.received proposedText', 'Zyx marked qvk.'),
    ];
    await remove('comment.received instead', 'Zyx marked qvk.');
    const markers = await acts.db.manager.findBy(RecordRemoval, { chain: stage.statement.id });
    const mine = [asComment, asSuggestion].map((one) =>
      markers.find(({ seq, name }) => seq === one.seq && name === one.name),
    );
    expect(mine.map((one) => one?.reason)).toEqual(Array(2).fill('It tells where somebody lives.'));
    const told = await acts.db.manager.findBy(RecordEntryRow, { chain: stage.statement.id, kind: 'content.removed' });
    for (const marker of mine) {
      expect(told.find(({ seq }) => seq === marker?.recordedAs)?.facts).toEqual({
        ...{ entry: marker?.seq, name: marker?.name },
      });
    }
    expect(await gone(id)).toEqual([false, true, false]);
  });

  it('[R28] leave what other people said of it as it is, also where it is the same', async () => {
    const [one, other] = [
      await both({ instead: 'Zyx exact three qvk.', why: 'Zyx said by both qvk.' }),
      await suggestWords(stage, { reason: 'Zyx said by both qvk.' }),
    ];
    const stays = await remove('comment.received why', 'Zyx said by both qvk.');
    expect(stays).toEqual([expect.stringContaining('The record holds the same words in 1 more place.')]);
    expect([(await gone(one.id))[2], (await gone(other))[2]]).toEqual([true, false]);
  });

  it('[R28] says when the words stand in the text of the section, as they are not taken out there', async () => {
    await both({ quote: 'rates each April' });
    const [stays] = await remove('proposal.received baseText', 'rates each April');
    expect(stays).toContain('The text of the section “Money” says the same words.');
  });
});

it('[R28] a suggestion without its words goes into no text', async () => {
  const proposalId = await suggestWords(stage, { proposedText: 'Zyx never in qvk.' });
  await remove('proposal.received proposedText', 'Zyx never in qvk.');
  const { amira, hassan } = stage.statement.members;
  const answer = { proposalId, decidedBy: [amira.id, hassan.id], reason: 'It lets us plan.', reasonCode: 'possible' };
  const accepted = await acts.get(AcceptProposal).run({ ...answer, decision: 'ACCEPTED' });
  expect(codesOf(accepted)).toEqual(['proposal.removed']);
});

it('[R28] words that were agreed and wait to go in wait no more', async () => {
  const proposalId = await suggestWords(stage);
  await giveWords(stage, proposalId, { acceptedText: 'Zyx waits qvk.' });
  await agreeToWords(stage, proposalId);
  const waiting = () => acts.db.manager.findOneByOrFail(Response, { proposalId });
  expect(await waiting()).toMatchObject({ acceptedText: 'Zyx waits qvk.', appliedAtSeq: null });
  await remove('proposal.answered acceptedText', 'Zyx waits qvk.');
  expect(await waiting()).toMatchObject({ acceptedText: null, appliedAtSeq: null });
});

it('[R28] go from both views of those who did not agree, in the record and beside it', async () => {
  const { id: chain, members } = stage.statement;
  const proposalId = await suggestWords(stage);
  const said = 'Zyx "view" qvk.';
  await giveWords(stage, proposalId, { reason: said });
  const view = { decision: 'NOT_ACCEPTED', acceptedText: null, givenBy: members.amira.id };
  const views = [
    { ...view, reason: said },
    { ...view, reason: 'Zyx other view.' },
  ];
  await acts.db.manager.insert<object>(Response, {
    ...{ id: randomUUID(), proposalId, decision: 'NOT_ACCEPTED', reason: 'They do not agree.', reasonCode: 'views' },
    ...{ decidedBy: [members.amira.id], acceptedText: null, appliedAtSeq: null, decidedAt: new Date(), views },
  });
  const committed = { views: views.map(({ decision, reason }) => [decision, reason, null]) };
  const told = { chain, kind: 'proposal.answered', actor: null, facts: { proposal: proposalId }, committed };
  const { seq } = await acts.db.transaction((tx) => acts.get(Timeline).add(tx, told));
  await remove('proposal.answer-put-forward reason', said);
  expect(await acts.db.manager.existsBy(RecordOpening, { chain, seq })).toBe(false);
  const kept = await acts.db.manager.findOneByOrFail(Response, { proposalId });
  expect(kept.views?.map(({ reason }) => reason)).toEqual(['These words were removed.', 'Zyx other view.']);
});

it('[R28] leaves a file that is published after, which both checkers find sound, and has the words nowhere', async () => {
  const before = stage;
  const statement = await aStatementOpenForComment(acts);
  stage = { ...before, statement };
  await publicComment(stage, { name: 'Zyx name qvk', instead: 'Zyx published qvk.', why: 'Zyx why published qvk.' });
  const [asked] = await acts.db.manager.findBy(Proposal, { statementId: statement.id });
  await giveWords(stage, asked?.id ?? '', { reason: 'It is set by law.' });
  await agreeToWords(stage, asked?.id ?? '');
  const contents = [
    ['comment.received instead', 'Zyx published qvk.'],
    ['proposal.received reason', 'Zyx why published qvk.'],
    ['comment.received name', 'Zyx name qvk'],
  ] as const;
  for (const [content, words] of contents) await remove(content, words);
  await serveCommentTime(acts.db, statement.id);
  await openStage(acts, statement, 'RESPONDING');
  const { bundle: file } = await publishAnswered(acts, statement);
  const bytes = new TextEncoder().encode(file);
  const { faults } = verifyBundle(bytes);
  expect([faults, brokenRule(bytes)]).toEqual([[], null]);
  const markers = await acts.db.manager.findBy(RecordRemoval, { chain: statement.id });
  expect(markers.map(({ name }) => name)).toEqual(expect.arrayContaining(['instead', 'name', 'proposedText', 'why']));
  expect(markers).toHaveLength(5);
  for (const [, words] of contents) expect(await tablesWith(words)).toEqual([]);
  stage = before;
}, 120_000);
