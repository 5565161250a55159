import { randomUUID } from 'node:crypto';
import { aStatementBeingWritten } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { signIn } from '../../../../test/build/rooms-app.js';
import { PublicComment } from '../comments/comment.entity.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { OpenSection } from '../live-editing/open-section.js';
import { Clock } from '../platform/clock.js';
import { BringDataset } from '../statements/bring-dataset.js';
import { DeclareInterests } from './declare-interests.js';
import { ProviderSight } from './provider-sight.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingWritten(acts);
});

afterEach(() => acts.get(Clock).pin(null));

const sight = () => acts.get(ProviderSight);

it('[R33] lists everything that a provider could see, with its date', async () => {
  await acts.get(ReceiveProposal).run({
    ...{ sectionId: statement.sections.money, proposer: statement.members.hassan.id, blockId: 'money-1' },
    ...{ baseText: 'its rates', proposedText: 'all its rates', reason: 'So that carers know too.' },
  });
  const interest = { hasInterests: true, text: 'We bid.', sectionIds: [statement.sections.money], effect: 'declare' };
  allowed(await acts.get(DeclareInterests).run(statement.actor('tom'), interest));
  const sentAt = new Date();
  for (const [index, state] of (['SHOWN', 'SHOWN', 'KEPT_BACK', 'HELD'] as const).entries()) {
    await acts.db.manager.insert(PublicComment, {
      ...{ id: randomUUID(), statementId: statement.id, sectionId: statement.sections.money, reference: `C-${index}` },
      ...{ constituency: 'PUBLIC', name: '', change: '', why: 'Why', at: sentAt, state },
    });
  }
  const columns = ['Year', 'Hours'];
  const shown = {
    headline: 'H',
    source: 'S',
    period: '2026',
    geography: 'Northmoor',
    caveat: '',
    textAlternative: 'H',
  };
  const table = { ...shown, title: 'Hours of care', columns, rows: [['2026', '5']], smallCountsAcknowledged: true };
  allowed(await acts.get(BringDataset).run(statement.actor('neil'), table));
  const seen = await sight().couldSee(statement.id);
  expect(seen.map(({ kind, title, count }) => `${kind} ${title} ${count}`).sort()).toEqual([
    'comment Money 2',
    'dataset Hours of care 1',
    'interest Money 1',
    'section Money 1',
    'section What matters to us 1',
    'section Words we use 1',
    'suggestion Money 1',
  ]);
  const from = statement.members.priya.joinedAt.getTime();
  expect(seen.every(({ since }) => since.getTime() >= from && since.getTime() <= Date.now())).toBe(true);
});

describe('the log of what providers opened', () => {
  async function open(who: Who, at: string): Promise<void> {
    acts.get(Clock).pin(new Date(at));
    const { actor } = await signIn(acts.db, statement.members[who]);
    await acts.get(OpenSection).run(actor, { sectionId: statement.sections.money });
  }

  it('[R33] keeps the day that it is in England, also in the first hour of a summer day', async () => {
    await open('priya', '2027-06-30T23:30:00Z');
    const { rows } = await sight().accessLog(statement.id);
    expect(rows.map(({ day }) => day)).toEqual(['2027-07-01']);
  });

  it('[R33] keeps who opened which section, first and last, by day and under a pseudonym; and of nobody else', async () => {
    await open('priya', '2026-11-03T09:00:00Z');
    await open('priya', '2026-11-03T16:30:00Z');
    await open('tom', '2026-11-04T08:00:00Z');
    await open('hassan', '2026-11-03T10:00:00Z');
    const { rows, csv } = await sight().accessLog(statement.id);
    const of = (who: Who) => statement.members[who].pseudonym;
    expect(rows.map(({ day, pseudonym, firstAt, lastAt }) => [day, pseudonym, firstAt, lastAt])).toEqual([
      ['2026-11-03', of('priya'), new Date('2026-11-03T09:00:00Z'), new Date('2026-11-03T16:30:00Z')],
      ['2026-11-04', of('tom'), new Date('2026-11-04T08:00:00Z'), new Date('2026-11-04T08:00:00Z')],
    ]);
    expect(csv.split('\r\n')).toEqual([
      'day,provider,section,title,first opened,last opened',
      `2026-11-03,${of('priya')},money,Money,2026-11-03T09:00:00.000Z,2026-11-03T16:30:00.000Z`,
      `2026-11-04,${of('tom')},money,Money,2026-11-04T08:00:00.000Z,2026-11-04T08:00:00.000Z`,
      '',
    ]);
    expect(csv).not.toContain('Priya');
  });
});
