import { cleanup, screen } from '@testing-library/react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { SealedPositions } from './SealedPositions.js';

const subjects = [
  { value: '', label: 'The whole statement' },
  ...aStatement.sections.map(({ id, title }) => ({ value: id, label: title })),
];
const sealed = (constituency: string, sectionId: string | null) => ({
  ...{ constituency, sectionId, hash: 'abc', sealedAt: '2026-05-30', openedAt: null, text: null, salt: null },
});
const of = (...groups: string[]) =>
  groups.flatMap((group) => ['homes', null, 'money'].map((section) => sealed(group, section)));

afterEach(cleanup);

const headings = (): (string | null)[] => screen.getAllByRole('heading').map((one) => one.textContent);

it('[R6] shows few sealed positions at once, group by group in reading order', () => {
  showInStatement(<SealedPositions positions={of('CARERS', 'VCSE')} subjects={subjects} />, {});
  expect(headings().map((one) => one?.split(': ')[1])).toEqual([
    ...['The whole statement', 'Money', 'Homes'],
    ...['The whole statement', 'Money', 'Homes'],
  ]);
  expect(screen.queryByRole('group')).toBeNull();
});

it('[R6] lets the reader open those of a group where there are many', () => {
  showInStatement(<SealedPositions positions={of('CARERS', 'VCSE', 'PROVIDERS')} subjects={subjects} />, {});
  expect(screen.getAllByRole('group').map((one) => one.querySelector('summary')?.textContent)).toEqual([
    'Unpaid carers and family members (3)',
    'Voluntary, user-led and support organisations (3)',
    'Care providers (3)',
  ]);
});
