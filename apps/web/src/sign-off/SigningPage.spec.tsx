import { cleanup, screen, within } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { SigningPage } from './SigningPage.js';
import type { GroupStanding, Signing } from './useSigning.js';

afterEach(cleanup);

const group = (constituency: string, rule: string, position = 'WAITING'): GroupStanding => ({
  ...{ constituency, rule, position, needed: 2, decided: 0, next: [], signOffs: [] },
});

const [section] = aStatement.sections;

const signing: Signing = {
  ...{ hash: null, label: null, until: null, labelRefusals: [] },
  whole: [group('CARERS', 'consensus'), group('PROVIDERS', 'majority')],
  sections: [
    {
      ...{ sectionId: section!.id, versionNumber: 1, hash: 'a', frozenAt: null, minorityStatements: [] },
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
