import type { Role } from '#concordat';
import { IsNull } from 'typeorm';
import { aStatementBeingWritten, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { rolesIn, startRolesApp } from '../../../../test/build/roles-app.js';
import { CouncilAdministrator } from '../membership/council.entity.js';
import { InviteMember } from '../membership/invite-member.js';
import { Membership } from '../membership/membership.entity.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { MarkReady } from '../statements/mark-ready.js';
import { Statement } from '../statements/statement.entity.js';
import { TurnedKey } from '../statements/turned-key.entity.js';
import { GiveUpRole } from './give-up-role.js';
import { HandoverView } from './handover.view.js';
import { LeaveStatement } from './leave-statement.js';
import { WithdrawHandover } from './withdraw-handover.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startRolesApp();
});

afterAll(() => acts.close());

const { now, actorNow, putForward, answer, idOf, stateOf, open } = rolesIn(
  () => acts,
  () => statement,
);
const codesOfInviting = async (role: string) => {
  const { personId, pseudonym } = statement.members.sam;
  const asked = { statementId: statement.id, email: 'new@northmoor.test', fullName: 'New', capacity: 'Person' };
  const wanted = { ...asked, constituency: 'PEOPLE', roles: ['member', role], signatory: false };
  return codesOf(await acts.get(InviteMember).run({ personId, pseudonym }, wanted));
};
const mailsTo = async (who: Who) =>
  (await acts.db.manager.find(QueuedMail)).filter(({ to }) => to.startsWith(`${who}-`)).map(({ subject }) => subject);

