import { randomUUID } from 'node:crypto';
import { aCouncil, browserOf } from '../../../../test/build/a-council.js';
import { allowed } from '../../../../test/build/acts-app.js';
import { PAGES, type Page } from '../../../../test/build/page-permissions.js';
import { PlainBrowser, startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { Council } from '../membership/council.entity.js';
import { NameOfficer } from '../membership/name-officer.js';
import { AnswerCouncilProposal } from '../proposing/answer-proposal.js';
import { ProposePublicly } from '../proposing/propose-publicly.js';

let web: WebApp;
let browsers: Readonly<Record<string, PlainBrowser>>;
/** What stands in an address: the parts of a council that has an officer, a proposal that waits, and one that was taken up. */
let places: Readonly<Record<string, string>>;

beforeAll(async () => {
  web = await startWebApp();
  const council = await aCouncil(web);
  const { slug } = await web.db.manager.findOneByOrFail(Council, { id: council.id });
  const named = { council: slug, fullName: 'Jo Hart', email: `jo-${randomUUID()}@northmoor.test` };
  const person = allowed(await web.get(NameOfficer).run(named)).officer!;
  const propose = async (): Promise<string> => {
    const wanted = {
      kind: 'statement',
      template: 'mps',
      title: 'Breaks',
      why: 'Nobody can plan.',
      name: '',
      email: '',
    };
    return allowed(await web.get(ProposePublicly).run(council.id, { ...wanted, title: randomUUID() })).proposal!.id;
  };
  const begin = { periodFrom: '2027-04-01', periodTo: '2030-03-31', reviewBy: '2030-03-31' };
  const taken = allowed(
    await web
      .get(AnswerCouncilProposal)
      .run(
        { personId: person.id, pseudonym: person.pseudonym },
        { proposalId: await propose(), answer: 'TAKEN', reason: 'Many people asked for it this year.', begin },
      ),
  ).proposal!;
  places = {
    ...{ council: slug, token: randomUUID(), '*path': 'statements' },
    ...{ 'proposals/:id': await propose(), 'statements/:id': taken.statementId ?? '' },
  };
  browsers = {
    nobody: new PlainBrowser(web),
    stranger: await browserOf(web, (await aCouncil(web)).administrator.personId),
    officer: await browserOf(web, person.id),
  };
});

afterAll(() => web.close());

/** The status; where somebody is sent, it must be to sign in. */
async function answerOf(who: string, page: string): Promise<number> {
  const [verb = '', address = ''] = page.split(' ');
  const path = address
    .replace(/(proposals|statements)\/:id/, (place, name: string) => `${name}/${places[place] ?? ''}`)
    .replace(/:(\w+)|\*path/g, (place, name?: string) => places[name ?? place] ?? '');
  const browser = browsers[who]!;
  const asked = verb === 'POST' ? browser.post(path) : verb === 'HEAD' ? browser.head(path) : browser.get(path);
  const { status, location } = await asked;
  if (status === 303) expect(location).toMatch(/^\/sign-in\?returnTo=/);
  return status;
}

const looksItself = Object.entries(PAGES).flatMap(([page, { answers }]) => (answers ? [[page, answers] as const] : []));

it.each<readonly [string, NonNullable<Page['answers']>]>(looksItself)(
  '[S9] %s is for those only whom it is for',
  async (page, answers) => {
    const found: Record<string, number> = {};
    for (const who of Object.keys(answers)) found[who] = await answerOf(who, page);
    expect(found).toEqual(answers);
  },
);
