import { plainText, readSection } from '#document';
import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { ClientLease } from '../live-editing/client-lease.entity.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { Section } from '../statements/section.entity.js';
import { AgreeWithAnswer } from './agree-with-answer.js';
import { GiveAnswer, type AnswerIdea } from './give-answer.js';
import { PutInAcceptedWords } from './put-in-accepted-words.js';
import { ReceiveProposal, type Suggestion } from './receive-proposal.js';
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

async function suggest(change: Partial<Suggestion> = {}): Promise<string> {
  const suggestion = {
    ...{ sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-1' },
    ...{ baseText: 'its rates each April', proposedText: 'its rates for two years ahead' },
    reason: 'Nobody can plan wages on a rate they do not know.',
  };
  return allowed(await acts.get(ReceiveProposal).run({ ...suggestion, ...change })).proposal!.id;
}

/** The first one puts the answer forward, and the second agrees with it. */
async function answered([first, second]: readonly [Who, Who], proposalId: string, change: Partial<AnswerIdea>) {
  const idea = { proposalId, decision: 'ACCEPTED_IN_PART', reason: 'As far as the budget goes.', ...change } as const;
  allowed(await acts.get(GiveAnswer).run(statement.actor(first), { acceptedText: null, ...idea }));
  const shown = await acts.get(SuggestionsView).one(statement.actor(second), proposalId);
  const seenHash = shown?.putForward[0]?.hash ?? '';
  return acts.get(AgreeWithAnswer).run(statement.actor(second), { proposalId, seenHash });
}

async function textNow(): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText);
}

/** The words of the section that are credited to somebody. */
async function wordsOf(who: Who): Promise<string> {
  const { blocks } = await acts.get(AttributionReader).ofSection(statement.sections.money);
  const runs = blocks.flatMap((block) => block.runs).filter(({ by }) => by === statement.members[who].id);
  return runs.flatMap(({ text }) => text.match(/\w+/g) ?? []).join(' ');
}

const rows = () => acts.db.manager.countBy(SectionUpdate, { sectionId: statement.sections.money });

it('[R9][R13] credits words that deciders add to the one who put the answer forward, and never to the proposer', async () => {
  const acceptedText = 'never its rates for two years ahead';
  allowed(await answered(['hassan', 'amira'], await suggest(), { acceptedText }));
  expect(await textNow()).toEqual(['The council publishes never its rates for two years ahead.']);
  expect(await wordsOf('hassan')).toBe('never');
  expect(await wordsOf('priya')).toBe('for two years ahead');
  // One row: whoever reads the log never finds the one without the other.
  expect(await rows()).toBe(2);
});

it('[R9] leaves the proposer nothing of a sentence that is not theirs', async () => {
  allowed(await answered(['amira', 'hassan'], await suggest(), { acceptedText: 'whatever seems right, when asked' }));
  expect(await wordsOf('priya')).toBe('');
  expect(await wordsOf('amira')).toContain('whatever seems right when asked');
});

it('[R13] credits the proposer alone where only words of the suggestion go in', async () => {
  allowed(await answered(['amira', 'hassan'], await suggest(), { acceptedText: 'its rates for two years' }));
  expect([await wordsOf('priya'), await wordsOf('hassan')]).toEqual(['for two years', '']);
  allowed(
    await answered(['hassan', 'amira'], await suggest({ baseText: 'two', proposedText: 'ten' }), {
      ...{ decision: 'ACCEPTED', acceptedText: null },
    }),
  );
  expect(await wordsOf('priya')).toBe('for ten years');
  // Who adds nothing does not become a writer of the section.
  const leases = await acts.db.manager.findBy(ClientLease, { sectionId: statement.sections.money });
  expect(leases.map(({ membershipId }) => membershipId)).not.toContain(statement.members.hassan.id);
});

it('[R13] tells them apart in a paragraph of its own too', async () => {
  const id = await suggest({ baseText: '', proposedText: 'Ask providers first.' });
  allowed(await answered(['hassan', 'amira'], id, { acceptedText: 'Ask all providers first, in May.' }));
  expect((await textNow())[1]).toBe('Ask all providers first, in May.');
  expect([await wordsOf('priya'), await wordsOf('hassan')]).toEqual(['Ask providers first', 'all in May']);
  const other = await suggest({ baseText: '', proposedText: 'Ask us.' });
  allowed(await answered(['hassan', 'amira'], other, { acceptedText: 'Wait' }));
  expect(await wordsOf('hassan')).toContain('Wait');
});

it('[R13] remembers whose they are while they wait for comments to close', async () => {
  const sectionIs = (state: 'IN_COMMENT' | 'RESPONDING') =>
    acts.db.manager.update(Section, { id: statement.sections.money }, { state });
  const id = await suggest();
  await sectionIs('IN_COMMENT');
  allowed(await answered(['hassan', 'amira'], id, { acceptedText: 'its rates for two more years' }));
  await sectionIs('RESPONDING');
  allowed(await acts.get(PutInAcceptedWords).run({ proposalId: id }));
  expect(await textNow()).toEqual(['The council publishes its rates for two more years.']);
  expect([await wordsOf('priya'), await wordsOf('hassan')]).toEqual(['for two years', 'more']);
});
