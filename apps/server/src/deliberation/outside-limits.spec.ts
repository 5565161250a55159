import { randomUUID } from 'node:crypto';
import { aStatementBeingWritten, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { Response } from './proposal.entity.js';
import { PublicSuggestionsReader } from './public-suggestions.reader.js';
import { ReceiveProposal } from './receive-proposal.js';
import { SuggestionsView } from './suggestions.view.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let id: string;
let limitId: string;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

/** The money was said to be fixed before the writing began, and somebody suggests to change it. */
beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
  limitId = await aLimit(statement);
  const change = { blockId: 'money-1', baseText: 'its rates each April', proposedText: 'its rates each March' };
  const suggestion = { sectionId: statement.sections.money, proposer: statement.members.priya.id, ...change };
  const { proposal } = await acts
    .get(ReceiveProposal)
    .run({ ...suggestion, reason: 'So that we can plan.' })
    .then(allowed);
  id = proposal!.id;
});

async function aLimit(of: StatementUnderTest): Promise<string> {
  const limit = { id: randomUUID(), statementId: of.id, kind: 'money', endsOn: '2027-04-01', at: new Date() };
  const said = { text: 'Rates change in April.', reason: 'The law says so.', declaredBy: of.members.amira.id };
  await acts.db.manager.insert(DeclaredLimit, { ...limit, ...said });
  return limit.id;
}

const give = (who: Who, change: Partial<AnswerIdea> = {}) =>
  acts.get(GiveAnswer).run(statement.actor(who), {
    ...{ proposalId: id, decision: 'NOT_ACCEPTED', reason: 'The law sets the month.', acceptedText: null, limitId },
    ...change,
  });
const seen = async (who: Who) => (await acts.get(SuggestionsView).one(statement.actor(who), id))!;

it('[R12] names what is fixed, with the reason, to those who take part and to everybody', async () => {
  allowed(await give('amira'));
  const [putForward] = (await seen('hassan')).putForward;
  expect(putForward?.outside).toMatchObject({ id: limitId, text: 'Rates change in April.' });
  const agreed = { proposalId: id, seenHash: putForward?.hash ?? '' };
  allowed(await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), agreed));
  // Pressed twice, it is agreed once.
  allowed(await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), agreed));
  const [response] = await acts.db.manager.findBy(Response, { proposalId: id });
  expect(response).toMatchObject({ reasonCode: 'outside-limits', limitId, reason: 'The law sets the month.' });
  expect((await seen('priya')).answer?.outside?.text).toBe('Rates change in April.');
  const [read] = await acts.get(PublicSuggestionsReader).page(statement.sections.money, 1);
  expect(read?.answer).toMatchObject({ outside: 'Rates change in April.', reason: 'The law sets the month.' });
  const [entry] = await entriesOf(acts, statement, 'proposal.answered');
  expect(entry?.facts).toMatchObject({ reasonCode: 'outside-limits', limit: limitId });
});

it('[R12] is a reason and no way around one, and none for an answer that agrees', async () => {
  expect(codesOf(await give('amira', { reason: '' }))).toEqual(['proposal.no-reason']);
  expect(codesOf(await give('amira', { decision: 'ACCEPTED' }))).toEqual(['proposal.limit']);
  const other = await aLimit(await aStatementBeingWritten(acts));
  await expect(give('amira', { limitId: other })).rejects.toThrow();
});

it('[R13] asks the second person to read again when another limit is named since', async () => {
  allowed(await give('amira'));
  const seenHash = (await seen('hassan')).putForward[0]?.hash ?? '';
  allowed(await give('amira', { limitId: null }));
  const agreed = await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), { proposalId: id, seenHash });
  expect(codesOf(agreed)).toEqual(['answer.changed']);
});

it('[R5] names nothing that is not fixed any more, and nobody agrees to that later', async () => {
  allowed(await give('amira'));
  const seenHash = (await seen('hassan')).putForward[0]?.hash ?? '';
  await acts.db.manager.update(DeclaredLimit, { id: limitId }, { endsOn: '2020-01-01' });
  expect(codesOf(await give('amira', { reason: 'It was fixed.' }))).toEqual(['proposal.limit-ended']);
  const agreed = await acts.get(AgreeWithAnswer).run(statement.actor('hassan'), { proposalId: id, seenHash });
  expect(codesOf(agreed)).toEqual(['proposal.limit-ended']);
  allowed(await give('amira', { limitId: null }));
});