describe('a co-chair who cannot act', () => {
  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
    await acts.db.manager.clear(QueuedMail);
  });

  it('[R2] is followed by somebody of the group, whose key opens the stage; the old key opens nothing', async () => {
    const leads = [
      ['des', 'matters'],
      ['amira', 'money'],
      ['des', 'terms'],
    ] as const;
    for (const [who, key] of leads) {
      allowed(await acts.get(MarkReady).run(statement.actor(who), { sectionId: statement.sections[key], ready: true }));
    }
    // Des turned his key, and fell ill.
    expect(allowed(await open('des', 'COMMENT')).waiting).toBe(true);
    const id = await idOf(putForward('m', 'lorraine'));
    expect(await mailsTo('lorraine')).toEqual([expect.stringContaining('You are asked to take over a role')]);
    expect(await mailsTo('amira')).toEqual([expect.stringContaining('Somebody is to take over a role')]);
    expect(await mailsTo('m')).toEqual([]);
    allowed(await answer('lorraine', id));
    expect(await stateOf(id)).toBe('OPEN');
    expect(allowed(await answer('amira', id)).handover?.state).toBe('DONE');
    expect([(await now('des')).roles, (await now('lorraine')).roles]).toEqual([
      ['member', 'section-lead'],
      ['member', 'co-chair'],
    ]);
    expect((await entriesOf(acts, statement, 'key.lapsed')).length).toBe(1);
    expect(codesOf(await open('des', 'COMMENT'))).toContain('keys.not-co-chair');
    expect(allowed(await open('amira', 'COMMENT')).waiting).toBe(true);
    expect(allowed(await open('lorraine', 'COMMENT')).waiting).toBe(false);
    expect((await acts.db.manager.findOneByOrFail(Statement, { id: statement.id })).state).toBe('COMMENT');
  });

  it('[R2] is not followed by one group alone, and by no administrator', async () => {
    expect(codesOf(await putForward('hassan', 'lorraine'))).toEqual(['handover.who']);
    expect(codesOf(await putForward('m', 'hassan'))).toContain('handover.group');
    expect(codesOf(await putForward('m', 'table'))).toEqual(['handover.to']);
    const { councilId } = await acts.db.manager.findOneByOrFail(Statement, { id: statement.id });
    const { personId } = statement.members.lorraine;
    await acts.db.manager.insert(CouncilAdministrator, { councilId, personId, since: new Date() });
    expect(codesOf(await putForward('m', 'lorraine'))).toEqual(['handover.to']);
    await acts.db.manager.delete(CouncilAdministrator, { personId });
    const id = await idOf(putForward('m', 'lorraine'));
    expect(codesOf(await answer('hassan', id))).toEqual(['handover.not-asked']);
    expect(codesOf(await answer('des', id))).toEqual(['handover.not-asked']);
    allowed(await answer('lorraine', id));
    expect(await stateOf(id)).toBe('OPEN');
  });

  it('[R2] stays when they say that they can act', async () => {
    const id = await idOf(putForward('m', 'lorraine'));
    allowed(await answer('des', id, false));
    expect(await stateOf(id)).toBe('REFUSED');
    expect(codesOf(await answer('amira', id))).toEqual(['handover.over']);
    expect((await now('des')).roles).toContain('co-chair');
  });

  it('[R2] is followed after they have left, and no third co-chair comes of it', async () => {
    expect(codesOf(await acts.get(LeaveStatement).run(await actorNow('des'), { sure: false }))).toEqual([
      'leave.not-sure',
    ]);
    allowed(await open('des', 'PAUSED', 'Nobody has time.'));
    const des = await actorNow('des');
    allowed(await acts.get(LeaveStatement).run(des, { sure: true }));
    expect(await mailsTo('amira')).toEqual([expect.stringContaining('A co-chair is missing')]);
    expect(await acts.db.manager.countBy(TurnedKey, { membershipId: des.membershipId, usedAt: IsNull() })).toBe(0);
    expect((await acts.get(HandoverView).of(await actorNow('m'))).isChairMissing).toBe(true);
    expect(await codesOfInviting('co-chair')).toEqual(['invite.co-chairs']);
    const [first, second] = [
      await idOf(putForward('m', 'lorraine', { from: null })),
      await idOf(putForward('hassan', 'ruth', { from: null })),
    ];
    for (const who of ['lorraine', 'amira'] as const) allowed(await answer(who, first));
    expect([await stateOf(first), await stateOf(second)]).toEqual(['DONE', 'WITHDRAWN']);
    expect(codesOf(await putForward('hassan', 'ruth', { from: null }))).toContain('handover.not-there');
  });

  it('[R2] is no role that somebody else hands over as theirs', async () => {
    allowed(await acts.get(GiveUpRole).run(await actorNow('des'), { role: 'co-chair' }));
    for (const from of ['m', 'des'] as const) {
      const id = await idOf(putForward(from, 'lorraine', { from }));
      allowed(await answer('lorraine', id));
      expect(await stateOf(id)).toBe('OPEN');
      allowed(await acts.get(WithdrawHandover).run(await actorNow(from), { handoverId: id }));
    }
  });

  it('hands over to who accepts, and to nobody else', async () => {
    const id = await idOf(putForward('des', 'lorraine', { why: 'I have too little time.' }));
    expect(codesOf(await answer('amira', id))).toEqual(['handover.not-asked']);
    expect(await stateOf(id)).toBe('OPEN');
    allowed(await answer('lorraine', id));
    expect([await stateOf(id), (await now('lorraine')).roles]).toEqual(['DONE', ['member', 'co-chair']]);
  });

  it('is asked once: the same again, and two yeses at once, come to one outcome', async () => {
    const id = await idOf(putForward('m', 'lorraine'));
    expect(await idOf(putForward('m', 'lorraine'))).toBe(id);
    expect(codesOf(await putForward('lorraine', 'lorraine'))).toEqual(['handover.open']);
    const other = await idOf(putForward('lorraine', 'm'));
    const both = await Promise.all([answer('lorraine', id), answer('amira', id), answer('amira', id)]);
    expect(both.map(codesOf)).toEqual([[], [], []]);
    allowed(await answer('lorraine', id));
    expect([await stateOf(id), await stateOf(other)]).toEqual(['DONE', 'WITHDRAWN']);
    expect((await entriesOf(acts, statement, 'role.handed-over')).length).toBe(1);
    expect((await entriesOf(acts, statement, 'handover.agreed')).length).toBe(2);
    expect((await now('lorraine')).roles).toEqual(['member', 'co-chair']);
  });

  it('is told in the record by pseudonyms and groups, without names or the reason', async () => {
    const id = await idOf(putForward('m', 'lorraine'));
    const [entry] = await entriesOf(acts, statement, 'handover.put-forward');
    const { des, lorraine, m } = statement.members;
    expect(entry).toMatchObject({
      ...{ actor: m.pseudonym, constituency: 'PEOPLE' },
      facts: { handover: id, role: 'co-chair', group: 'PEOPLE', from: des.pseudonym, to: lorraine.pseudonym },
    });
    expect(JSON.stringify(entry)).not.toMatch(/hospital|Fullname/);
    expect(codesOf(await acts.get(WithdrawHandover).run(await actorNow('des'), { handoverId: id }))).toEqual([
      'handover.not-yours',
    ]);
    allowed(await acts.get(WithdrawHandover).run(await actorNow('m'), { handoverId: id }));
    expect(await stateOf(id)).toBe('WITHDRAWN');
    expect((await entriesOf(acts, statement, 'handover.withdrawn')).length).toBe(1);
  });

  it('[R40] shows everybody who must act', async () => {
    await idOf(putForward('m', 'lorraine'));
    const seenBy = async (who: Who) => (await acts.get(HandoverView).of(await actorNow(who))).handovers[0];
    expect((await seenBy('lorraine'))?.waitsFor).toEqual([
      'Who takes it over has to agree.',
      '1 more member of the group has to agree.',
      'The other co-chair has to agree.',
    ]);
    expect(await seenBy('lorraine')).toMatchObject({
      isToMe: true,
      mayAgree: true,
      mayRefuse: true,
      mayTakeBack: false,
    });
    expect(await seenBy('m')).toMatchObject({ iAgreed: true, mayAgree: false, mayTakeBack: true });
    expect(await seenBy('des')).toMatchObject({ mayAgree: false, mayRefuse: true });
    expect(await seenBy('hassan')).toMatchObject({ mayAgree: false, mayRefuse: false });
    const { places } = await acts.get(HandoverView).of(await actorNow('lorraine'));
    const chair = places.find(({ role }) => role === 'co-chair');
    expect(chair).toMatchObject({ memberId: statement.members.des.id, isVacant: false });
    expect(chair?.candidates.map(({ id }) => id).sort()).toEqual(
      [statement.members.lorraine.id, statement.members.m.id].sort(),
    );
  });
});

