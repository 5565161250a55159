import { aStatementBeingWritten, entriesOf, paragraph, write } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { rolesIn, startRolesApp } from '../../../../test/build/roles-app.js';
import { SECRET, WORRY } from '../../../../test/build/worried.js';
import { FlagWords } from '../fair-dealing/flag-words.js';
import { QueuedMail } from '../platform/queued-mail.entity.js';
import { HandoverView } from './handover.view.js';

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
const ROLE = 'safeguarding-lead';
const worries = { role: ROLE, from: null, why: 'One lead alone may not be able to decide.' } as const;
const isLead = async (who: Who) => (await now(who)).roles.includes(ROLE);
const placeOf = async (who: Who) =>
  (await acts.get(HandoverView).of(await actorNow(who))).places.find(({ role }) => role === ROLE);
const mailsTo = async (who: Who) =>
  (await acts.db.manager.find(QueuedMail)).filter(({ to }) => to.startsWith(`${who}-`)).map(({ text }) => text);

describe('somebody who takes part already', () => {
  beforeEach(async () => {
    statement = await aStatementBeingWritten(acts);
    await acts.db.manager.clear(QueuedMail);
  });

  it('[R38] can be asked by a co-chair to look at worries, and says yes or no', async () => {
    const id = await idOf(putForward('amira', 'hassan', worries));
    expect([await stateOf(id), await isLead('hassan')]).toEqual(['OPEN', false]);
    const [asked] = await mailsTo('hassan');
    expect(asked).toContain('You are asked to be a safeguarding lead.');
    expect(codesOf(await answer('bev', id))).toEqual(['handover.not-asked']);
    allowed(await answer('hassan', id));
    expect([await stateOf(id), await isLead('hassan')]).toEqual(['DONE', true]);
    expect((await now('hassan')).roles).toContain('member');
    const [moved] = await entriesOf(acts, statement, 'role.handed-over');
    expect(moved?.facts).toMatchObject({ role: ROLE, from: null, to: (await now('hassan')).pseudonym });
    expect(codesOf(await putForward('amira', 'hassan', worries))).toEqual(['handover.has-it']);
  });

  it('[R38] reads nothing hidden by their own yes alone, facilitator and co-chair included', async () => {
    for (const who of ['sam', 'amira'] as const) {
      const id = await idOf(putForward(who, who, worries));
      expect([await stateOf(id), await isLead(who)]).toEqual(['OPEN', false]);
      allowed(await answer('des', id));
      expect([await stateOf(id), await isLead(who)]).toEqual(['DONE', true]);
    }
    expect(codesOf(await putForward('hassan', 'hassan', worries))).toEqual(['handover.who']);
  });

  it('[R38] is told at once that a worry waits, without what it is about', async () => {
    await write(acts, statement, 'amira', 'money', paragraph('elm', SECRET));
    const flagged = { sectionId: statement.sections.money, blockId: 'elm', quote: SECRET, ...WORRY };
    allowed(await acts.get(FlagWords).paragraph(statement.actor('bev'), flagged));
    const id = await idOf(putForward('des', 'hassan', worries));
    allowed(await answer('hassan', id));
    const mails = await mailsTo('hassan');
    expect(mails.filter((text) => text.includes(`/workspace/${statement.id}/worries`))).toHaveLength(1);
    expect(mails.join()).not.toMatch(/Elm House|danger/);
  });

  it('[R38] is offered to co-chairs and the facilitator, from every group and from none, who do not do it yet', async () => {
    const place = await placeOf('sam');
    expect(place).toMatchObject({ constituency: '', memberId: null, isVacant: true });
    const ids = place?.candidates.map(({ id }) => id);
    const { hassan, sam, bev } = statement.members;
    expect(ids).toEqual(expect.arrayContaining([hassan.id, sam.id, bev.id]));
    expect(await placeOf('hassan')).toBeUndefined();
    const id = await idOf(putForward('amira', 'hassan', worries));
    allowed(await answer('hassan', id));
    const after = await placeOf('des');
    expect([after?.isVacant, after?.candidates.some((one) => one.id === hassan.id)]).toEqual([false, false]);
  });
});
