import type { SectionState } from '#concordat';
import { appendBlocks, plainText, readSection, replaceBlockText } from '#document';
import { aStatementBeingWritten, entriesOf, paragraph, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { AcceptProposal } from './accept-proposal.js';
import { AskAgain } from './ask-again.js';
import { DeclineProposal } from './decline-proposal.js';
import { Response } from './proposal.entity.js';
import { ProposalReader } from './proposal.reader.js';
import { PutInAcceptedWords } from './put-in-accepted-words.js';
import { RebaseProposal } from './rebase-proposal.js';
import { ReceiveProposal } from './receive-proposal.js';
import { SayWordsAreIn } from './say-words-are-in.js';
import { SuggestionsView } from './suggestions.view.js';
import { WithdrawProposal } from './withdraw-proposal.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let id: string;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

/** Words were accepted while comments were open, and wait. */
beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
  await sectionIs('IN_COMMENT');
  const { proposal } = allowed(
    await acts.get(ReceiveProposal).run({
      ...{ sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-1' },
      ...{ baseText: 'its rates each April', proposedText: 'its rates for two years ahead' },
      reason: 'Nobody can plan wages on a rate they do not know.',
    }),
  );
  id = proposal?.id ?? '';
  allowed(await acts.get(AcceptProposal).run({ ...answer('amira', 'hassan'), decision: 'ACCEPTED' }));
});

const sectionIs = (state: SectionState) => acts.db.manager.update(Section, { id: statement.sections.money }, { state });
const answer = (...who: Who[]) => ({
  ...{ proposalId: id, decidedBy: who.map((one) => statement.members[one].id) },
  ...{ reason: 'It lets providers plan.', reasonCode: 'possible' },
});
const askAgain = () =>
  acts.get(AskAgain).run(statement.actor('priya'), { proposalId: id, reason: 'It should begin sooner than that.' });
const putIn = (by?: Who) =>
  acts.get(PutInAcceptedWords).run({ proposalId: id, ...(by && { by: statement.members[by].id }) });
const unanswered = () => acts.get(ProposalReader).countUnanswered(statement.sections.money);
const wordsWait = async (who: Who) =>
  (await acts.get(SuggestionsView).one(statement.actor(who), id))?.answer?.wordsWait;

async function textNow(): Promise<string[]> {
  const { doc } = await acts.get(SectionTextReader).at(statement.sections.money);
  return readSection(doc).map(plainText);
}

const AS_IT_WAS = 'The council publishes its rates each April.';

it('[R15] words that a second pair does not accept wait for nobody, and its section can be locked', async () => {
  allowed(await askAgain());
  allowed(await acts.get(DeclineProposal).run(answer('helen', 'des')));
  await sectionIs('RESPONDING');
  expect([codesOf(await putIn()), await unanswered(), await wordsWait('amira')]).toEqual([
    ['proposal.nothing-waits'],
    0,
    false,
  ]);
  expect(await textNow()).toEqual([AS_IT_WAS]);
});

it('[R15] words wait for the second answer while it is looked at again, and count once', async () => {
  allowed(await askAgain());
  await sectionIs('RESPONDING');
  expect([codesOf(await putIn()), await unanswered(), await wordsWait('amira')]).toEqual([
    ['proposal.not-agreed'],
    1,
    false,
  ]);
  await sectionIs('IN_COMMENT');
  allowed(await acts.get(AcceptProposal).run({ ...answer('helen', 'des'), decision: 'ACCEPTED' }));
  expect(await unanswered()).toBe(1);
  await sectionIs('RESPONDING');
  allowed(await putIn());
  expect(await unanswered()).toBe(0);
});

it('[R15] words of a suggestion that was taken back do not go in, and nothing waits', async () => {
  allowed(await askAgain());
  allowed(await acts.get(WithdrawProposal).run(statement.actor('priya'), { proposalId: id }));
  await sectionIs('RESPONDING');
  expect([codesOf(await putIn()), await unanswered()]).toEqual([['proposal.nothing-waits'], 0]);
  expect(await textNow()).toEqual([AS_IT_WAS]);
});

