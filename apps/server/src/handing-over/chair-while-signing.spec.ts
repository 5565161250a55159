import { aStatementBeingAnswered, aStatementBeingSigned, freeze } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { rolesIn, startRolesApp } from '../../../../test/build/roles-app.js';
import { Statement } from '../statements/statement.entity.js';
import { HandoverView } from './handover.view.js';
import { LeaveStatement } from './leave-statement.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startRolesApp();
});

afterAll(() => acts.close());

const { actorNow, putForward, answer, idOf, stateOf } = rolesIn(
  () => acts,
  () => statement,
);
const leaves = async (who: Who) => allowed(await acts.get(LeaveStatement).run(await actorNow(who), { sure: true }));
const chairsShownTo = async (who: Who) => {
  const { places } = await acts.get(HandoverView).of(await actorNow(who));
  return places.filter(({ role }) => role === 'co-chair').length;
};
const intoPlace = { from: null } as const;

describe('an empty place of a co-chair', () => {
  it('[R21] stays with its group while people sign, so that who must sign stays', async () => {
    statement = await aStatementBeingSigned(acts);
    await leaves('des');
    expect(codesOf(await putForward('hassan', 'ruth', intoPlace))).toEqual(['handover.chair-group']);
    expect([await chairsShownTo('hassan'), await chairsShownTo('m')]).toEqual([0, 1]);
    const id = await idOf(putForward('m', 'lorraine', intoPlace));
    for (const who of ['lorraine', 'amira'] as const) allowed(await answer(who, id));
    expect(await stateOf(id)).toBe('DONE');
  });

  it('[R21] stays with its group while that is paused, and once one section is locked', async () => {
    statement = await aStatementBeingAnswered(acts);
    await freeze(acts, statement, statement.sections.money);
    await leaves('des');
    const refused = ['handover.chair-group'];
    expect(codesOf(await putForward('hassan', 'ruth', intoPlace))).toEqual(refused);
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'PAUSED', pausedFrom: 'RESPONDING' });
    expect(codesOf(await putForward('hassan', 'ruth', intoPlace))).toEqual(refused);
  });

  it('[R2] goes to any group before, and not to one that was put forward before and agreed after', async () => {
    statement = await aStatementBeingAnswered(acts);
    await leaves('des');
    const id = await idOf(putForward('hassan', 'ruth', intoPlace));
    expect(await chairsShownTo('hassan')).toBe(1);
    allowed(await answer('ruth', id));
    await acts.db.manager.update(Statement, { id: statement.id }, { state: 'SIGN_OFF' });
    expect(codesOf(await answer('amira', id))).toEqual(['handover.chair-group']);
  });
});
