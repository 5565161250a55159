import type { StatementId } from '#concordat';
import {
  aCouncil,
  aMemberOf,
  anInvitation,
  aStatementOf,
  browserOf,
  type CouncilUnderTest,
} from '../../../../test/build/a-council.js';
import { allowed, codesOf } from '../../../../test/build/acts-app.js';
import { atOnce, PlainBrowser, startWebApp, type Answer, type WebApp } from '../../../../test/build/web-app.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { AcceptInvitation } from './accept-invitation.js';
import { ChangeDisplay } from './change-display.js';
import { EndInvitation } from './end-invitation.js';
import { EnterMember } from './enter-member.js';
import { Invitation } from './invitation.entity.js';
import { InviteMember, type NewInvitation } from './invite-member.js';
import { Membership } from './membership.entity.js';
import { MembershipReader } from './membership.reader.js';
import { Person } from './person.entity.js';
import { SendInvitationAgain } from './send-invitation-again.js';
import { Sessions } from './sessions.js';

let web: WebApp;
let council: CouncilUnderTest;
let statementId: StatementId;

beforeAll(async () => {
  web = await startWebApp();
});

afterAll(() => web.close());

beforeEach(async () => {
  web.get(Clock).pin(null);
  council = await aCouncil(web);
  statementId = await aStatementOf(web, council);
});

const DAY_MIN = 24 * 60;
const later = (minutes: number) => web.get(Clock).pin(new Date(Date.now() + minutes * 60_000));
const invite = (change: Partial<NewInvitation> = {}) =>
  web.get(InviteMember).run(council.administrator, anInvitation(statementId, change));
const join = (change: Partial<NewInvitation> = {}) => aMemberOf(web, council, anInvitation(statementId, change));
const accept = (token: string | null) => web.get(AcceptInvitation).run({ token: token ?? '' });
const members = () => web.db.manager.countBy(Membership, { statementId });
const headingOf = ({ text }: Answer) => />([^<]+)<\/h1>/.exec(text)?.[1];
const linkIn = (text = '') => /\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? '';

it('tells open pages when somebody is invited, reminded or entered, joins, or is asked no more', async () => {
  const heard: string[] = [];
  const stop = web.get(ChangeFeed).subscribe(`statement:${statementId}`, ({ kind }) => heard.push(kind));
  const { invitation, token } = allowed(await invite());
  const by = council.administrator;
  later(DAY_MIN);
  allowed(await web.get(SendInvitationAgain).run(by, invitation?.id ?? ''));
  const other = allowed(await invite({ email: 'second@home.test' }));
  allowed(await web.get(EndInvitation).run(by, other.invitation?.id ?? ''));
  expect([heard, token === null]).toEqual([['member', 'member', 'member', 'member'], false]);
  allowed(await accept(allowed(await invite({ email: 'third@home.test' })).token));
  allowed(await web.get(EnterMember).run(by, anInvitation(statementId, { fullName: 'Ana', email: null })));
  stop();
  expect(heard).toHaveLength(7);
  expect((await accept('nothing')).refusals).toHaveLength(1);
});

