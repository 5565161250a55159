import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { showInStatement } from '../statements/workspace.fake.js';
import { InterestsPage } from './InterestsPage.js';

const none = { ...{ __typename: 'FairDealing', mustDeclare: true, isReviewer: false }, declarations: [], concerns: [] };

afterEach(cleanup);

it('[R31] says that interests were saved, and leaves whoever said them where they were', async () => {
  const mine: object[] = [];
  const DeclareInterests = ({ input }: { input: { text: string } }) => {
    const said = { ...input, sectionIds: [], effect: 'declare', at: '2026-11-27T10:00:00Z' };
    mine.push({ __typename: 'Declaration', id: 'd1', membershipId: 'm1', ...said });
    return { declareInterests: { __typename: 'P', refusals: [] } };
  };
  const FairDealing = () => ({ fairDealing: { ...none, mine: [...mine], hiddenBlocks: [] } });
  showInStatement(<InterestsPage />, { DeclareInterests, FairDealing });
  fireEvent.click(await screen.findByLabelText('Yes'));
  fireEvent.change(screen.getByLabelText('What is it?'), { target: { value: 'A contract.' } });
  const say = screen.getByRole('button', { name: 'Say this' });
  say.focus();
  fireEvent.click(say);
  await waitFor(() => expect(say.textContent).toBe('Change what I said'));
  expect(document.activeElement).toBe(say);
  expect(screen.getByRole('status').textContent).toBe('What you said about your interests was saved.');
});
