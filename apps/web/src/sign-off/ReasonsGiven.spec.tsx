import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { ReasonsGiven } from './ReasonsGiven.js';
import type { GroupStanding } from './useSigning.js';

const said = {
  ...{ id: 'o', shownAs: 'Carer 1', position: 'SIGNED_WITH_RESERVATION', text: 'Too late.' },
  ...{ mine: false, hidden: null },
};

function open(change: object | null = {}, state = 'SIGN_OFF'): { asked: unknown[]; changed: () => number } {
  const asked: unknown[] = [];
  let changes = 0;
  const group = {
    ...{ constituency: 'CARERS', position: 'SIGNED_WITH_RESERVATION', rule: 'consensus', needed: 2 },
    ...{
      next: [],
      decided: 2,
      myDecision: null,
      decidesWithoutMe: null,
      withReasons: change ? [{ ...said, ...change }] : [],
    },
  } as GroupStanding;
  const FlagReason = ({ input }: { input: unknown }): object => {
    asked.push(input);
    return { flagReason: { __typename: 'FairDealingPayload', refusals: [] } };
  };
  const part = (
    <main>
      <h1>Money</h1>
      <ReasonsGiven groups={[group]} onChanged={() => (changes += 1)} />
    </main>
  );
  showInStatement(part, { FlagReason: FlagReason as never }, { me: aSignatory, statement: { ...aStatement, state } });
  return { asked, changed: () => changes };
}

afterEach(cleanup);

it('[R34] shows a reservation with whose it is, and lets everybody here flag it', async () => {
  const { asked, changed } = open();
  expect(screen.getAllByRole('article')).toHaveLength(1);
  expect(screen.getByRole('heading', { level: 3 }).textContent).toMatch(/, Carer 1: Signed, with a reservation$/);
  const html = `<!DOCTYPE html><html lang="en-GB"><body>${document.body.innerHTML}</body></html>`;
  expect(faultsOfPage(html)).toEqual([]);
  fireEvent.click(screen.getByRole('radio', { name: 'It tells rivals future prices, margins or bids' }));
  fireEvent.change(screen.getByLabelText('What is it about?'), { target: { value: 'It is a bid.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
  await waitFor(() =>
    expect([asked, changed()]).toEqual([[{ signOffId: 'o', ground: 'COMPETITION', why: 'It is a bid.' }], 1]),
  );
});

it('[R34] says in its place that it is hidden, and shows nothing where nobody gave a reason', () => {
  open({ text: null, hidden: { isOpen: true, ground: 'COMPETITION' } });
  expect(screen.getByText('These words are hidden while somebody checks a competition concern.')).toBeTruthy();
  expect(screen.queryByText('Flag this')).toBeNull();
  cleanup();
  open(null);
  expect(screen.queryByRole('heading', { name: 'What people said with their decision' })).toBeNull();
});

it('[R34] is flagged no more once it is published', () => {
  open({}, 'PUBLISHED');
  expect(screen.getByText('Too late.')).toBeTruthy();
  expect(screen.queryByText('Flag this')).toBeNull();
});
