import { whyNotMixed, type StatementId } from '#concordat';
import {
  aCouncil,
  aMemberOf,
  anInvitation,
  aStatementOf,
  type CouncilUnderTest,
} from '../../../../test/build/a-council.js';
import { allowed, codesOf } from '../../../../test/build/acts-app.js';
import { atOnce, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { AcceptInvitation } from './accept-invitation.js';
import { EndInvitation } from './end-invitation.js';
import { Invitation } from './invitation.entity.js';
import { InviteMember, type NewInvitation } from './invite-member.js';
import { Membership } from './membership.entity.js';
import { MembershipReader } from './membership.reader.js';
import { PeopleView } from './people-view.js';
import { SendInvitationAgain } from './send-invitation-again.js';

let web: WebApp;
let council: CouncilUnderTest;
let statementId: StatementId;

beforeAll(async () => {
  web = await startWebApp();
});

afterAll(() => web.close());

beforeEach(async () => {
  council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
});

const invite = () => web.get(InviteMember).run(council.administrator, anInvitation(statementId));
const join = (change: Partial<NewInvitation>) => aMemberOf(web, council, anInvitation(statementId, change));
const accept = (token: string | null) => web.get(AcceptInvitation).run({ token: token ?? '' });
const members = () => web.db.manager.countBy(Membership, { statementId });

it('[R17] keeps what kind of organisation somebody speaks for, for who may sign beside whom', async () => {
  const organisation = { name: 'Hallbeck Disabled People’s Network', type: 'user-led', size: 'micro' };
  const minimums = { PROVIDERS: 1, VCSE: 1 };
  const missing = async () => whyNotMixed(await web.get(MembershipReader).mix(statementId), minimums);
  await join({ constituency: 'VCSE', organisation: { ...organisation, type: 'vcse' } });
  await join({ constituency: 'PROVIDERS', organisation: { name: 'Larkfield', size: 'large' } });
  expect((await missing()).map(({ because }) => because.split(':')[0])).toEqual([
    'Care providers',
    'Voluntary, user-led and support organisations',
  ]);
  // What is said last of an organisation counts.
  await join({ constituency: 'VCSE', organisation });
  await join({ constituency: 'PROVIDERS' });
  expect(await missing()).toEqual([]);
});

describe('ending an invitation', () => {
  const end = (id: string) => web.get(EndInvitation).run(council.administrator, id);

  it('voids its link, forgets name and address, and is done once', async () => {
    const { invitation, token } = allowed(await invite());
    const ends = await atOnce(web, 2, () => end(invitation!.id));
    expect(ends.map(codesOf)).toEqual([[], []]);
    const nobody = { id: invitation!.id, fullName: '', email: null, state: 'ENDED' };
    for (const ended of ends) expect(web.get(PeopleView).invitation(ended.invitation!)).toMatchObject(nobody);
    expect(codesOf(await accept(token))).toEqual(['invitation.unknown']);
    const kept = await web.db.manager.findOneByOrFail(Invitation, { id: invitation!.id });
    expect(kept).toMatchObject({ email: null, fullName: '' });
    expect(codesOf(await web.get(SendInvitationAgain).run(council.administrator, kept.id))).toEqual(['invite.ended']);
    const ended = { chain: statementId, kind: 'member.invitation-ended' };
    expect(await web.db.manager.countBy(RecordEntryRow, ended)).toBe(1);
  });

  it('takes nobody’s place away who has accepted', async () => {
    const { invitation, token } = allowed(await invite());
    allowed(await accept(token));
    expect(codesOf(await end(invitation!.id))).toEqual(['invite.accepted']);
    expect(await members()).toBe(1);
  });
});
