import { aStatementBeingSigned, aStatementReadyToPublish, publish, sign } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest } from '../../../../test/build/company.js';
import { rolesIn, startRolesApp, type Moving } from '../../../../test/build/roles-app.js';
import { DeclareInterests } from '../fair-dealing/declare-interests.js';
import { Membership } from '../membership/membership.entity.js';
import { SignOffReader } from '../sign-off/sign-off.reader.js';
import { GiveUpRole } from './give-up-role.js';
import { LeaveStatement } from './leave-statement.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startRolesApp();
});

afterAll(() => acts.close());

const { now, actorNow, putForward, answer, idOf, stateOf } = rolesIn(
  () => acts,
  () => statement,
);

describe('who signs', () => {
  beforeEach(async () => {
    statement = await aStatementBeingSigned(acts);
  });

  const positionsOf = async (section: 'matters' | 'money') => {
    const { sections } = await acts.get(SignOffReader).ofStatement(statement.id);
    const found = sections.find((one) => one.section.key === section)?.groups ?? [];
    return Object.fromEntries(found.map(({ constituency, position }) => [constituency, position]));
  };
  const signing: Moving = { from: 'ruth', role: 'signatory', why: 'I am moving away.' };
  const aCarer = async () => {
    const id = statement.members.hassan.id;
    const { personId } = statement.members.bev;
    await acts.db.manager.update(Membership, { id: statement.members.bev.id }, { constituency: 'CARERS' });
    return { id, personId };
  };

  it('[R17] is followed by one who accepts; what was decided stays, and the place has one voice', async () => {
    await aCarer();
    allowed(await sign(acts, statement, 'ruth', { section: 'matters' }));
    allowed(await sign(acts, statement, 'hassan', { section: 'matters' }));
    expect((await positionsOf('matters')).CARERS).toBe('SIGNED');
    const id = await idOf(putForward('ruth', 'bev', signing));
    allowed(await answer('bev', id));
    expect([(await now('ruth')).signatory, (await now('bev')).signatory]).toEqual([false, true]);
    expect((await positionsOf('matters')).CARERS).toBe('SIGNED');
    Object.assign(statement.members.bev, await now('bev'));
    expect(codesOf(await sign(acts, statement, 'bev', { section: 'matters' }))).toEqual(['sign-off.decided-before']);
    expect(codesOf(await sign(acts, statement, 'ruth', { section: 'money' }))).toEqual(['sign-off.not-a-signatory']);
    for (const who of ['bev', 'hassan'] as const) allowed(await sign(acts, statement, who, { section: 'money' }));
    expect((await positionsOf('money')).CARERS).toBe('SIGNED');
  });

  it('[R17] is followed after they left with a co-chair, and by nobody who stands aside', async () => {
    await aCarer();
    allowed(await acts.get(LeaveStatement).run(await actorNow('ruth'), { sure: true }));
    expect(codesOf(await putForward('hassan', 'bev', signing))).toEqual(['handover.who']);
    const interest = { hasInterests: true, text: 'A contract.', sectionIds: [], effect: 'stand-aside' };
    allowed(await acts.get(DeclareInterests).run(await actorNow('bev'), interest));
    expect(codesOf(await putForward('amira', 'bev', signing))).toEqual(['handover.interest']);
    allowed(await acts.get(DeclareInterests).run(await actorNow('bev'), { ...interest, effect: 'declare' }));
    const id = await idOf(putForward('amira', 'bev', signing));
    allowed(await answer('bev', id));
    expect(await stateOf(id)).toBe('DONE');
    expect(codesOf(await putForward('amira', 'bev', signing))).toContain('handover.not-there');
  });

  it('[R17] still takes part: then the group decides as well', async () => {
    await aCarer();
    const id = await idOf(putForward('amira', 'bev', signing));
    allowed(await answer('bev', id));
    expect(await stateOf(id)).toBe('OPEN');
    allowed(await answer('hassan', id));
    expect(await stateOf(id)).toBe('DONE');
  });

  it('[R17] cannot stop where that alone would decide for their group', async () => {
    await acts.db.manager.update(Membership, { id: statement.members.neil.id }, { signatory: true });
    allowed(await sign(acts, statement, 'amira', { section: 'matters' }));
    allowed(await sign(acts, statement, 'helen', { section: 'matters', position: 'DISSENTED' }));
    const before = await positionsOf('matters');
    expect(before.COMMISSIONERS).toBe('WAITING');
    const neil = await actorNow('neil');
    expect(codesOf(await acts.get(GiveUpRole).run(neil, { role: 'signatory' }))).toEqual(['role.position']);
    expect(codesOf(await acts.get(LeaveStatement).run(neil, { sure: true }))).toEqual(['role.position']);
    expect([(await now('neil')).signatory, await positionsOf('matters')]).toEqual([true, before]);
    expect((await now('neil')).status).toBe('active');
  });

  it('[R17][R31] hands over a place that keeps its voice where what they signed stopped counting, and has one only', async () => {
    await aCarer();
    const interest = { hasInterests: true, text: 'A contract.', sectionIds: [statement.sections.matters] };
    for (const who of ['ruth', 'hassan'] as const) allowed(await sign(acts, statement, who, { section: 'matters' }));
    const declare = async (effect: string) =>
      acts.get(DeclareInterests).run(await actorNow('ruth'), { ...interest, effect });
    allowed(await declare('stand-aside'));
    const id = await idOf(putForward('ruth', 'bev', signing));
    allowed(await answer('bev', id));
    expect((await positionsOf('matters')).CARERS).toBe('WAITING');
    Object.assign(statement.members.bev, await now('bev'));
    allowed(await sign(acts, statement, 'bev', { section: 'matters', position: 'DISSENTED' }));
    expect((await positionsOf('matters')).CARERS).toBe('DISSENTED');
    expect(codesOf(await declare('declare'))).toEqual(['interests.followed']);
    expect((await positionsOf('matters')).CARERS).toBe('DISSENTED');
    allowed(await declare('stand-aside'));
  });

  it('[R17][R20] does not stand aside for a whole group as the only one who is left', async () => {
    allowed(await acts.get(LeaveStatement).run(await actorNow('ruth'), { sure: true }));
    allowed(await sign(acts, statement, 'hassan', { section: 'matters', position: 'STOOD_ASIDE' }));
    expect((await positionsOf('matters')).CARERS).toBe('WAITING');
  });

  it('[R17][R27] is published with what was decided by those who have gone since', async () => {
    statement = await aStatementReadyToPublish(acts);
    await aCarer();
    const id = await idOf(putForward('ruth', 'bev', signing));
    allowed(await answer('bev', id));
    for (const who of ['ruth', 'hassan'] as const) {
      allowed(await acts.get(LeaveStatement).run(await actorNow(who), { sure: true }));
    }
    // Sealing checks the file: nobody who decided is left out, and each position follows from the record.
    const { bundle } = await publish(acts, statement);
    const carers = (JSON.parse(bundle) as Sealed).whole.positions.find(({ constituency }) => constituency === 'CARERS');
    expect([carers?.position, carers?.signatories.length]).toEqual(['SIGNED', 2]);
  });
});

/** Of a published file, where each group stands on the whole. */
interface Sealed {
  readonly whole: {
    readonly positions: readonly { constituency: string; position: string; signatories: readonly object[] }[];
  };
}
