import { cleanup, screen, within } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { SigningPage } from './SigningPage.js';
import type { GroupStanding, Signing } from './useSigning.js';

afterEach(cleanup);

const group = (constituency: string, rule: string, position = 'WAITING'): GroupStanding => ({
  ...{
    constituency,
    rule,
    position,
    needed: 2,
    decided: 0,
    next: [],
    myDecision: null,
    decidesWithoutMe: null,
    withReasons: [],
  },
});

const [section] = aStatement.sections;

const signing: Signing = {
  ...{ hash: null, label: null, until: null, labelRefusals: [], lapsedWhole: null, changedSinceWhole: [] },
  whole: [group('CARERS', 'consensus'), group('PROVIDERS', 'majority')],
  sections: [
    {
      ...{
        sectionId: section!.id,
        versionNumber: 1,
        hash: 'a',
        frozenAt: null,
        lapsed: null,
        hasBegunOwnWords: false,
        minorityStatements: [],
      },
      groups: [group('CARERS', 'consensus'), group('PROVIDERS', 'two-thirds', 'SIGNED')],
    },
  ],
};

it('[R17] says how each group decides, and where one decided in another way than it does now', async () => {
  showInStatement(<SigningPage />, { Signing: { signing }, StatementChanged: {} }, { me: aSignatory });
  expect(await screen.findByText('Your group decides by agreement, or by two-thirds if one says no.')).toBeTruthy();
  const table = within(screen.getByRole('table', { name: 'Who has signed' }));
  const ways = within(table.getByRole('row', { name: /^How the group decides/ })).getAllByRole('cell');
  expect(ways.map(({ textContent }) => textContent)).toEqual([
    'By agreement, or by two-thirds if one says no',
    'By more than half',
  ]);
  expect(table.getByText('Signed (decided by two-thirds)')).toBeTruthy();
});

it('[R16] says at the top which decisions count no more, since when, and where to sign again', async () => {
  const lapsed = { position: 'SIGNED', text: null, showName: true, at: '2027-03-01', changedAt: '2027-03-02' };
  const [money, ...others] = signing.sections;
  const changed = { ...signing, lapsedWhole: lapsed, sections: [{ ...money!, lapsed }, ...others] };
  showInStatement(<SigningPage />, { Signing: { signing: changed }, StatementChanged: {} }, { me: aSignatory });
  const notice = within((await screen.findByText('Words changed after you decided.')).closest('div')!);
  const links = notice.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
  expect(links).toEqual([
    [`See what changed and sign again: “${section!.title}”`, expect.stringMatching(new RegExp(`${section!.key}$`))],
    ['See what changed and sign again: the whole statement', expect.stringMatching(/whole$/)],
  ]);
  expect(notice.getAllByText(/changed on 2 March 2027/)).toHaveLength(2);
});

it('[R17] says how many of a group have decided, also where more did than must', async () => {
  const [money, ...others] = signing.sections;
  const many = { ...group('CARERS', 'consensus', 'SIGNED'), decided: 9 };
  const decided = { ...signing, whole: signing.whole, sections: [{ ...money!, groups: [many] }, ...others] };
  showInStatement(<SigningPage />, { Signing: { signing: decided }, StatementChanged: {} }, { me: aSignatory });
  expect(await screen.findByText('9 people of your group have decided. Signed.')).toBeTruthy();
  expect(screen.getByText(/^0 of 2 people of your group have decided/)).toBeTruthy();
});