describe('the role of safeguarding lead', () => {
  const subjects = async () => [await mailsTo('des'), await mailsTo('amira'), await mailsTo('sam')].flat();

  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
    for (const who of ['lorraine', 'm', 'bev'] as const) {
      const roles: Role[] = ['member', 'safeguarding-lead'];
      await acts.db.manager.update(Membership, { id: statement.members[who].id }, { roles });
    }
    await acts.db.manager.clear(QueuedMail);
  });

  it('[R38] is given up freely, and those who can invite another are told once fewer than two are left', async () => {
    allowed(await acts.get(GiveUpRole).run(await actorNow('lorraine'), { role: 'safeguarding-lead' }));
    expect(await subjects()).toEqual([]);
    allowed(await acts.get(GiveUpRole).run(await actorNow('m'), { role: 'safeguarding-lead' }));
    expect((await now('m')).roles).toEqual(['member']);
    const missing = expect.stringContaining('A safeguarding lead is missing') as string;
    expect(await subjects()).toEqual([missing, missing, missing]);
    const [mail] = await acts.db.manager.find(QueuedMail);
    expect(mail?.text).toContain(`/workspace/${statement.id}/people`);
    expect(mail?.text).toContain('only one person here is one');
  });

  it('[R38] is missed in the same way once a lead stops taking part', async () => {
    allowed(await acts.get(LeaveStatement).run(await actorNow('bev'), { sure: true }));
    expect(await subjects()).toEqual([]);
    allowed(await acts.get(LeaveStatement).run(await actorNow('m'), { sure: true }));
    expect(await subjects()).toHaveLength(3);
  });
});

describe('a role that is given up', () => {
  beforeAll(async () => {
    statement = await aStatementBeingWritten(acts);
  });

  it('leaves a member, and says so in the record', async () => {
    allowed(await acts.get(GiveUpRole).run(await actorNow('neil'), { role: 'data-owner' }));
    expect((await now('neil')).roles).toEqual(['member']);
    expect((await entriesOf(acts, statement, 'role.given-up')).map(({ facts }) => facts)).toEqual([
      { role: 'data-owner' },
    ]);
    const again = await acts.get(GiveUpRole).run(await actorNow('neil'), { role: 'data-owner' });
    expect(codesOf(again)).toEqual(['role.not-yours']);
    expect(codesOf(await acts.get(GiveUpRole).run(await actorNow('sam'), { role: 'facilitator' }))).toEqual([
      'role.only',
    ]);
  });

  it('[R2] takes the keys of a co-chair along, for good', async () => {
    allowed(await open('des', 'PAUSED', 'Nobody has time.'));
    allowed(await acts.get(GiveUpRole).run(await actorNow('des'), { role: 'co-chair' }));
    const own = { membershipId: statement.members.des.id, usedAt: IsNull() };
    expect(await acts.db.manager.countBy(TurnedKey, own)).toBe(0);
    const id = await idOf(putForward('lorraine', 'des', { from: null, why: 'Des has time again.' }));
    for (const who of ['des', 'amira'] as const) allowed(await answer(who, id));
    expect(await stateOf(id)).toBe('DONE');
    expect(allowed(await open('amira', 'PAUSED', 'Nobody has time.')).waiting).toBe(true);
  });
});