describe('inviting', () => {
  it('mails a link, tells the statement and the group, and keeps the link nowhere else', async () => {
    const { invitation } = allowed(await invite());
    const [letter] = await web.letters(invitation?.email ?? '');
    expect([letter?.subject, letter?.text]).toEqual([
      '[Our care] Will you write this with us?',
      expect.stringContaining('Care worker representatives'),
    ]);
    expect(JSON.stringify(invitation)).not.toContain(linkIn(letter?.text).slice(-43));
  });

  it('[R28] is an entry of the record, without name or address', async () => {
    const { invitation } = allowed(await invite());
    const entry = await web.db.manager.findOneByOrFail(RecordEntryRow, { chain: statementId, kind: 'member.invited' });
    expect(entry.facts).toEqual({
      invitation: invitation?.id,
      constituency: 'WORKFORCE',
      roles: ['member'],
      signatory: true,
    });
    expect(entry.actor).toBe(council.administrator.pseudonym);
  });

  it('gives every reason at once, and changes nothing', async () => {
    const answer = await invite({ fullName: '', email: 'joy', roles: ['wizard'], headcount: 0, capacity: '' });
    expect(codesOf(answer)).toEqual([
      'invite.name',
      'invite.email',
      'invite.capacity',
      'invite.headcount',
      'invite.roles',
    ]);
    expect(await web.db.manager.countBy(Invitation, { statementId })).toBe(0);
  });

  it('asks nobody twice: neither a member nor someone whose invitation is open', async () => {
    const { invitation, token } = allowed(await invite());
    const email = invitation?.email?.toUpperCase() ?? '';
    expect(codesOf(await invite({ email }))).toEqual(['invite.invited']);
    allowed(await accept(token));
    expect(codesOf(await invite({ email }))).toEqual(['invite.member']);
  });

  it('[R7] asks no administrator of the council to write', async () => {
    expect(codesOf(await invite({ email: council.email }))).toEqual(['invite.administrator']);
  });

  it('[R2] lets one of ten become the second co-chair when all are asked at once', async () => {
    const chair = { roles: ['member', 'co-chair'] };
    await join({ ...chair, constituency: 'PEOPLE' });
    const answers = await atOnce(web, 10, () => invite({ ...chair, constituency: 'PROVIDERS' }));
    expect(answers.filter(({ refusals }) => refusals.length === 0)).toHaveLength(1);
  });

  it('[R2] counts a co-chair who is asked, until the invitation runs out', async () => {
    const chair = { roles: ['co-chair'] };
    await join({ ...chair, constituency: 'PEOPLE' });
    const { invitation } = allowed(await invite({ ...chair, constituency: 'PROVIDERS' }));
    expect(codesOf(await invite({ ...chair, constituency: 'VCSE' }))).toEqual(['invite.co-chairs']);
    later(14 * DAY_MIN + 1);
    allowed(await invite({ ...chair, constituency: 'VCSE' }));
    const again = await web.get(SendInvitationAgain).run(council.administrator, invitation?.id ?? '');
    expect(codesOf(again)).toEqual(['invite.co-chairs']);
  });
});

