import type { StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { allowed, codesOf } from '../../../../test/build/acts-app.js';
import { aCouncil, browserOf, type CouncilUnderTest } from '../../../../test/build/a-council.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Council } from '../membership/council.entity.js';
import type { InvitationPayload } from '../membership/membership.types.js';
import { NameOfficer } from '../membership/name-officer.js';
import { PeopleView } from '../membership/people-view.js';
import { Statement } from '../statements/statement.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { AnswerCouncilProposal } from './answer-proposal.js';
import { InviteCoChair } from './invite-co-chair.js';
import { NameSponsor } from './name-sponsor.js';
import type { Officer } from './officer.js';
import { ProposePublicly, type Proposed } from './propose-publicly.js';
import { CouncilProposal } from './proposing.entity.js';

let web: WebApp;
let council: CouncilUnderTest;
let slug: string;
let officer: Officer;

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
});

const WANTED: Proposed = {
  ...{ kind: 'statement', template: 'mps', title: 'Breaks for carers', why: 'Nobody can plan a week off.' },
  ...{ name: 'Ife', email: '' },
};
const DATES = { periodFrom: '2027-04-01', periodTo: '2030-03-31', reviewBy: '2030-03-31' };
const REASON = 'Many people asked for it this year.';

const propose = async (change: Partial<Proposed> = {}) => {
  const { proposal } = allowed(await web.get(ProposePublicly).run(council.id, { ...WANTED, ...change }));
  return proposal!.id;
};
const answer = (proposalId: string, said = 'TAKEN', reason = REASON) =>
  web.get(AnswerCouncilProposal).run(officer, { proposalId, answer: said, reason, begin: DATES });
const proposalNow = (id: string) => web.db.manager.findOneByOrFail(CouncilProposal, { id });
const publicPage = async (query = '') => (await new PlainBrowser(web).get(`/propose/${slug}${query}`)).text;
const begun = async (change: Partial<Proposed> = {}): Promise<StatementId> =>
  allowed(await answer(await propose(change))).proposal!.statementId!;
const entries = (chain: StatementId, kind: string) => web.db.manager.findBy(RecordEntryRow, { chain, kind });

describe('proposing to a council (stage 0)', () => {
  it('is open to anybody, and shows nothing before an officer has looked', async () => {
    expect(faultsOfPage(await publicPage())).toEqual([]);
    const browser = new PlainBrowser(web);
    expect((await browser.get('/')).text).toContain(`href="/propose/${slug}"`);
    const sent = await browser.post(`/propose/${slug}`, { ...WANTED, title: 'A minibus', email: 'ife@home.test' });
    expect([sent.status, sent.location]).toEqual([303, `/propose/${slug}/thanks`]);
    expect(faultsOfPage((await browser.get(sent.location)).text)).toEqual([]);
    const words = wordsOfPage(await publicPage());
    expect(words).toContain('Waiting for an answer: 1.');
    expect(words).not.toContain('A minibus');
  });

  it('is kept once when the button is pressed twice, and again when it says something else', async () => {
    const browser = new PlainBrowser(web);
    const pressed = await Promise.all([1, 2].map(() => browser.post(`/propose/${slug}`, { ...WANTED })));
    expect(pressed.map(({ location }) => location)).toEqual([1, 2].map(() => `/propose/${slug}/thanks`));
    expect(await web.db.manager.countBy(CouncilProposal, { councilId: council.id })).toBe(1);
    await propose({ email: 'ife@home.test' });
    await propose({ title: 'A minibus' });
    expect(await web.db.manager.countBy(CouncilProposal, { councilId: council.id })).toBe(3);
  });

  it('keeps what was written when something is missing', async () => {
    const sent = await new PlainBrowser(web).post(`/propose/${slug}`, { ...WANTED, title: '' });
    expect(sent.status).toBe(400);
    expect(sent.text).toContain('Nobody can plan a week off.');
    expect(faultsOfPage(sent.text)).toEqual([]);
  });

  it('[R38] shows the answer with its reason, and no contact details', async () => {
    const id = await propose({ kind: 'topic', why: 'Ring me on 01632 960123 about it.', name: 'ife@home.test' });
    allowed(await answer(id, 'NOT_TAKEN', 'There is no money for it this year.'));
    const html = await publicPage();
    expect(wordsOfPage(html)).toContain('No, we do not take this up. There is no money for it this year.');
    expect(html).not.toMatch(/960123|ife@home/);
    expect(faultsOfPage(html)).toEqual([]);
  });

  it('sends the answer to who gave an address, and forgets the address', async () => {
    const email = `ife-${randomUUID()}@home.test`;
    const id = await propose({ kind: 'topic', email });
    allowed(await answer(id, 'NOT_TAKEN'));
    expect((await web.letters(email)).map(({ text }) => text)).toEqual([expect.stringContaining(REASON)]);
    expect(await proposalNow(id)).toMatchObject({ answerTo: null, state: 'ANSWERED' });
    expect(await publicPage()).not.toContain(email);
  });

  it('says why something is kept back, and shows none of it', async () => {
    allowed(await answer(await propose({ title: 'Buy my van' }), 'KEEP_BACK', 'It is an advertisement.'));
    const words = wordsOfPage(await publicPage());
    expect(words).toContain('The council does not show it. It is an advertisement.');
    expect(words).not.toContain('Buy my van');
  });

  it('is answered once', async () => {
    const id = await propose({ kind: 'topic' });
    allowed(await answer(id));
    expect(codesOf(await answer(id))).toEqual(['propose.answered']);
  });

  it('names no statement of another council as covering it', async () => {
    const statementId = await begun();
    council = await aCouncil(web);
    const covered = { answer: 'COVERED', reason: REASON, coveredBy: statementId };
    const given = await web.get(AnswerCouncilProposal).run(officer, { proposalId: await propose(), ...covered });
    expect(codesOf(given)).toEqual(['propose.covered-by']);
  });

  it('is covered by a statement that stands, and by nothing that is none', async () => {
    const statementId = await begun();
    await web.db.manager.update(Statement, { id: statementId }, { state: 'WITHDRAWN' });
    for (const coveredBy of [statementId, 'a'.repeat(36)]) {
      const covered = { proposalId: await propose(), answer: 'COVERED', reason: REASON, coveredBy };
      expect(codesOf(await web.get(AnswerCouncilProposal).run(officer, covered))).toEqual(['propose.covered-by']);
    }
  });

  it('goes on page by page, newest first', async () => {
    for (let index = 1; index <= 21; index += 1) {
      allowed(await answer(await propose({ kind: 'topic', title: `Topic ${index}.` }), 'NOT_TAKEN'));
    }
    const first = await publicPage();
    expect(first.indexOf('Topic 21.')).toBeLessThan(first.indexOf('Topic 20.'));
    expect(first).toContain(`/propose/${slug}?after=20#answers`);
    expect(first).not.toContain('Topic 1.');
    expect(await publicPage('?after=20')).toContain('Topic 1.');
  });
});

