import { addWorkingDays, dayInEngland } from '#concordat';
import { aStatementBeingSigned, entriesOf, openStage } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { Clock } from '../platform/clock.js';
import { TurnStageKey } from '../statements/turn-stage-key.js';
import { DescribeMediation, NoteAttempt } from './describe-mediation.js';
import { EndMediation } from './end-mediation.js';
import { Mediation } from './mediation.entity.js';
import { MediationReader } from './mediation.reader.js';
import { MediationView } from './mediation.view.js';

let acts: ActsApp;
let statement: StatementUnderTest;
let mediationId: string;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
  await openStage(acts, statement, 'MEDIATION');
  mediationId = (await acts.get(MediationReader).newest(statement.id))?.id ?? '';
});

afterEach(() => acts.get(Clock).pin(null));

const shown = async () => (await acts.get(MediationView).of(statement.id))[0];
const describeIt = (who: Who, change: object = {}) =>
  acts.get(DescribeMediation).run(statement.actor(who), {
    ...{ mediationId, issue: 'The price of an hour.', mediator: 'Somebody from the credit union' },
    ...{ sectionId: statement.sections.money, ...change },
  });
const note = (who: Who, words = 'Met on Tuesday.') =>
  acts.get(NoteAttempt).run(statement.actor(who), { mediationId, note: words });
const end = (who: Who, outcome: string) => acts.get(EndMediation).run(statement.actor(who), { mediationId, outcome });

it('[J7] opens with the limit that the groups agreed, in working days', async () => {
  const { openedAt, ...rest } = (await shown())!;
  expect(rest).toMatchObject({ standing: 'open', outcome: null, issue: null, attempts: [] });
  expect(rest.until).toBe(addWorkingDays(dayInEngland(openedAt), 15));
  const [entry] = await entriesOf(acts, statement, 'mediation.opened');
  expect(entry?.facts).toEqual({ mediation: mediationId, until: rest.until });
});

it('[J7] opens once, and not again when a paused statement goes on', async () => {
  const reason = 'Nobody has time before June.';
  for (const who of ['des', 'amira'] as const) {
    allowed(await acts.get(TurnStageKey).run(statement.actor(who), { to: 'PAUSED', reason }));
  }
  await openStage(acts, statement, 'MEDIATION');
  expect(await acts.db.manager.countBy(Mediation, { statementId: statement.id })).toBe(1);
});

it('[R24] lasts as much longer as the statement was paused', async () => {
  const { until } = (await shown())!;
  const pause = async (): Promise<void> => {
    for (const who of ['des', 'amira'] as const) {
      allowed(await acts.get(TurnStageKey).run(statement.actor(who), { to: 'PAUSED', reason: 'Nobody has time.' }));
    }
  };
  const daysLater = (days: number): void => acts.get(Clock).pin(new Date(Date.now() + days * 86_400_000));
  daysLater(1);
  await pause();
  daysLater(14);
  await openStage(acts, statement, 'MEDIATION');
  const after = (await shown())!;
  expect(after.until).toBe(addWorkingDays(until, 10));
  acts.get(Clock).pin(new Date(`${after.until}T12:00:00Z`));
  expect((await shown())?.standing).toBe('open');
});

it('[J7] says what it is about, who helps and what was tried, by co-chairs and facilitators', async () => {
  expect(codesOf(await describeIt('priya'))).toEqual(['mediation.who']);
  expect(codesOf(await describeIt('sam', { issue: 'Pay', mediator: '' }))).toEqual([
    'mediation.no-issue',
    'mediation.no-mediator',
  ]);
  allowed(await describeIt('sam'));
  allowed(await describeIt('amira', { issue: 'The price of an hour of care.' }));
  expect(codesOf(await note('helen'))).toEqual(['mediation.who']);
  allowed(await note('des'));
  allowed(await note('sam', 'A new paragraph was put forward.'));
  const seen = await shown();
  expect(seen).toMatchObject({
    ...{ issue: 'The price of an hour of care.', mediator: 'Somebody from the credit union' },
    sectionId: statement.sections.money,
  });
  expect(seen?.attempts.map((one) => one.note)).toEqual(['Met on Tuesday.', 'A new paragraph was put forward.']);
  const entries = await entriesOf(acts, statement, 'mediation.attempt-noted');
  expect([entries.map(({ facts }) => facts.attempt), JSON.stringify(entries).includes('Tuesday')]).toEqual([
    [1, 2],
    false,
  ]);
});

it('[R2] ends early only when both co-chairs say the same', async () => {
  expect(codesOf(await end('amira', 'failed'))).toEqual(['mediation.no-issue']);
  allowed(await describeIt('des'));
  expect(codesOf(await end('amira', 'tired'))).toEqual(['mediation.outcome']);
  expect(codesOf(await end('helen', 'failed'))).toEqual(['keys.not-co-chair']);
  expect(allowed(await end('amira', 'failed')).waiting).toBe(true);
  expect(codesOf(await end('amira', 'failed'))).toEqual(['keys.already-turned']);
  expect(allowed(await end('des', 'agreed')).waiting).toBe(true);
  expect((await shown())?.standing).toBe('open');
  expect(allowed(await end('des', 'failed')).waiting).toBe(false);
  expect(await shown()).toMatchObject({ standing: 'failed', outcome: 'failed' });
  expect((await entriesOf(acts, statement, 'mediation.ended'))[0]?.facts).toMatchObject({ outcome: 'failed' });
  for (const late of [await describeIt('des'), await note('des'), await end('des', 'agreed')]) {
    expect(codesOf(late)).toEqual(['mediation.over']);
  }
});

it('[R24] has failed the day after its limit, without anybody saying so', async () => {
  const { until } = (await shown())!;
  acts.get(Clock).pin(new Date(`${until}T12:00:00Z`));
  expect((await shown())?.standing).toBe('open');
  acts.get(Clock).pin(new Date(Date.parse(`${until}T12:00:00Z`) + 86_400_000));
  expect(await shown()).toMatchObject({ standing: 'failed', outcome: null });
  expect(codesOf(await note('des'))).toEqual(['mediation.over']);
});
