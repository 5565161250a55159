import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { showInStatement } from '../statements/workspace.fake.js';
import { FirstOpposed } from './FirstOpposed.js';

afterEach(cleanup);

/** What the API gives of the suggestions that were agreed: two pages of one. */
function page(after: string | null, isFlagged: boolean) {
  const node = {
    ...{ __typename: 'AcceptedSuggestion', proposalId: after ? 'p2' : 'p1', section: 'Money' },
    ...{ proposedText: after ? 'Pay each week.' : 'Show prices.', isFlagged },
  };
  const pageInfo = { __typename: 'PageInfo', hasNextPage: !after, endCursor: after ? '2' : '1' };
  const edges = [{ __typename: 'AcceptedSuggestionEdge', node }];
  return { __typename: 'AcceptedSuggestionConnection', edges, pageInfo, totalCount: 2 };
}

it('shows what was agreed a page at a time, and goes on to the next and back', async () => {
  showInStatement(<FirstOpposed onFlagged={() => undefined} />, {
    AcceptedSuggestions: ({ after }: { after: string | null }) => ({ acceptedSuggestions: page(after, false) }),
  });
  fireEvent.click(await screen.findByText('Show more suggestions'));
  expect(await screen.findByText(/Pay each week/)).toBeTruthy();
  expect(screen.queryByText(/Show prices/)).toBeNull();
  fireEvent.click(screen.getByText('Show the suggestions before'));
  expect(await screen.findByText(/Show prices/)).toBeTruthy();
});

it('says of one that the council was against it, and shows it so', async () => {
  let flagged = false;
  let told = 0;
  showInStatement(<FirstOpposed onFlagged={() => void (told += 1)} />, {
    AcceptedSuggestions: () => ({ acceptedSuggestions: page(null, flagged) }),
    FlagFirstOpposed: ({ input }: { input: { proposalId: string; flag: boolean } }) => {
      flagged = input.flag;
      return { flagFirstOpposed: { __typename: 'PanelWorkPayload', refusals: [] } };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'The council was against this at first' }));
  expect(await screen.findByRole('button', { name: 'Take this back' })).toBeTruthy();
  await waitFor(() => expect(told).toBe(1));
});