it('[R12] a group that leads the section puts them in once all who decided have left', async () => {
  await sectionIs('RESPONDING');
  const left: Pick<Membership, 'status'> = { status: 'ended' };
  for (const who of ['amira', 'hassan'] as const) {
    await acts.db.manager.update(Membership, { id: statement.members[who].id }, left);
  }
  expect([codesOf(await putIn('tom')), await wordsWait('tom')]).toEqual([['proposal.who-puts-in'], true]);
  allowed(await putIn('helen'));
  expect([await textNow(), await unanswered()]).toEqual([['The council publishes its rates for two years ahead.'], 0]);
  const [response] = await acts.db.manager.findBy(Response, { proposalId: id });
  expect(response?.appliedAtSeq).not.toBeNull();
});

it('[R13] words that wait replace other words only where who decided or leads says so, who then removed those (R8)', async () => {
  await sectionIs('RESPONDING');
  const carers = 'Carers are told of each change at once.';
  await write(acts, statement, 'ruth', 'money', paragraph('money-2', carers));
  await write(acts, statement, 'tom', 'money', (doc) => void replaceBlockText(doc, 'money-1', 'April', 'Apri'));
  const tie = (who: Who) =>
    acts.get(RebaseProposal).run(statement.actor(who), {
      ...{ proposalId: id, blockId: 'money-2', baseText: carers, proposedText: null },
    });
  expect([codesOf(await tie('tom')), codesOf(await tie('priya'))]).toEqual([
    ['rebase.who-decides'],
    ['rebase.who-decides'],
  ]);
  // Helen is of the group that leads, and neither of the two who decided.
  allowed(await tie('helen'));
  allowed(await putIn('tom'));
  const [authors] = await acts.get(AttributionReader).ofSections([statement.sections.money]);
  const of = authors!.removals.filter(({ whose }) => whose === statement.members.ruth.id);
  expect(of.map(({ removedBy }) => removedBy)).toEqual([statement.members.helen.id]);
});

