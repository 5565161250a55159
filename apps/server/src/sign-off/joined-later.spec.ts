import { randomUUID } from 'node:crypto';
import {
  aStatementBeingSigned,
  currentHash,
  freeze,
  paragraph,
  reopen,
  sign,
  write,
} from '../../../../test/build/a-statement.js';
import { allowed, codesOf, type ActsApp } from '../../../../test/build/acts-app.js';
import type { SectionKey, StatementUnderTest } from '../../../../test/build/company.js';
import { rolesIn, startRolesApp } from '../../../../test/build/roles-app.js';
import { LeaveStatement } from '../handing-over/leave-statement.js';
import { AcceptInvitation } from '../membership/accept-invitation.js';
import { EnterMember } from '../membership/enter-member.js';
import { InviteMember } from '../membership/invite-member.js';
import type { Membership } from '../membership/membership.entity.js';
import { GiveSignOff } from './give-sign-off.js';
import { SigningView } from './signing-view.js';
import { labelOf, SignOffReader } from './sign-off.reader.js';

let acts: ActsApp;
let statement: StatementUnderTest;

beforeAll(async () => {
  acts = await startRolesApp();
});

afterAll(() => acts.close());

beforeEach(async () => {
  statement = await aStatementBeingSigned(acts);
});

const { actorNow } = rolesIn(
  () => acts,
  () => statement,
);

const asked = (constituency: string, fullName: string, email: string | null) => ({
  ...{ statementId: statement.id, fullName, email, constituency, capacity: 'person', roles: ['member'] },
  signatory: true,
});
/** Invited to sign for a group, and accepts. */
const joins = async (constituency: string): Promise<Membership> => {
  const email = `${randomUUID()}@northmoor.test`;
  const { token } = allowed(
    await acts.get(InviteMember).run(statement.actor('amira'), asked(constituency, 'A friend', email)),
  );
  const { membership } = allowed(await acts.get(AcceptInvitation).run({ token: token ?? '' }));
  if (!membership) throw new Error('Nobody joined.');
  return membership;
};
const signs = async (member: Membership, section: SectionKey) =>
  acts.get(GiveSignOff).run(
    { ...member, membershipId: member.id, sessionId: randomUUID() },
    {
      ...{ sectionId: statement.sections[section], seenHash: await currentHash(acts, statement, section) },
      ...{ position: 'SIGNED', text: null, showName: true },
    },
  );
const standings = () => acts.get(SignOffReader).ofStatement(statement.id);
const positionsOn = async (section: SectionKey | null) => {
  const { sections, whole } = await standings();
  const groups = section ? (sections.find((one) => one.section.key === section)?.groups ?? []) : whole;
  return Object.fromEntries(groups.map(({ constituency, position }) => [constituency, position]));
};

it('[R17][R7][R21] no group stands elsewhere because an organiser adds people who sign for it', async () => {
  for (const section of ['matters', 'money', null] as const) {
    for (const who of ['des', 'lorraine', 'amira', 'helen'] as const)
      allowed(await sign(acts, statement, who, { section }));
    for (const who of ['m', 'hassan', 'ruth'] as const) {
      allowed(await sign(acts, statement, who, { section, position: 'DISSENTED' }));
    }
  }
  const [before, label] = [await positionsOn(null), labelOf(await standings())];
  expect(before).toMatchObject({ PEOPLE: 'SIGNED', CARERS: 'DISSENTED' });
  for (const group of ['PEOPLE', 'CARERS', 'CARERS', 'CARERS', 'CARERS', 'CARERS']) {
    const friend = await joins(group);
    expect([friend.signatory, codesOf(await signs(friend, 'matters'))]).toEqual([true, ['sign-off.joined-later']]);
  }
  expect([await positionsOn(null), labelOf(await standings())]).toEqual([before, label]);
  expect(await positionsOn('matters')).toMatchObject({ PEOPLE: 'SIGNED', CARERS: 'DISSENTED' });
});

it('[R17] whoever joins while people sign is asked as soon as the words change, and told so before', async () => {
  const carer = await joins('CARERS');
  const toldOn = async (section: SectionKey) => {
    const actor = { ...carer, membershipId: carer.id, sessionId: randomUUID() };
    const { sections } = await acts.get(SigningView).of(actor, statement.id);
    const { groups } = sections.find(({ sectionId }) => sectionId === statement.sections[section])!;
    return groups.map(({ constituency, decidesWithoutMe }) => [constituency, decidesWithoutMe]);
  };
  const theirs = ['CARERS', expect.stringMatching(/^You joined after these words were locked, so your group decides/)];
  expect((await toldOn('matters')).filter(([, why]) => why !== null)).toEqual([theirs]);
  await reopen(acts, statement, statement.sections.matters);
  await write(acts, statement, 'des', 'matters', paragraph('matters-3', 'Come when you said that you would.'));
  await freeze(acts, statement, statement.sections.matters);
  expect((await toldOn('matters')).filter(([, why]) => why !== null)).toEqual([]);
  expect(codesOf(await signs(carer, 'money'))).toEqual(['sign-off.joined-later']);
  allowed(await signs(carer, 'matters'));
});

it('[R17] a group that has too few left for its quorum is filled up to it, and no further', async () => {
  allowed(await sign(acts, statement, 'hassan', { section: 'matters' }));
  allowed(await acts.get(LeaveStatement).run(await actorNow('ruth'), { sure: true }));
  const [first, second] = [await joins('CARERS'), await joins('CARERS')];
  expect((await positionsOn('matters')).CARERS).toBe('WAITING');
  expect(codesOf(await signs(second, 'matters'))).toEqual(['sign-off.joined-later']);
  allowed(await signs(first, 'matters'));
  expect((await positionsOn('matters')).CARERS).toBe('SIGNED');
});

it('[R17] nobody without an address is entered to sign while people do: they could never decide', async () => {
  const enter = (signatory: boolean) =>
    acts.get(EnterMember).run(statement.actor('sam'), { ...asked('PEOPLE', 'Ana', null), signatory });
  expect(codesOf(await enter(true))).toEqual(['invite.signs-without-address']);
  allowed(await enter(false));
});
