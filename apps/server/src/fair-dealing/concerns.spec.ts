import {
  aStatementBeingAnswered,
  aStatementBeingWritten,
  entriesOf,
  sectionNow,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { replaceBlockText } from '#document';
import { GiveAnswer } from '../deliberation/give-answer.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { SuggestionsView } from '../deliberation/suggestions.view.js';
import { TurnFreezeKey } from '../sign-off/turn-freeze-key.js';
import { MarkReady } from '../statements/mark-ready.js';
import { DecideConcern } from './decide-concern.js';
import { FairDealingView } from './fair-dealing.view.js';
import { FlagWords } from './flag-words.js';

const RATES = 'The council publishes its rates each April.';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

const flag = (who: Who, change: { blockId?: string; quote?: string; why?: string } = {}) =>
  acts.get(FlagWords).paragraph(statement.actor(who), {
    ...{
      sectionId: statement.sections.money,
      blockId: 'money-1',
      quote: RATES,
      ground: 'COMPETITION',
      why: 'It looks like a future price.',
    },
    ...change,
  });

const decide = (who: Who, concernId: string, decision: string, reason = 'It is a future price.') =>
  acts.get(DecideConcern).run(statement.actor(who), { concernId, decision, reason });

const concernSeen = async (who: Who) => (await acts.get(FairDealingView).of(statement.actor(who))).concerns[0];

const ready = () =>
  acts.get(MarkReady).run(statement.actor('amira'), { sectionId: statement.sections.money, ready: true });

async function flagged(who: Who = 'bev'): Promise<string> {
  const { concern } = allowed(await flag(who));
  return concern?.id ?? '';
}

describe('a paragraph that somebody flags', () => {
  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
  });

  it('[R34] may be flagged by anybody who takes part, once, in words that stand there', async () => {
    expect(codesOf(await flag('bev', { quote: 'Something else.' }))).toEqual(['concern.not-there']);
    expect(codesOf(await flag('bev', { blockId: 'gone' }))).toEqual(['concern.not-there']);
    await flagged('priya');
    expect(codesOf(await flag('hassan'))).toEqual(['concern.flagged']);
    const [entry] = await entriesOf(acts, statement, 'concern.flagged');
    expect(entry?.facts).toMatchObject({ section: 'money', proposal: null });
    expect(JSON.stringify(entry)).not.toContain('rates');
  });

  it('[R34] is decided by a co-chair or facilitator, never by a provider or the one who flagged it', async () => {
    const id = await flagged('amira');
    expect(codesOf(await decide('tom', id, 'PUT_BACK'))).toEqual(['concern.not-a-reviewer']);
    expect(codesOf(await decide('amira', id, 'PUT_BACK'))).toEqual(['concern.own']);
    expect([await concernSeen('des'), await concernSeen('amira')].map((one) => one?.mayDecide)).toEqual([true, false]);
    allowed(await decide('sam', id, 'PUT_BACK', 'It is published every year.'));
    expect(codesOf(await decide('des', id, 'TAKEN_OUT'))).toEqual(['concern.decided']);
    expect(await concernSeen('tom')).toMatchObject({ decision: 'PUT_BACK', reason: 'It is published every year.' });
    const [entry] = await entriesOf(acts, statement, 'concern.decided');
    expect(entry?.facts).toMatchObject({ concern: id, decision: 'PUT_BACK' });
  });

  it('[R34] keeps its section from being ready until it is decided', async () => {
    const id = await flagged();
    expect(codesOf(await ready())).toEqual(['concern.open']);
    allowed(await decide('des', id, 'PUT_BACK'));
    allowed(await ready());
  });

  it('[R34] keeps its section from being ready until words that were taken out are gone', async () => {
    allowed(await decide('des', await flagged(), 'TAKEN_OUT'));
    expect(codesOf(await ready())).toEqual(['concern.still-there']);
    await write(acts, statement, 'amira', 'money', (doc) => replaceBlockText(doc, 'money-1', RATES, 'In April.'));
    allowed(await ready());
  });
});

it('[R34] words that nobody has checked keep a section from being locked', async () => {
  statement = await aStatementBeingAnswered(acts);
  const id = await flagged();
  const { money: sectionId } = statement.sections;
  const turn = (who: Who) => acts.get(TurnFreezeKey).run(statement.actor(who), { sectionId });
  expect(codesOf(await turn('des'))).toEqual(['concern.open']);
  allowed(await decide('des', id, 'PUT_BACK'));
  allowed(await turn('des'));
  allowed(await turn('amira'));
  expect((await sectionNow(acts, sectionId)).state).toBe('FROZEN');
});

describe('a suggestion that somebody flags', () => {
  let proposalId: string;
  const words = ['its rates, and we bid 24 pounds', 'Next year we will bid 24 pounds.'] as const;
  const seen = (who: Who) => acts.get(SuggestionsView).one(statement.actor(who), proposalId);
  const answer = (decision: 'ACCEPTED' | 'NOT_ACCEPTED') =>
    acts.get(GiveAnswer).run(statement.actor('amira'), {
      ...{ proposalId, decision, reason: 'It is not for this statement.', acceptedText: null },
    });

  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
    const { proposal } = allowed(
      await acts.get(ReceiveProposal).run({
        ...{ sectionId: statement.sections.money, proposer: statement.members.priya.id, blockId: 'money-1' },
        ...{ baseText: 'its rates', proposedText: words[0], reason: words[1] },
      }),
    );
    proposalId = proposal?.id ?? '';
  });

  const flagIt = async (): Promise<string> => {
    const { concern } = allowed(
      await acts
        .get(FlagWords)
        .suggestion(statement.actor('tom'), { proposalId, ground: 'COMPETITION', why: 'A bid.' }),
    );
    return concern?.id ?? '';
  };

  it('[R34] is hidden at once from everybody but those who check it, and cannot be answered', async () => {
    await flagIt();
    for (const who of ['priya', 'tom', 'hassan'] as const) {
      expect(await seen(who)).toMatchObject({ proposedText: '', reason: '', hidden: { isOpen: true, because: null } });
      expect(JSON.stringify(await concernSeen(who))).not.toContain('24 pounds');
    }
    expect(await seen('des')).toMatchObject({ proposedText: words[0], reason: words[1], hidden: { isOpen: true } });
    expect((await seen('des'))?.next.map(({ to }) => to)).toEqual([['OPEN'], ['WITHDRAWN']]);
    expect((await concernSeen('des'))?.quote).toContain('24 pounds');
    expect(codesOf(await answer('NOT_ACCEPTED'))).toEqual(['concern.open']);
  });

  it('[R34] is shown again when it is put back', async () => {
    allowed(await decide('des', await flagIt(), 'PUT_BACK', 'The rate was published last year.'));
    expect(await seen('hassan')).toMatchObject({ proposedText: words[0], hidden: null });
  });

  it('[R34] stays hidden, with the reason, when it is taken out; then it can only be declined', async () => {
    allowed(await decide('des', await flagIt(), 'TAKEN_OUT'));
    expect(await seen('hassan')).toMatchObject({
      ...{ proposedText: '', hidden: { isOpen: false, because: 'It is a future price.' } },
    });
    expect(codesOf(await answer('ACCEPTED'))).toEqual(['concern.taken-out']);
    allowed(await answer('NOT_ACCEPTED'));
  });
});
