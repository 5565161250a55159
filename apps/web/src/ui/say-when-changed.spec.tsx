import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { AnnouncementsProvider } from './announcements.js';
import { useSayWhenChanged } from './useSayWhenChanged.js';

afterEach(cleanup);

function Count() {
  const [count, setCount] = useState(2);
  useSayWhenChanged(`${count} comments`);
  return <button onClick={() => setCount(1)}>Fewer</button>;
}

it('says through the one polite region that a list is another now, and nothing when it is first shown', async () => {
  render(
    <AnnouncementsProvider>
      <Count />
    </AnnouncementsProvider>,
  );
  const region = screen.getByRole('status');
  expect(region.textContent).toBe('');
  fireEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(region.textContent).toBe('1 comments'));
});
