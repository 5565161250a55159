import type { StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { allowed } from '../../../../test/build/acts-app.js';
import { aCouncil, browserOf, type CouncilUnderTest } from '../../../../test/build/a-council.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { AcceptInvitation } from '../membership/accept-invitation.js';
import { Council } from '../membership/council.entity.js';
import { Invitation } from '../membership/invitation.entity.js';
import { InviteMember } from '../membership/invite-member.js';
import { NameOfficer } from '../membership/name-officer.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { AnswerCouncilProposal } from './answer-proposal.js';
import type { Officer } from './officer.js';
import { ProposePublicly, type Proposed } from './propose-publicly.js';

let web: WebApp;
let council: CouncilUnderTest;
let slug: string;
let officer: Officer;
let browser: PlainBrowser;

beforeAll(async () => {
  web = await startWebApp();
});

afterAll(() => web.close());

beforeEach(async () => {
  council = await aCouncil(web);
  ({ slug } = await web.db.manager.findOneByOrFail(Council, { id: council.id }));
  const wanted = { council: slug, fullName: 'Jo Hart', email: `jo-${randomUUID()}@northmoor.test` };
  const { officer: person } = allowed(await web.get(NameOfficer).run(wanted));
  officer = { personId: person!.id, pseudonym: person!.pseudonym };
  browser = await browserOf(web, officer.personId);
});

const WANTED: Proposed = {
  ...{ kind: 'statement', template: 'mps', title: 'Breaks for carers', why: 'Nobody can plan a week off.' },
  ...{ name: 'Ife', email: '' },
};
const DATES = { periodFrom: '2027-04-01', periodTo: '2030-03-31', reviewBy: '2030-03-31' };
const REASON = 'Many people asked for it this year.';

const propose = async (change: Partial<Proposed> = {}) =>
  allowed(await web.get(ProposePublicly).run(council.id, { ...WANTED, ...change })).proposal!.id;
const answer = async (proposalId: string, said = 'TAKEN') => {
  const given = { proposalId, answer: said, reason: REASON, begin: DATES };
  return allowed(await web.get(AnswerCouncilProposal).run(officer, given)).proposal!;
};
const begun = async (): Promise<StatementId> => (await answer(await propose())).statementId!;

describe('the way to the desk', () => {
  it('leads back to the proposal that was to be read, once signed in', async () => {
    const page = `/council-desk/${slug}/proposals/${await propose()}`;
    const read = await new PlainBrowser(web).get(page);
    expect([read.status, read.location]).toEqual([303, `/sign-in?returnTo=${encodeURIComponent(page)}`]);
  });

  it('[F2] keeps the words of somebody whose session ended while they wrote, to send again', async () => {
    const id = await propose({ kind: 'topic' });
    const page = `/council-desk/${slug}/proposals/${id}`;
    const late = await new PlainBrowser(web).post(page, { answer: 'TAKEN', reason: 'One.\nTwo "three".' });
    expect([late.status, faultsOfPage(late.text)]).toEqual([401, []]);
    expect(wordsOfPage(late.text)).toContain('Sign in in a new tab, then press again.');
    expect(wordsOfPage(late.text)).toMatch(/Yes, we take this up\.\s*Why\s*One\.\s*Two/);
    const sent = [...late.text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    expect(sent.map(([, name, value]) => [name, value])).toEqual([
      ['answer', 'TAKEN'],
      ['reason', 'One.\nTwo &quot;three&quot;.'],
    ]);
    expect(late.text).toContain(`action="${page}"`);
    expect((await browser.get(page)).text).toContain('name="reason"');
  });

  it('shows the first part of a list to who asks for more than there is', async () => {
    await propose({ title: 'A minibus' });
    await answer(await propose({ kind: 'topic', title: 'Evening buses' }), 'NOT_TAKEN');
    expect((await browser.get(`/council-desk/${slug}?after=20`)).text).toContain('A minibus');
    expect((await browser.get(`/propose/${slug}?after=20`)).text).toContain('Evening buses');
  });

  it('keeps the lines as they were written', async () => {
    const id = await propose({ kind: 'topic', why: 'One.\r\nTwo.' });
    const lines = /class="[^"]*cp-own-lines">One\.\nTwo\.</;
    expect((await browser.get(`/council-desk/${slug}/proposals/${id}`)).text).toMatch(lines);
    await answer(id, 'NOT_TAKEN');
    const { text } = await browser.get(`/propose/${slug}`);
    expect(text).toMatch(lines);
    expect(text).toContain(`<span class="cp-own-lines">${REASON}</span>`);
  });
});

describe('a problem on the desk', () => {
  it.each([
    [{ from: 'soon' }, 'from'],
    [{ to: '' }, 'to'],
    [{ review: '2030-13-01' }, 'review'],
  ])('of a date %j stands at that date', async (change, field) => {
    const dates = { from: '2027-04-01', to: '2030-03-31', review: '2030-03-31', ...change };
    const page = `/council-desk/${slug}/proposals/${await propose()}`;
    const { text } = await browser.post(page, { answer: 'TAKEN', reason: REASON, ...dates });
    expect(text).toContain(`<a href="#${field}">Give the period and the review date`);
  });

  it.each([
    ['', 'Someone who signs, leads a section or is a co-chair belongs to a group.'],
    ['PUBLIC', 'The public has no co-chair.'],
    ['NOBODY', 'There is no such group.'],
  ])('[R2] stands at the group of a co-chair of the group "%s"', async (group, because) => {
    const chair = { 'chair-name': 'Des', 'chair-email': 'des@home.test', 'chair-group': group };
    const page = `/council-desk/${slug}/statements/${await begun()}`;
    const { status, text } = await browser.post(page, { what: 'co-chair', ...chair });
    expect([status, faultsOfPage(text)]).toEqual([400, []]);
    expect(text).toContain(`<a href="#chair-group">${because}`);
  });

  it('[R2] stands at the group when the two co-chairs would be of one', async () => {
    const page = `/council-desk/${slug}/statements/${await begun()}`;
    const chair = (name: string) => ({ 'chair-name': name, 'chair-email': `${name}-${randomUUID()}@home.test` });
    const ask = (name: string) => browser.post(page, { what: 'co-chair', 'chair-group': 'CARERS', ...chair(name) });
    expect((await ask('des')).status).toBe(303);
    expect((await ask('bo')).text).toContain('<a href="#chair-group">The two co-chairs come from different groups');
  });

  it('is tied to the box that the sponsor agreed', async () => {
    const named = { what: 'sponsor', 'sponsor-name': 'Helen Cole', 'sponsor-job': 'Director' };
    const { text } = await browser.post(`/council-desk/${slug}/statements/${await begun()}`, named);
    expect(faultsOfPage(text)).toEqual([]);
    expect(text).toMatch(/form-group--error"><p id="sponsor-agreed-error"/);
    expect(text).toMatch(
      /name="sponsor-agreed"[^>]*aria-describedby="sponsor-agreed-error"|aria-describedby="sponsor-agreed-error"[^>]*name="sponsor-agreed"/,
    );
  });
});

describe('who comes too late to the desk', () => {
  it('reads the answer that was given, and keeps what they wrote', async () => {
    const id = await propose({ kind: 'topic' });
    const page = `/council-desk/${slug}/proposals/${id}`;
    await answer(id, 'NOT_TAKEN');
    const late = await browser.post(page, { answer: 'TAKEN', reason: 'We meet about it in May.' });
    expect([late.status, faultsOfPage(late.text)]).toEqual([409, []]);
    const words = wordsOfPage(late.text);
    expect(words).toContain('Somebody has answered this already. Read the answer.');
    expect(words).toContain(`No, we do not take this up. ${REASON}`);
    expect(words).toContain('We meet about it in May.');
    const read = await browser.get(page);
    expect([read.status, wordsOfPage(read.text).includes(REASON)]).toEqual([200, true]);
  });

  it.each(['sponsor', 'co-chair'])('is told that the statement has begun, when they name a %s', async (what) => {
    const id = await begun();
    await web.db.manager.update(Statement, { id }, { state: 'CONVENING' });
    const names = { 'sponsor-name': 'Helen Cole', 'chair-name': 'Des', 'chair-email': 'des@home.test' };
    const late = await browser.post(`/council-desk/${slug}/statements/${id}`, { ...names, what });
    expect([late.status, faultsOfPage(late.text)]).toEqual([409, []]);
    expect(late.text).toContain('<a href="#begun">This statement has begun.');
    expect(late.text).not.toContain('<form method="post" action="/council-desk');
  });
});

describe('a statement that the council took up and will not do', () => {
  const pageOf = (id: StatementId) => `/council-desk/${slug}/statements/${id}`;
  const chair = (group: string) => ({
    ...{ what: 'co-chair', 'chair-name': 'Des', 'chair-email': `des-${randomUUID()}@home.test`, 'chair-group': group },
  });
  const invited = (statementId: StatementId) => web.db.manager.findBy(Invitation, { statementId, endedAt: IsNull() });
  const comesIn = async (statementId: StatementId, constituency: string) => {
    const email = `chair-${randomUUID()}@home.test`;
    const wanted = { statementId, fullName: 'Des', email, constituency, capacity: 'Co-chair', signatory: true };
    const { token } = allowed(await web.get(InviteMember).run(officer, { ...wanted, roles: ['member', 'co-chair'] }));
    allowed(await web.get(AcceptInvitation).run({ token: token! }));
  };

  it('lets a mistyped invitation end: its link is void, its name forgotten, and another can be asked', async () => {
    const id = await begun();
    const asked = chair('CARERS');
    await browser.post(pageOf(id), asked);
    const [{ id: invitation } = { id: '' }] = await invited(id);
    const [letter] = await web.letters(asked['chair-email']);
    const link = /\/invitations\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? '';
    expect((await new PlainBrowser(web).get(link)).status).toBe(200);
    const { text } = await browser.get(pageOf(id));
    expect([text.includes('End this invitation'), faultsOfPage(text)]).toEqual([true, []]);
    const ends = { what: 'end-invitation', invitation };
    // Pressed twice.
    expect((await browser.post(pageOf(id), ends)).status).toBe(303);
    expect((await browser.post(pageOf(id), ends)).status).toBe(303);
    expect((await new PlainBrowser(web).get(link)).status).toBe(410);
    expect(await invited(id)).toEqual([]);
    expect(await web.db.manager.countBy(RecordEntryRow, { chain: id, kind: 'member.invitation-ended' })).toBe(1);
    expect((await browser.post(pageOf(id), chair('CARERS'))).status).toBe(303);
  });

  it('does not let an invitation of another statement end', async () => {
    const [mine, other] = [await begun(), await begun()];
    await browser.post(pageOf(other), chair('CARERS'));
    const [{ id: invitation } = { id: '' }] = await invited(other);
    expect((await browser.post(pageOf(mine), { what: 'end-invitation', invitation })).status).toBe(404);
    expect(await invited(other)).toHaveLength(1);
  });

  it('is taken back with a reason that everybody reads, and its invitations end', async () => {
    const id = await begun();
    await browser.post(pageOf(id), chair('CARERS'));
    const short = await browser.post(pageOf(id), { what: 'take-back', 'take-back-reason': 'No.' });
    expect([short.status, faultsOfPage(short.text)]).toEqual([400, []]);
    expect(short.text).toContain('<a href="#take-back-reason">Give the reason');
    const reason = 'The county writes one already. Ring 01632 960123.';
    const done = await browser.post(pageOf(id), { what: 'take-back', 'take-back-reason': reason });
    expect([done.status, done.location]).toEqual([303, `/council-desk/${slug}`]);
    expect([(await browser.get(pageOf(id))).status, await invited(id)]).toEqual([404, []]);
    const { text } = await new PlainBrowser(web).get(`/propose/${slug}`);
    expect(faultsOfPage(text)).toEqual([]);
    expect(wordsOfPage(text)).toContain('It was withdrawn: The county writes one already. Ring [contact details');
    const [entry] = await web.db.manager.findBy(RecordEntryRow, { chain: id, kind: 'stage.opened' });
    expect(JSON.stringify(entry)).toMatch(/"from":"PROPOSED","to":"WITHDRAWN"|"to":"WITHDRAWN","from":"PROPOSED"/);
    expect(JSON.stringify(entry)).not.toContain('county');
  });

  it('[R2] is theirs to withdraw once both co-chairs take part', async () => {
    const id = await begun();
    const takesBack = { what: 'take-back', 'take-back-reason': 'The county writes one already.' };
    await comesIn(id, 'COMMISSIONERS');
    await comesIn(id, 'CARERS');
    const late = await browser.post(pageOf(id), takesBack);
    expect([late.status, faultsOfPage(late.text)]).toEqual([409, []]);
    expect(late.text).toContain('<a href="#begun">Both co-chairs take part now.');
    expect(late.text).not.toContain('take-back-reason');
  });
});
