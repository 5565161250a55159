import type { StatementId } from '#concordat';
import { randomUUID } from 'node:crypto';
import { allowed } from '../../../../test/build/acts-app.js';
import { aCouncil, browserOf, type CouncilUnderTest } from '../../../../test/build/a-council.js';
import { faultsOfPage, wordsOfPage } from '../../../../test/build/page-checks.js';
import { startWebApp, type PlainBrowser, type WebApp } from '../../../../test/build/web-app.js';
import { Council } from '../membership/council.entity.js';
import { NameOfficer } from '../membership/name-officer.js';
import { Statement } from '../statements/statement.entity.js';
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