describe('an invitation', () => {
  it('[S10] is not accepted by GET and HEAD', async () => {
    const { token } = allowed(await invite());
    const browser = new PlainBrowser(web);
    const answers = [await browser.get(`/invitations/${token}`), await browser.head(`/invitations/${token}`)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([headingOf(answers[0]!), await members()]).toEqual(['Will you write this with us?', 0]);
  });

  it('is accepted in any browser, with a choice of name, and signs the person in', async () => {
    const { token } = allowed(await invite());
    const browser = new PlainBrowser(web);
    const chosen = { form: 'chosen-name', audience: 'writers', chosenName: ' J. ', hidePresence: 'yes' };
    const answer = await browser.post(`/invitations/${token}`, chosen);
    expect([answer.status, answer.location]).toEqual([303, `/workspace/${statementId}`]);
    const member = await web.db.manager.findOneByOrFail(Membership, { statementId });
    expect(member).toMatchObject({
      ...{ displayForm: 'chosen-name', displayAudience: 'writers', chosenName: 'J.', hidePresence: true },
      ...{ constituency: 'WORKFORCE', signatory: true, status: 'active', numberInGroup: 1 },
    });
    const person = await web.get(Sessions).personOf(browser.cookieHeader());
    expect(person?.personId).toBe(member.personId);
  });

  it('starts with what the group starts with: care workers by group only', async () => {
    const { token } = allowed(await invite());
    const page = await new PlainBrowser(web).get(`/invitations/${token}`);
    const checked = [...page.text.matchAll(/<input[^>]*checked=""[^>]*>/g)].map(
      ([input]) => /value="([^"]+)"/.exec(input)?.[1],
    );
    expect(checked).toEqual(['group-only', 'own-group']);
  });

  it('shows less of a person, never more, when the form says nothing', async () => {
    const { token } = allowed(await invite({ constituency: 'PROVIDERS' }));
    await new PlainBrowser(web).post(`/invitations/${token}`);
    const member = await web.db.manager.findOneByOrFail(Membership, { statementId });
    expect([member.displayForm, member.displayAudience]).toEqual(['group-only', 'own-group']);
  });

  it('says beside the field what is missing, and is not used up by that', async () => {
    const { token } = allowed(await invite());
    const browser = new PlainBrowser(web);
    const answer = await browser.post(`/invitations/${token}`, { form: 'chosen-name', audience: 'everyone' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<a href="#chosenName">Write down the name that you want us to show.</a>');
    expect(answer.text).toContain('id="chosenName-error"');
    expect((await browser.post(`/invitations/${token}`, { form: 'first-name', audience: 'everyone' })).status).toBe(
      303,
    );
  });

  it('is used once, also by twenty at once', async () => {
    const { token } = allowed(await invite());
    const answers = await atOnce(web, 20, () => new PlainBrowser(web).post(`/invitations/${token}`));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    const again = await new PlainBrowser(web).post(`/invitations/${token}`);
    expect([again.status, again.text, await members()]).toEqual([410, expect.stringContaining('was used already'), 1]);
  });

  it('is used once by twenty at once, also for somebody without an address', async () => {
    const { token } = allowed(await invite({ email: null }));
    const answers = await atOnce(web, 20, () => accept(token));
    expect(answers.filter(({ membership }) => membership !== null)).toHaveLength(1);
    expect(await members()).toBe(1);
  });

  it('runs out after 14 days', async () => {
    const { token } = allowed(await invite());
    later(14 * DAY_MIN - 1);
    expect((await new PlainBrowser(web).get(`/invitations/${token}`)).status).toBe(200);
    later(14 * DAY_MIN + 1);
    const browser = new PlainBrowser(web);
    const answers = [await browser.get(`/invitations/${token}`), await browser.post(`/invitations/${token}`)];
    expect(answers.map(({ status }) => status)).toEqual([410, 410]);
    expect([await members(), answers[1]?.text]).toEqual([0, expect.stringContaining('has run out')]);
  });

  it('that nobody was sent says so', async () => {
    const answer = await new PlainBrowser(web).get(`/invitations/${'x'.repeat(43)}`);
    expect([answer.status, headingOf(answer)]).toEqual([410, 'This invitation cannot be used']);
  });

  it('sent again has another link and 14 days more; the old link is void', async () => {
    const { invitation, token } = allowed(await invite());
    later(10 * DAY_MIN);
    allowed(await web.get(SendInvitationAgain).run(council.administrator, invitation?.id ?? ''));
    const newest = (await web.letters(invitation?.email ?? '')).at(-1);
    later(20 * DAY_MIN);
    expect(codesOf(await accept(token))).toEqual(['invitation.unknown']);
    expect((await new PlainBrowser(web).post(linkIn(newest?.text))).status).toBe(303);
    const again = await web.get(SendInvitationAgain).run(council.administrator, invitation?.id ?? '');
    expect(codesOf(again)).toEqual(['invite.accepted']);
  });

  it('brings someone who has an account to it, and no second person', async () => {
    const first = await join({ email: 'ruth@carers.test' });
    const other = await aStatementOf(web, council);
    const second = await aMemberOf(web, council, anInvitation(other, { email: 'Ruth@Carers.test' }));
    expect(second.personId).toBe(first.personId);
    expect(second.pseudonym).not.toBe(first.pseudonym);
  });

  it('[R7] makes no member of somebody who became an administrator meanwhile', async () => {
    const key = council.email.replace('pat', 'late');
    const { token } = allowed(await invite({ email: key }));
    await web.db.transaction(async (tx) => {
      const person = { id: crypto.randomUUID(), email: key, fullName: 'L', pseudonym: crypto.randomUUID() };
      await tx.insert<object>(Person, { ...person, createdAt: new Date() });
      await tx.query('INSERT INTO council_administrator VALUES ($1, $2, now())', [council.id, person.id]);
    });
    expect(codesOf(await accept(token))).toEqual(['invitation.administrator']);
    expect(await members()).toBe(0);
  });

  it('ends the sign-in of whoever used the browser before (S12)', async () => {
    const { token } = allowed(await invite());
    const browser = await browserOf(web, council.administrator.personId);
    const before = browser.cookieHeader();
    await browser.post(`/invitations/${token}`);
    expect(await web.get(Sessions).personOf(before)).toBeNull();
  });
});

describe('members', () => {
  it('have numbers of their own in their group, also when they join at once', async () => {
    const invited = await Promise.all(Array.from({ length: 12 }, () => invite()));
    const joined = await atOnce(web, invited.length, (index) => accept(invited[index]?.token ?? ''));
    const numbers = joined.map(({ membership }) => membership?.numberInGroup ?? 0);
    expect([...numbers].sort((a, b) => a - b)).toEqual(invited.map((_, index) => index + 1));
    expect((await join({ constituency: 'CARERS' })).numberInGroup).toBe(1);
    expect((await join({ constituency: null, roles: ['facilitator'], signatory: false })).numberInGroup).toBe(1);
  });

  it('act in the record under a pseudonym, one for each statement', async () => {
    const member = await join();
    const entry = await web.db.manager.findOneByOrFail(RecordEntryRow, { chain: statementId, kind: 'member.joined' });
    expect([entry.actor, entry.constituency]).toEqual([member.pseudonym, 'WORKFORCE']);
    const person = await web.db.manager.findOneByOrFail(Person, { id: member.personId });
    expect(member.pseudonym).not.toBe(person.pseudonym);
    const record = JSON.stringify([
      await web.db.manager.findBy(RecordEntryRow, { chain: statementId }),
      await web.db.manager.findBy(RecordOpening, { chain: statementId }),
    ]);
    for (const secret of [person.fullName, person.email, person.id, member.id]) expect(record).not.toContain(secret);
  });

  it('without an address are entered by those who organise', async () => {
    const { membership } = allowed(
      await web.get(EnterMember).run(council.administrator, {
        ...anInvitation(statementId, { fullName: 'Mrs Begum’s table', constituency: 'PEOPLE', roles: ['contributor'] }),
        ...{ kind: 'group', headcount: 11, signatory: false },
      }),
    );
    expect(membership).toMatchObject({ kind: 'group', headcount: 11, displayForm: 'group-only', numberInGroup: 1 });
    const person = await web.db.manager.findOneByOrFail(Person, { id: membership!.personId });
    expect(person.email).toBeNull();
    const wrong = { ...anInvitation(statementId), kind: 'committee' as never };
    expect(codesOf(await web.get(EnterMember).run(council.administrator, wrong))).toEqual(['invite.kind']);
    expect(await members()).toBe(1);
  });
});

describe('how somebody is shown', () => {
  const changeOf = async (member: Membership, choice: Partial<Parameters<ChangeDisplay['run']>[1]>) =>
    web
      .get(ChangeDisplay)
      .run(
        { ...member, membershipId: member.id, sessionId: '' },
        { form: 'chosen-name', audience: 'everyone', chosenName: 'J.', hidePresence: false, ...choice },
      );

  it('[R29] changes at any time, and the record tells neither the old name nor the new one', async () => {
    const member = await join();
    allowed(await changeOf(member, { chosenName: 'Joy of the night shift' }));
    expect((await web.get(MembershipReader).publicNames([member.id])).get(member.id)).toBe('Joy of the night shift');
    allowed(await changeOf(member, { form: 'group-only', chosenName: null }));
    expect((await web.get(MembershipReader).publicNames([member.id])).get(member.id)).toBeNull();
    const entries = await web.db.manager.findBy(RecordEntryRow, { chain: statementId, kind: 'display.changed' });
    expect(entries.map(({ facts, commitments }) => ({ facts, commitments }))).toEqual(
      entries.map(() => ({ facts: {}, commitments: {} })),
    );
    expect(entries).toHaveLength(2);
  });

  it('[R29] keeps what it was when the choice cannot be', async () => {
    const member = await join();
    expect(codesOf(await changeOf(member, { chosenName: ' ' }))).toEqual(['display.chosen-name']);
    expect(await web.db.manager.findOneBy(Membership, { id: member.id })).toEqual(member);
  });
});
