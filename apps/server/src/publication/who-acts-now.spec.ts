import { aStatementBeingSigned, currentHash, mediate } from '../../../../test/build/a-statement.js';
import { startActsApp, type ActsApp } from '../../../../test/build/acts-app.js';
import { until } from '../../../../test/build/until.js';
import { waitingForLocks } from '../../../../test/build/waiting-for-locks.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { Membership } from '../membership/membership.entity.js';
import { LadderRating } from '../power-panel/power-panel.entity.js';
import { RateLadder } from '../power-panel/rate-ladder.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { TurnAloneKey } from './turn-alone-key.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startActsApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

/** What comes of an act that waits while the member's part changes: the guard has let it in before that. */
async function meanwhile(act: () => Promise<unknown>, change: Partial<Membership>): Promise<unknown> {
  const { id } = statement.members.neil;
  const { answer } = await acts.db.transaction(async (tx) => {
    await tx.findOneOrFail(Statement, { where: { id: statement.id }, lock: { mode: 'pessimistic_write' } });
    const waits = act().catch(String);
    await until(async () => (await waitingForLocks(acts.db)) > 0);
    await tx.update(Membership, { id }, change);
    return { answer: waits };
  });
  return answer;
}

it('[R24] takes no key to publish alone from somebody who left while it waited for its turn', async () => {
  await mediate(acts, statement, 'failed');
  const seenHash = await currentHash(acts, statement, null);
  const wanted = { kind: 'COUNCIL_ONLY', seenHash, reasons: 'The law asks for it.' } as const;
  const turn = () => acts.get(TurnAloneKey).run(statement.actor('neil'), wanted);
  expect(await meanwhile(turn, { status: 'suspended' })).toContain('Forbidden');
  expect(await acts.db.manager.countBy(TurnedKey, { membershipId: statement.members.neil.id })).toBe(0);
});

it('[R20] takes no rating for a group from somebody who handed signing over while it waited for its turn', async () => {
  const rate = () => acts.get(RateLadder).run(statement.actor('neil'), { rung: 4, why: 'We were asked.' });
  expect(await meanwhile(rate, { signatory: false })).toEqual({
    rating: null,
    refusals: [expect.objectContaining({ code: 'rating.who' })],
  });
  expect(await acts.db.manager.countBy(LadderRating, { statementId: statement.id })).toBe(0);
});
