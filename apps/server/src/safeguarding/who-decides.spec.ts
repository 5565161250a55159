import type { Logger } from 'typeorm';
import { findBlock, replaceBlockText, ROOT } from '#document';
import { randomUUID } from 'node:crypto';
import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  paragraph,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { startSafeguardingApp, WORRY, worriesIn } from '../../../../test/build/worried.js';
import { MergedProposal } from '../deliberation/merged-proposal.entity.js';
import { RebasedProposal } from '../deliberation/rebased-proposal.entity.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { ReferralView } from './referral.view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startSafeguardingApp();
});

afterAll(() => acts.close());

const { leadAs, queue, decide } = worriesIn(
  () => acts,
  () => statement,
);
const readBy = async (who: Who) => {
  const { edges } = await acts.get(ReferralView).page(leadAs(who), { first: 20, after: null });
  return edges[0]?.node;
};
const NOTHING_TOLD = { isOwn: true, words: [], asFlagged: null, why: '', flaggedBy: '' };

/** Over which connection each question was asked between the begin of an act's transaction and its end. */
async function askedInTransaction(act: () => Promise<unknown>): Promise<unknown[]> {
  const { logger } = acts.db;
  const asked: unknown[] = [];
  let isOpen = false;
  const logQuery = (query: string, _parameters: unknown, connection: unknown): void => {
    if (query.startsWith('START TRANSACTION')) isOpen = true;
    if (isOpen) asked.push(connection);
    if (query === 'COMMIT') isOpen = false;
  };
  acts.db.logger = { logQuery, logQueryError: () => 0, logQuerySlow: () => 0 } as unknown as Logger;
  try {
    await act();
  } finally {
    acts.db.logger = logger;
  }
  return asked;
}

describe('a paragraph about which somebody is worried', () => {
  const text = 'Jo is hit at Elm House.';
  const change = (who: Who, words: string, by: string) =>
    write(acts, statement, who, 'money', (doc) => {
      replaceBlockText(doc, 'elm', words, by);
    });

  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
    await write(acts, statement, 'tom', 'money', paragraph('elm', text));
    const flagged = { sectionId: statement.sections.money, blockId: 'elm', quote: text, ...WORRY };
    allowed(await acts.get(FlagWords).paragraph(statement.actor('bev'), flagged));
  });

  it('[R38] is read by a lead as it was flagged and as it is now, where it was changed since', async () => {
    expect((await queue())[0]?.node).toMatchObject({ words: [text], asFlagged: null });
    await change('amira', 'Jo is hit', 'All are well');
    expect((await queue())[0]?.node).toMatchObject({ words: ['All are well at Elm House.'], asFlagged: text });
    await write(acts, statement, 'amira', 'money', (doc) => {
      doc.getXmlFragment(ROOT).delete(findBlock(doc, 'elm')!.index, 1);
    });
    expect((await queue())[0]?.node).toMatchObject({ words: [], asFlagged: text });
  });

  it('[R38] is decided by no lead who wrote in it, and none of them learns who is worried, or why', async () => {
    expect(codesOf(await decide('PUT_BACK', { by: leadAs('tom') }))).toEqual(['referral.own']);
    expect(await readBy('tom')).toMatchObject(NOTHING_TOLD);
    expect(await readBy('amira')).toMatchObject({ isOwn: false, words: [text], why: WORRY.why });
    // Also once the words that were flagged are no longer theirs.
    await change('tom', text, 'A');
    await change('amira', 'A', 'All are well.');
    expect(await readBy('tom')).toMatchObject(NOTHING_TOLD);
    expect(await readBy('amira')).toMatchObject(NOTHING_TOLD);
    allowed(await decide('PUT_BACK'));
  });

  // A second connection would read who wrote in it as of another moment, and wait for one where all are in use.
  it('[R38] is decided over one connection alone, which also reads who had a hand in it', async () => {
    const asked = await askedInTransaction(() => decide('PUT_BACK'));
    expect(asked.length).toBeGreaterThan(5);
    expect(new Set(asked).size).toBe(1);
  });
});

describe('a suggestion about which somebody is worried', () => {
  it('[R38] is decided by no lead who joined it with another, or tied it to other words', async () => {
    statement = await aStatementBeingAnswered(acts);
    const asked = { blockId: 'money-1', baseText: 'its rates each April', proposedText: 'its rates', reason: 'Long.' };
    const about = { sectionId: statement.sections.money, proposer: statement.members.priya.id };
    const { proposal } = allowed(await acts.get(ReceiveProposal).run({ ...about, ...asked }));
    const { proposal: into } = allowed(
      await acts.get(ReceiveProposal).run({ ...about, ...asked, reason: 'Too long.' }),
    );
    const proposalId = proposal!.id;
    const [at, { des, amira }] = [new Date(), statement.members];
    await acts.db.manager.insert<object>(MergedProposal, {
      ...{ id: randomUUID(), proposalId, intoId: into!.id, reason: 'The same.', round: 1 },
      ...{ decidedBy: [des.id], at, undoneAt: null },
    });
    await acts.db.manager.insert<object>(RebasedProposal, {
      ...{ id: randomUUID(), proposalId, blockId: 'money-1', baseText: 'its rates', proposedText: 'rates' },
      ...{ rebasedBy: amira.id, at },
    });
    allowed(await acts.get(FlagWords).suggestion(statement.actor('hassan'), { proposalId, ...WORRY }));
    for (const who of ['des', 'amira'] as const) {
      expect(codesOf(await decide('PUT_BACK', { by: leadAs(who) }))).toEqual(['referral.own']);
      expect(await readBy(who)).toMatchObject(NOTHING_TOLD);
    }
    allowed(await decide('PUT_BACK'));
  });
});
