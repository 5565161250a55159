import { aStatementBeingWritten, entriesOf } from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { StatementUnderTest, Who } from '../../../../test/build/company.js';
import { rolesIn, startRolesApp } from '../../../../test/build/roles-app.js';
import { MarkReady } from '../statements/mark-ready.js';
import { Section } from '../statements/section.entity.js';
import { GiveUpRole } from './give-up-role.js';
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
const lead = { role: 'section-lead', from: null, why: 'Somebody has to say when it can be read.' } as const;
const ready = async (who: Who) =>
  acts.get(MarkReady).run(await actorNow(who), { sectionId: statement.sections.money, ready: true });
const placesOf = async (who: Who) =>
  (await acts.get(HandoverView).of(await actorNow(who))).places.filter(({ role }) => role === 'section-lead');

/** Another group leads the section on money from now on, as an amendment may make it. */
async function ledBy(group: string): Promise<void> {
  statement = await aStatementBeingWritten(acts);
  await acts.db.manager.update(Section, { id: statement.sections.money }, { leads: [group] });
}

describe('a group that leads a section and has no lead', () => {
  beforeEach(() => ledBy('PROVIDERS'));

  it('[section 8] names one with two of its own, who then says that the section can be read', async () => {
    expect(codesOf(await ready('tom'))).toEqual(['section.not-lead']);
    expect(await placesOf('bev')).toMatchObject([{ constituency: 'PROVIDERS', isVacant: true, memberId: null }]);
    const id = await idOf(putForward('priya', 'tom', lead));
    expect(await stateOf(id)).toBe('OPEN');
    expect(codesOf(await answer('amira', id))).toEqual(['handover.not-asked']);
    allowed(await answer('tom', id));
    expect([await stateOf(id), (await now('tom')).roles]).toEqual(['DONE', ['member', 'section-lead']]);
    const [moved] = await entriesOf(acts, statement, 'role.handed-over');
    expect(moved?.facts).toMatchObject({ role: 'section-lead', from: null, to: (await now('tom')).pseudonym });
    expect(allowed(await ready('tom')).section?.state).toBe('READY');
  });

  it('[section 8] lets nobody make themselves lead alone, nor for another group', async () => {
    expect(codesOf(await putForward('des', 'tom', lead))).toEqual(['handover.who']);
    const id = await idOf(putForward('tom', 'tom', lead));
    expect(await stateOf(id)).toBe('OPEN');
    expect((await now('tom')).roles).not.toContain('section-lead');
    allowed(await answer('priya', id));
    expect((await now('tom')).roles).toContain('section-lead');
  });

  it('[section 8] can have more than one, and the first is not the last word on the second', async () => {
    const first = await idOf(putForward('priya', 'tom', lead));
    const second = await idOf(putForward('priya', 'bev', lead));
    allowed(await answer('tom', first));
    expect(await stateOf(second)).toBe('OPEN');
    allowed(await answer('bev', second));
    expect((await now('bev')).roles).toContain('section-lead');
    expect(codesOf(await putForward('priya', 'bev', lead))).toEqual(['handover.has-it']);
    allowed(await acts.get(GiveUpRole).run(await actorNow('tom'), { role: 'section-lead' }));
    expect((await placesOf('priya'))[0]?.isVacant).toBe(false);
  });
});

it('[section 8] a group that leads nothing names no lead', async () => {
  await ledBy('PROVIDERS');
  expect(await placesOf('hassan')).toEqual([]);
  expect(codesOf(await putForward('hassan', 'ruth', lead))).toEqual(['handover.not-there']);
});