describe('accepted words that are in the text already', () => {
  const sayTheyAreIn = (who: Who, blockId = 'money-1') =>
    acts.get(SayWordsAreIn).run(statement.actor(who), { proposalId: id, blockId });
  const typed = () =>
    write(acts, statement, 'amira', 'money', (doc) => {
      replaceBlockText(doc, 'money-1', 'its rates each April', 'its rates for two years ahead');
    });

  it('[R12] can be said to be so by a decider, and then no longer hold up the freeze', async () => {
    await sectionIs('RESPONDING');
    await typed();
    expect([codesOf(await putIn()), await unanswered()]).toEqual([['proposal.stale'], 1]);
    allowed(await sayTheyAreIn('hassan'));
    expect([await unanswered(), await wordsWait('hassan')]).toEqual([0, false]);
    expect(await textNow()).toEqual(['The council publishes its rates for two years ahead.']);
  });

  it('[R14] keep a link from the answer to the text in which they stand, and the record says who found them', async () => {
    await sectionIs('RESPONDING');
    await typed();
    allowed(await sayTheyAreIn('hassan'));
    const [response] = await acts.db.manager.findBy(Response, { proposalId: id });
    const { headSeq } = await acts.db.manager.findOneByOrFail(Section, { id: statement.sections.money });
    expect([response?.appliedAtSeq, headSeq]).toEqual([2, 2]);
    const [found] = await entriesOf(acts, statement, 'proposal.words-found');
    expect([found?.actor, found?.facts]).toEqual([
      statement.members.hassan.pseudonym,
      { proposal: id, section: 'money', block: 'money-1', seq: 2 },
    ]);
    expect(codesOf(await sayTheyAreIn('hassan'))).toEqual(['proposal.nothing-waits']);
  });

  it('[R12] are not taken to be there when they are not, or from somebody who did not decide and leads nothing', async () => {
    await sectionIs('RESPONDING');
    expect(codesOf(await sayTheyAreIn('hassan'))).toEqual(['proposal.not-in-text']);
    await typed();
    expect(codesOf(await sayTheyAreIn('hassan', 'money-9'))).toEqual(['proposal.not-in-text']);
    expect(codesOf(await sayTheyAreIn('tom'))).toEqual(['proposal.who-says-in']);
    expect(await unanswered()).toBe(1);
    allowed(await sayTheyAreIn('helen'));
    expect(await unanswered()).toBe(0);
  });

  it('[R12] of two suggestions that ask for the same, the second is let go too', async () => {
    const first = id;
    const { proposal } = allowed(
      await acts.get(ReceiveProposal).run({
        ...{ sectionId: statement.sections.money, proposer: statement.members.tom.id, blockId: 'money-1' },
        ...{ baseText: 'its rates each April', proposedText: 'its rates for two years ahead' },
        reason: 'We cannot plan wages either.',
      }),
    );
    id = proposal!.id;
    allowed(await acts.get(AcceptProposal).run({ ...answer('amira', 'hassan'), decision: 'ACCEPTED' }));
    await sectionIs('RESPONDING');
    allowed(await acts.get(PutInAcceptedWords).run({ proposalId: first }));
    expect([codesOf(await putIn()), await unanswered()]).toEqual([['proposal.stale'], 1]);
    allowed(await sayTheyAreIn('amira'));
    expect(await unanswered()).toBe(0);
  });

  it('[R14] are offered to be said so to those only who would not be refused', async () => {
    await sectionIs('RESPONDING');
    const may = async (who: Who) => (await acts.get(SuggestionsView).one(statement.actor(who), id))?.maySayIn;
    const all = ['hassan', 'helen', 'des', 'tom', 'priya'] as const;
    expect(await Promise.all(all.map(may))).toEqual([true, true, false, false, false]);
    // Led by nobody, the section is led by the co-chairs: Amira of the commissioners, and Des of the people.
    await acts.db.manager.update(Section, { id: statement.sections.money }, { leads: [] });
    expect(await Promise.all(all.map(may))).toEqual([true, true, true, false, false]);
    await sectionIs('FROZEN');
    expect(await may('hassan')).toBe(false);
    await sectionIs('RESPONDING');
    await typed();
    allowed(await sayTheyAreIn('des'));
    expect(await may('hassan')).toBe(false);
  });

  it('[R14] are not taken to be there while longer words stand of which they are a part', async () => {
    await acts.db.manager.update(Response, { proposalId: id }, { acceptedText: 'its rates' });
    await sectionIs('RESPONDING');
    expect(codesOf(await sayTheyAreIn('hassan'))).toEqual(['proposal.still-there']);
    expect([await unanswered(), await textNow()]).toEqual([1, [AS_IT_WAS]]);
  });

  describe('where the answer was to take words away', () => {
    const change = (words: string, by: string) =>
      write(acts, statement, 'amira', 'money', (doc) => {
        replaceBlockText(doc, 'money-1', words, by);
      });

    beforeEach(async () => {
      await acts.db.manager.update(Response, { proposalId: id }, { acceptedText: '' });
      await sectionIs('RESPONDING');
      await write(acts, statement, 'amira', 'money', (doc) =>
        appendBlocks(doc, [
          { type: 'paragraph', attrs: { id: 'money-2' }, content: [{ type: 'text', text: 'Ask first.' }] },
        ]),
      );
    });

    it('[R12] are not gone because another paragraph is named, which never had them', async () => {
      for (const block of ['money-2', 'money-9']) {
        expect(codesOf(await sayTheyAreIn('hassan', block))).toEqual(['proposal.not-in-text']);
      }
      expect(await unanswered()).toBe(1);
      await change(' its rates each April', '');
      allowed(await sayTheyAreIn('hassan', 'money-2'));
      const [found] = await entriesOf(acts, statement, 'proposal.words-found');
      expect([await unanswered(), found?.facts.block]).toEqual([0, 'money-1']);
    });

    it('[R12] are not gone while they stand in another paragraph', async () => {
      await change(' its rates each April', '');
      await write(acts, statement, 'amira', 'money', (doc) => {
        replaceBlockText(doc, 'money-2', 'Ask first', 'Ask for its rates each April');
      });
      expect(codesOf(await sayTheyAreIn('hassan'))).toEqual(['proposal.words-moved']);
      expect(await unanswered()).toBe(1);
    });
  });
});
