import { cleanup, fireEvent, screen } from '@testing-library/react';
import { showInStatement } from '../statements/workspace.fake.js';
import { JoinAnother } from './JoinAnother.js';
import type { Suggestion } from './useSuggestions.js';

afterEach(cleanup);

const earlier = (id: string) => ({
  ...{ __typename: 'Suggestion', id, sectionId: 'money', baseText: '', proposedText: `Words of ${id}`, reason: '' },
  ...{ status: 'OPEN', receivedAt: '2027-03-01T09:00:00Z', hidden: null, putForward: [] },
  by: { __typename: 'SuggestionPerson', shownAs: id, constituency: '', isMe: false },
});

it('[R14] offers every earlier suggestion to join, however many there are, and keeps the one that is chosen', async () => {
  const Suggestions = ({ after }: { after?: string | null }) => {
    const edges = (after ? ['Ike'] : ['Joy', 'Ann']).map((id) => ({
      __typename: 'SuggestionEdge',
      node: earlier(id),
    }));
    const pageInfo = { __typename: 'PageInfo', hasNextPage: !after, endCursor: 'Ann' };
    return { suggestions: { __typename: 'SuggestionConnection', totalCount: 3, pageInfo, edges } };
  };
  const suggestion = { ...earlier('Own'), receivedAt: '2027-03-02T09:00:00Z' } as unknown as Suggestion;
  showInStatement(<JoinAnother suggestion={suggestion} again={() => undefined} />, { Suggestions });
  const details = document.querySelector('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
  const box = await screen.findByLabelText<HTMLSelectElement>('Which one?');
  fireEvent.change(box, { target: { value: 'Ann' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show more suggestions' }));
  await screen.findByText(/^Ike/);
  const now = screen.getByLabelText<HTMLSelectElement>('Which one?');
  expect([now.value, [...now.options].map(({ value }) => value)]).toEqual(['Ann', ['Joy', 'Ann', 'Ike']]);
});