describe('a proposal that is taken', () => {
  it('begins as proposed, and its record says so without a word of it', async () => {
    const id = await begun();
    expect(await web.db.manager.findOneByOrFail(Statement, { id })).toMatchObject({ state: 'PROPOSED' });
    const [entry] = await entries(id, 'statement.proposed');
    expect(JSON.stringify(entry)).not.toMatch(/Breaks|plan a week|Ife/);
  });

  it.each(['A week off', 'أسبوع راحة'])(
    'begins at an address of its own when "%s" was proposed before',
    async (title) => {
      const ids = [await begun({ title }), await begun({ title })];
      const slugs = await Promise.all(
        ids.map(async (id) => (await web.db.manager.findOneByOrFail(Statement, { id })).slug),
      );
      expect(slugs[1]).toBe(`${slugs[0]}-2`);
    },
  );

  it('begins at an address of its own when others of the same title are taken at once', async () => {
    const proposals = await Promise.all(['Ife', 'Bo', 'Cy', 'Di'].map((name) => propose({ name })));
    const begun = await Promise.all(proposals.map((id) => answer(id)));
    expect(new Set(begun.map((given) => allowed(given).proposal!.statementId)).size).toBe(4);
  });

  it('stays waiting when its dates make no sense', async () => {
    const proposalId = await propose();
    const said = { proposalId, answer: 'TAKEN', reason: REASON };
    expect(codesOf(await web.get(AnswerCouncilProposal).run(officer, said))).toEqual(['statement.dates']);
    expect(await proposalNow(proposalId)).toMatchObject({ state: 'HELD', statementId: null });
  });

  it('[R38] gets a title without contact details from the officer, as everybody will read it', async () => {
    const id = await propose({ title: 'Ring 01632 960123 about breaks' });
    expect(codesOf(await answer(id))).toEqual(['propose.public-title']);
    const browser = await browserOf(web, officer.personId);
    const page = `/council-desk/${slug}/proposals/${id}`;
    expect((await browser.get(page)).text).toContain('value="Ring [contact details taken out] about breaks"');
    const said = { answer: 'TAKEN', reason: REASON, from: '2027-04-01', to: '2030-03-31', review: '2030-03-31' };
    const refused = await browser.post(page, { ...said, title: 'Ring 01632 960123' });
    expect([refused.status, faultsOfPage(refused.text)]).toEqual([400, []]);
    expect(refused.text).toContain('<a href="#title">Write a title without contact details');
    expect((await browser.post(page, { ...said, title: ' Breaks for carers ' })).status).toBe(303);
    const { statementId } = await proposalNow(id);
    expect(JSON.stringify(await entries(statementId!, 'statement.started'))).toMatch(/"title":"Breaks for carers"/);
  });

  it('gets a sponsor only with their yes, and the record holds no name', async () => {
    const statementId = await begun();
    const named = { statementId, name: 'Helen Cole', jobTitle: 'Director of care', hasAgreed: false };
    expect(codesOf(await web.get(NameSponsor).run(officer, named))).toEqual(['sponsor.consent']);
    allowed(await web.get(NameSponsor).run(officer, { ...named, hasAgreed: true }));
    expect(JSON.stringify(await entries(statementId, 'sponsor.named'))).not.toMatch(/Helen|Director/);
    expect(wordsOfPage(await publicPage())).toContain('Sponsor: Helen Cole, Director of care.');
  });

  it('[R2] asks co-chairs of different groups only', async () => {
    const statementId = await begun();
    const ask = (constituency: string) => {
      const email = `chair-${randomUUID()}@home.test`;
      return web.get(InviteCoChair).run(officer, { statementId, fullName: 'Des', email, constituency });
    };
    allowed(await ask('COMMISSIONERS'));
    expect(codesOf(await ask('PROVIDERS'))).not.toEqual([]);
    allowed(await ask('CARERS'));
  });

  it('[R2] tells an officer everything that is missing of a co-chair at once', async () => {
    const empty = { statementId: await begun(), fullName: '', email: ' ', constituency: '' };
    const codes = codesOf(await web.get(InviteCoChair).run(officer, empty));
    expect(codes).toEqual(['invite.name', 'invite.email', 'invite.group']);
  });

  it('answers an officer with the invitation as it is, and without who it was for once it has ended', async () => {
    const browser = await browserOf(web, officer.personId);
    const asked = { statementId: await begun(), fullName: 'Des', email: `des-${randomUUID()}@home.test` };
    const invite = `mutation ($input: InviteCoChairInput!) { inviteCoChair(input: $input) { ${INVITATION} } }`;
    const end = `mutation ($input: EndCoChairInvitationInput!) { endCoChairInvitation(input: $input) { ${INVITATION} } }`;
    const { data } = await browser.api<{ inviteCoChair: InvitationPayload }>(invite, {
      input: { ...asked, constituency: 'COMMISSIONERS' },
    });
    const { id: invitationId, ...sent } = data!.inviteCoChair.invitation!;
    expect(sent).toEqual({ fullName: 'Des', email: asked.email, state: 'SENT' });
    const input = { statementId: asked.statementId, invitationId };
    const ended = await browser.api<{ endCoChairInvitation: InvitationPayload }>(end, { input });
    const gone = { id: invitationId, fullName: '', email: null, state: 'ENDED' };
    expect(ended.data!.endCoChairInvitation).toEqual({ invitation: gone, refusals: [] });
  });
});

