import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { NextStages } from './NextStages.js';
import { OverviewPage } from './OverviewPage.js';
import { aSignatory, aStatement, showInStatement } from './workspace.fake.js';

afterEach(cleanup);

const me = { ...aSignatory, roles: ['co-chair'] };
const next = { id: 'n1', title: 'Care in Hallbeck 2029', path: '/statements/hallbeck/care-2029' };
const replace = {
  ...{ to: 'SUPERSEDED', words: 'Say that another statement replaces this one', needsReason: true, opening: null },
  ...{ blockedBy: [], successors: [next] },
};
const alone = { ...replace, reason: null, successorId: null, turnedBy: [] };

/** Shows the stage, and gives what is asked of the API when a key is turned. */
function show(stage: Omit<typeof alone, 'reason' | 'successorId' | 'turnedBy'> & object) {
  const asked: object[] = [];
  const answer = (variables: never): object => {
    asked.push(variables);
    return { turnStageKey: { waiting: true, refusals: [] } };
  };
  const statement = { ...aStatement, nextStages: [stage as typeof alone] };
  const { container } = showInStatement(<NextStages />, { TurnStageKey: answer }, { statement, me });
  return { asked, faults: () => faultsOfPage(`<!DOCTYPE html><html lang="en-GB"><h1>T</h1>${container.innerHTML}`) };
}

it('[R2] the first co-chair gives the reason and chooses what takes its place', async () => {
  const { asked, faults } = show(alone);
  fireEvent.change(screen.getByLabelText('Why?'), { target: { value: 'It is 2029 now.' } });
  fireEvent.change(screen.getByLabelText('Which statement takes its place?'), { target: { value: 'n1' } });
  expect(faults()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /^I agree/ }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({ to: 'SUPERSEDED', reason: 'It is 2029 now.', successorId: 'n1' });
});

it('[R2] the second reads the choice with a link, and agrees to exactly that', async () => {
  const { asked, faults } = show({
    ...replace,
    reason: 'It is 2029 now.',
    successorId: 'n1',
    turnedBy: ['other'],
  } as never);
  expect(screen.getByRole('link', { name: 'Care in Hallbeck 2029' }).getAttribute('href')).toBe(next.path);
  expect(screen.queryByLabelText('Which statement takes its place?')).toBeNull();
  expect(faults()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /^I agree/ }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({ reason: 'It is 2029 now.', successorId: 'n1' });
});

it('[R2] who waits can change the choice', async () => {
  const { asked } = show({ ...replace, reason: 'It is 2029 now.', successorId: 'n1', turnedBy: [me.id] } as never);
  fireEvent.change(screen.getByLabelText('Which statement takes its place?'), { target: { value: '' } });
  fireEvent.click(screen.getByRole('button', { name: 'Change what takes its place' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({ reason: 'It is 2029 now.', successorId: null });
});

it('[R2] the statement says in the workspace what it replaces and what replaced it, with links', () => {
  const older = { title: 'Care in Hallbeck 2023', path: '/statements/hallbeck/care-2023' };
  const statement = { ...aStatement, state: 'SUPERSEDED', replacedBy: next, replaces: [older] };
  const { container } = showInStatement(<OverviewPage />, {}, { statement, me: null });
  expect(container.textContent).toContain('Replaced by Care in Hallbeck 2029');
  expect(container.textContent).toContain('Replaces Care in Hallbeck 2023');
  const hrefs = [next, older].map(({ title }) => screen.getByRole('link', { name: title }).getAttribute('href'));
  expect(hrefs).toEqual([next.path, older.path]);
});
