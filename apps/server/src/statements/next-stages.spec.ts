import { aStatementBeingSigned, openStage, signByAll } from '../../../../test/build/a-statement.js';
import { allowed, startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { NextStages } from './next-stages.js';
import { StatementReader } from './statement.reader.js';
import { TurnStageKey } from './turn-stage-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
  statement = await aStatementBeingSigned(acts);
});

afterAll(() => acts.close());

/** Who has turned a key for mediation, as the page shows it. */
async function turnedForMediation(): Promise<readonly string[] | undefined> {
  const stages = await acts.get(NextStages).of(await acts.get(StatementReader).existing(statement.id));
  return stages.find(({ to }) => to === 'MEDIATION')?.turnedBy;
}

it('[R2] shows whose key for a stage waits, and not one that was turned before the statement moved on and came back', async () => {
  allowed(await acts.get(TurnStageKey).run(statement.actor('des'), { to: 'MEDIATION' }));
  expect(await turnedForMediation()).toEqual([statement.members.des.id]);
  for (const section of ['matters', 'money', null] as const) await signByAll(acts, statement, section);
  for (const stage of ['COUNCIL_DECISION', 'RESPONDING', 'SIGN_OFF'] as const) await openStage(acts, statement, stage);
  expect(await turnedForMediation()).toEqual([]);
});