const INVITATION = 'invitation { id fullName email state } refusals { code }';

describe('the desk of the council', () => {
  it('sends who is not signed in to sign in, and is not there for others', async () => {
    expect((await new PlainBrowser(web).get(`/council-desk/${slug}`)).status).toBe(303);
    const administrator = await browserOf(web, council.administrator.personId);
    expect((await administrator.get(`/council-desk/${slug}`)).status).toBe(404);
  });

  it('is told to its officers and nobody else where they sign in', async () => {
    const told = await Promise.all(
      [officer, council.administrator].map((person) => web.get(PeopleView).me({ sessionId: '', ...person })),
    );
    expect(told.map(({ answersFor }) => answersFor.map((one) => one.slug))).toEqual([[slug], []]);
  });

  it('[R7] has no place for an administrator', async () => {
    const wanted = { council: slug, fullName: 'Pat Reed', email: council.email };
    expect(codesOf(await web.get(NameOfficer).run(wanted))).toEqual(['officer.administrator']);
  });

  it('shows what waits, and takes an answer without script', async () => {
    const id = await propose({ kind: 'topic' });
    const browser = await browserOf(web, officer.personId);
    const desk = await browser.get(`/council-desk/${slug}`);
    expect(desk.text).toContain(`/council-desk/${slug}/proposals/${id}`);
    const page = `/council-desk/${slug}/proposals/${id}`;
    expect([desk.text, (await browser.get(page)).text].flatMap(faultsOfPage)).toEqual([]);
    const short = await browser.post(page, { answer: 'NOT_TAKEN', reason: 'No.' });
    expect([short.status, faultsOfPage(short.text)]).toEqual([400, []]);
    expect((await browser.post(page, { answer: 'NOT_TAKEN', reason: REASON })).status).toBe(303);
    expect(await proposalNow(id)).toMatchObject({ answer: 'NOT_TAKEN', answeredBy: officer.personId });
  });

  it('does not reach a proposal to another council', async () => {
    const browser = await browserOf(web, officer.personId);
    const mine = slug;
    council = await aCouncil(web);
    const id = await propose();
    expect((await browser.get(`/council-desk/${mine}/proposals/${id}`)).status).toBe(404);
    const sent = await browser.post(`/council-desk/${mine}/proposals/${id}`, { answer: 'NOT_TAKEN', reason: REASON });
    expect([sent.status, (await proposalNow(id)).state]).toEqual([404, 'HELD']);
  });
});
