import type { PersonId, StatementId } from '#concordat';
import {
  aCouncil,
  aMemberOf,
  anInvitation,
  aStatementOf,
  browserOf,
  type CouncilUnderTest,
} from '../../../../test/build/a-council.js';
import { allowed } from '../../../../test/build/acts-app.js';
import { startWebApp, type WebApp } from '../../../../test/build/web-app.js';
import { AcceptInvitation } from './accept-invitation.js';
import { InviteMember, type NewInvitation } from './invite-member.js';

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

const invite = (change: Partial<NewInvitation> = {}) =>
  web.get(InviteMember).run(council.administrator, anInvitation(statementId, change));
const join = (change: Partial<NewInvitation> = {}) => aMemberOf(web, council, anInvitation(statementId, change));

describe('[R29] whoever organises', () => {
  const asked = async (personId: PersonId) => {
    const query = `query ($id: ID!) { invitations(statementId: $id) { edges { node { fullName email state } } } }`;
    const answer = await (
      await browserOf(web, personId)
    ).api<{ invitations: { edges: { node: object }[] } }>(query, { id: statementId });
    return answer.data?.invitations.edges.map(({ node }) => node);
  };

  it.each(['an administrator', 'a co-chair'])(
    'sees no more of who accepted than they chose to show, and all of who has not yet: %s',
    async (who) => {
      const chair = await join({ roles: ['member', 'co-chair'], constituency: 'PEOPLE', fullName: 'Ann Chair' });
      await join();
      const { token } = allowed(await invite({ constituency: 'CARERS', fullName: 'Ruth Bell' }));
      const display = { form: 'chosen-name', audience: 'writers', chosenName: 'R.', hidePresence: false } as const;
      allowed(await web.get(AcceptInvitation).run({ token: token ?? '', display }));
      await invite({ fullName: 'Lee Open', email: 'lee@union.test' });
      const organiser = who === 'a co-chair' ? chair.personId : council.administrator.personId;
      const person = 'Person who draws on care 1';
      expect(await asked(organiser)).toEqual([
        { fullName: 'Lee Open', email: 'lee@union.test', state: 'SENT' },
        // Shown to those who write: an administrator does not.
        { fullName: who === 'a co-chair' ? 'R.' : 'Carer 1', email: null, state: 'ACCEPTED' },
        { fullName: 'Care worker 1', email: null, state: 'ACCEPTED' },
        { fullName: person, email: null, state: 'ACCEPTED' },
      ]);
    },
  );
});
