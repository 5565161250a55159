import type { CouncilId, PersonId, StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { AcceptInvitation } from '../../apps/server/src/membership/accept-invitation.js';
import { CreateCouncil } from '../../apps/server/src/membership/create-council.js';
import { InviteMember, type Inviter, type NewInvitation } from '../../apps/server/src/membership/invite-member.js';
import type { Membership } from '../../apps/server/src/membership/membership.entity.js';
import { Sessions } from '../../apps/server/src/membership/sessions.js';
import { StartStatement } from '../../apps/server/src/statements/start-statement.js';
import { allowed } from './acts-app.js';
import { PlainBrowser, type Answer, type WebApp } from './web-app.js';

/** A council with its administrator, made by the acts. */
export interface CouncilUnderTest {
  readonly id: CouncilId;
  readonly administrator: Inviter;
  readonly email: string;
}

/** Makes a council as the operator does. */
export async function aCouncil(web: WebApp): Promise<CouncilUnderTest> {
  const key = randomUUID().slice(0, 8);
  const email = `pat-${key}@northmoor.test`;
  const { council, administrator } = allowed(
    await web.get(CreateCouncil).run({
      name: 'Northmoor Council',
      slug: `northmoor-${key}`,
      contact: 'care@northmoor.test',
      safeguardingNotice: 'Call 999.',
      administrator: { fullName: 'Pat Reed', email },
    }),
  );
  if (!council || !administrator) throw new Error('No council was made.');
  return { id: council.id, administrator, email };
}

/** Starts a statement of a council from the template. */
export async function aStatementOf(web: WebApp, council: CouncilUnderTest): Promise<StatementId> {
  const { statement } = allowed(
    await web.get(StartStatement).run(council.administrator, {
      councilId: council.id,
      template: 'mps',
      begins: 'CONVENING',
      title: 'Our care',
      slug: `our-care-${randomUUID().slice(0, 8)}`,
      periodFrom: '2026-04-01',
      periodTo: '2029-03-31',
      reviewBy: '2029-03-31',
    }),
  );
  if (!statement) throw new Error('No statement was started.');
  return statement.id;
}

/** An invitation that every rule allows; a test changes only what it is about. */
export function anInvitation(statementId: StatementId, change: Partial<NewInvitation> = {}): NewInvitation {
  return {
    statementId,
    email: `joy-${randomUUID()}@union.test`,
    fullName: 'Joy Mensah',
    constituency: 'WORKFORCE',
    capacity: 'Care worker representative',
    roles: ['member'],
    signatory: true,
    ...change,
  };
}

/** Invites somebody, who accepts without choosing. */
export async function aMemberOf(
  web: WebApp,
  council: CouncilUnderTest,
  invitation: NewInvitation,
): Promise<Membership> {
  const { token } = allowed(await web.get(InviteMember).run(council.administrator, invitation));
  const { membership } = allowed(await web.get(AcceptInvitation).run({ token: token ?? '' }));
  if (!membership) throw new Error('Nobody joined.');
  return membership;
}

/** A browser in which a person is signed in. */
export async function browserOf(web: WebApp, personId: PersonId): Promise<PlainBrowser> {
  const browser = new PlainBrowser(web);
  const { token } = await web.db.transaction((tx) => web.get(Sessions).start(tx, personId));
  browser.cookies.set(web.baseUrl.startsWith('https:') ? '__Host-session' : 'session', token);
  return browser;
}

/** Asks to sign in, and reads the newest letter: the path of its link, and its code; empty where no letter came. */
export async function askToSignIn(
  web: WebApp,
  browser: PlainBrowser,
  { email, returnTo = '' }: { email: string; returnTo?: string },
): Promise<{ answer: Answer; link: string; code: string }> {
  const answer = await browser.post('/sign-in', { email, returnTo });
  const text = (await web.letters(email)).at(-1)?.text ?? '';
  const link = /\/sign-in\/link\/[\w-]{43}/.exec(text)?.[0] ?? '';
  const code = /: (\d{6})$/m.exec(text)?.[1] ?? '';
  return { answer, link, code };
}
