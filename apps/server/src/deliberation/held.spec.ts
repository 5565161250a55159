import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { DecideConcern } from '../fair-dealing/decide-concern.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { CloseWithBothViews } from './close-with-both-views.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { MergeProposals } from './merge-proposals.js';
import { Proposal } from './proposal.entity.js';
import { ReceiveProposal } from './receive-proposal.js';
import { SuggestionsView } from './suggestions.view.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

async function suggest(proposedText: string): Promise<string> {
  const { proposal } = allowed(
    await acts.get(ReceiveProposal).run({
      ...{ sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-1' },
      ...{ baseText: 'its rates', proposedText, reason: 'We would bid that.' },
    }),
  );
  return proposal?.id ?? '';
}

const give = (who: Who, proposalId: string, change: Partial<AnswerIdea> = {}) =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId, decision: 'ACCEPTED', reason: 'It lets providers plan.', acceptedText: null },
    ...change,
  });
const declined = { decision: 'NOT_ACCEPTED', reason: 'There is no budget for it.' } as const;
const statusOf = async (id: string) => (await acts.db.manager.findOneByOrFail(Proposal, { id })).status;

async function flag(proposalId: string): Promise<string> {
  const words = { proposalId, ground: 'COMPETITION', why: 'A bid.' };
  const { concern } = allowed(await acts.get(FlagWords).suggestion(statement.actor('tom'), words));
  return concern?.id ?? '';
}

const takeOut = (concernId: string) =>
  acts.get(DecideConcern).run(statement.actor('des'), { concernId, decision: 'TAKEN_OUT', reason: 'A future price.' });

describe('a suggestion that is held because somebody flagged it', () => {
  it('[R34] gets no answer by the second person agreeing with what was put forward before', async () => {
    const id = await suggest('its rates, and we bid 24 pounds');
    allowed(await give('amira', id));
    const { putForward } = (await acts.get(SuggestionsView).one(statement.actor('hassan'), id))!;
    const concern = await flag(id);
    const agree = () =>
      acts.get(AgreeWithAnswer).run(statement.actor('hassan'), { proposalId: id, seenHash: putForward[0]!.hash });
    expect(codesOf(await agree())).toEqual(['concern.open']);
    allowed(await takeOut(concern));
    expect(codesOf(await agree())).toEqual(['concern.taken-out']);
    expect(await statusOf(id)).toBe('OPEN');
  });

  it('[R34] is not closed with both views, whose words would be public, until that is decided', async () => {
    const id = await suggest('its rates, and we bid 24 pounds');
    allowed(await give('amira', id));
    allowed(await give('hassan', id, declined));
    await acts.db.query(`UPDATE proposal SET received_at = '2020-01-01'`);
    const concern = await flag(id);
    const close = () => acts.get(CloseWithBothViews).run(statement.actor('amira'), { proposalId: id });
    expect(codesOf(await close())).toEqual(['concern.open']);
    allowed(await takeOut(concern));
    expect(codesOf(await close())).toEqual(['concern.taken-out']);
    expect(await statusOf(id)).toBe('OPEN');
  });

  it('[R34] is joined by no other', async () => {
    const [one, other] = [await suggest('its rates, and we bid 24 pounds'), await suggest('its rates, 24 pounds')];
    await flag(one);
    const merge = { proposalId: other, intoProposalId: one, reason: 'The same.' };
    expect(codesOf(await acts.get(MergeProposals).run(statement.actor('priya'), merge))).toEqual(['concern.open']);
    expect(await statusOf(other)).toBe('OPEN');
  });

  it('[R34] joins no other', async () => {
    const [one, other] = [await suggest('its rates, 24 pounds'), await suggest('its rates, and we bid 24 pounds')];
    await flag(other);
    const merge = { proposalId: other, intoProposalId: one, reason: 'The same.' };
    expect(codesOf(await acts.get(MergeProposals).run(statement.actor('priya'), merge))).toEqual(['concern.open']);
    expect(await statusOf(other)).toBe('OPEN');
  });
});
