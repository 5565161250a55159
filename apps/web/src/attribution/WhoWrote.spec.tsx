import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { Link } from 'react-router';
import { showInStatement } from '../statements/workspace.fake.js';
import { WhoWrote } from './WhoWrote.js';

const tom = { shownAs: 'Tom Fielding', constituency: 'PROVIDERS' };
const carer = { shownAs: 'Carer 1', constituency: 'CARERS' };
const moved = { __typename: 'CarriedText', how: 'moved', ...tom, at: '2027-03-03T10:00:00.000Z' };

const block = (runs: object[]) => ({
  ...{ __typename: 'BlockAuthors', blockId: 'a', begins: 'A broken night', runs },
  by: [{ __typename: 'TextAuthor', ...carer }],
});
const run = (carried: object | null, by = carer) => ({ __typename: 'AuthoredRun', shownAs: by.shownAs, carried });
const removal = (words: number, change: object = {}) => ({
  ...{ id: `removal-${words}`, mine: false, asksForReason: false, reason: null, wayBack: 'NONE', quote: null },
  isHidden: false,
  ...{ __typename: 'RemovedWords', ...carer, words, at: '2027-03-03T10:00:00.000Z' },
  ...{ removedBy: tom.shownAs, removedByConstituency: tom.constituency },
  ...change,
});

/** Opens the list, with an API that answers this. */
async function open(who: WhoAnswered): Promise<HTMLElement> {
  showInStatement(<WhoWrote sectionId="money" />, answered(who));
  fireEvent.click(screen.getByRole('button', { name: 'Show who wrote this' }));
  return screen.findByRole('region', { name: 'Removed' });
}

interface WhoAnswered {
  runs?: object[];
  by?: object[];
  brought?: object[];
  supported?: object[];
  removals?: object[];
  restored?: object[];
}

function answered(who: WhoAnswered): { WhoWrote: object } {
  const by = who.by ?? [{ __typename: 'TextAuthor', ...carer }];
  const blocks = [{ ...block(who.runs ?? [run(null)]), by }];
  const whoWrote = {
    __typename: 'SectionAuthors',
    by,
    blocks,
    brought: who.brought ?? [],
    supported: who.supported ?? [],
    removals: who.removals ?? [],
    restored: who.restored ?? [],
  };
  return { WhoWrote: { whoWrote } };
}

afterEach(cleanup);

it('[R26] says who wrote, and not how much or who wrote most', async () => {
  const by = [carer, tom].map((one) => ({ __typename: 'TextAuthor', ...one }));
  await open({ by });
  const section = screen.getByRole('region', { name: 'Who wrote this' });
  expect(within(section).getByText('“A broken night”: by Carer 1 (Carers), Tom Fielding (Providers)')).toBeTruthy();
  expect(section.textContent).not.toMatch(/\d+ words?|mostly|partly/);
  expect(within(section).getByRole('link', { name: 'How equal is it?' })).toBeTruthy();
});

it('[P11] says in words who moved what somebody else wrote, once, and when', async () => {
  await open({ runs: [run(moved), run(null), run(moved)] });
  expect(screen.getByText(/Carer 1 \(.*\); moved by Tom Fielding \(.*\), 3 March 2027$/)).toBeTruthy();
});

it('[P11] says "put back" of what was restored, and nothing of people who move their own words', async () => {
  await open({ runs: [run({ ...moved, how: 'restored' }), run({ ...moved, ...carer })] });
  const line = screen.getByText(/A broken night/);
  expect(line.textContent).toMatch(/; put back by Tom Fielding \(.*\), 3 March 2027$/);
  expect(line.textContent).not.toContain('moved');
});

it('[R10] says whose words were written down, how, and that they could not be read back', async () => {
  const said = { __typename: 'SupportedWords', ...carer, mode: 'phone', readBack: 'could-not-be-confirmed' };
  await open({ supported: [{ ...said, at: '2027-03-03T10:00:00.000Z' }] });
  const line = await screen.findByText(/on the phone/);
  expect(line.textContent).toBe('Carer 1 (Carers), on the phone, 3 March 2027: could not be read back to them.');
});

it('[R3] says of a paragraph which group brought it, and where it comes from', async () => {
  const brought = { __typename: 'BroughtText', id: 'b1', shownAs: 'Tom Fielding', constituency: 'PROVIDERS' };
  const from = { source: 'Our answer to the draft', at: '2027-03-03T10:00:00.000Z' };
  await open({
    brought: [
      { ...brought, ...from, blockIds: ['a'] },
      { ...brought, ...from, blockIds: ['z'] },
    ],
  });
  const { textContent } = screen.getByText(/A broken night/);
  expect(textContent?.match(/brought by Care providers on 3 March 2027, from “Our answer to the draft”/g)).toHaveLength(
    1,
  );
});

it('[P11] lists whose words were removed, how many, by whom and when', async () => {
  const region = await open({ removals: [removal(14), removal(1)] });
  const items = within(region)
    .getAllByRole('listitem')
    .map((item) => item.textContent);
  expect(items[0]).toMatch(/^14 words of Carer 1 \(.*\), removed by Tom Fielding \(.*\), 3 March 2027$/);
  expect(items[1]).toMatch(/^1 word of/);
});

it('[R8][R34] quotes the words to those who are asked or can have them back, but not what a check hides', async () => {
  const region = await open({
    removals: [removal(14, { wayBack: 'PUT_BACK', quote: 'Carers need breaks' }), removal(15, { isHidden: true })],
  });
  const [own, hidden] = within(region).getAllByRole('listitem');
  expect(own?.querySelector('q')?.textContent).toBe('Carers need breaks');
  expect(hidden?.textContent).toMatch(/The words are hidden because of competition rules\.$/);
});

it('[R8] is open, and has the focus, for whoever comes by a link to it; it can be closed again', async () => {
  const page = (
    <>
      <Link to="#who">There</Link>
      <WhoWrote sectionId="money" />
    </>
  );
  showInStatement(page, answered({ removals: [removal(14)] }));
  expect(screen.queryByRole('region', { name: 'Removed' })).toBeNull();
  fireEvent.click(screen.getByRole('link', { name: 'There' }));
  await screen.findByRole('region', { name: 'Removed' });
  expect(document.activeElement?.textContent).toBe('Who wrote this');
  fireEvent.click(screen.getByRole('button', { name: 'Hide who wrote this' }));
  expect(screen.queryByRole('region', { name: 'Removed' })).toBeNull();
});

it('[P11] says so when nobody removed words of somebody else', async () => {
  const region = await open({});
  expect(within(region).getByText('Nobody has removed words of somebody else.')).toBeTruthy();
});

it('[P11] keeps what was removed earlier one press away', async () => {
  const region = await open({ removals: Array.from({ length: 13 }, (_, index) => removal(index + 1)) });
  expect(within(region).getByText('Show 3 removed earlier')).toBeTruthy();
});

it('[R8] asks whoever took out words of another group why, and shows others the answer', async () => {
  const asked = { asksForReason: true };
  const region = await open({
    removals: [
      removal(14, { ...asked, mine: true }),
      removal(15, asked),
      removal(16, { ...asked, reason: 'It stands in section 4.' }),
    ],
  });
  const [own, others, explained] = within(region).getAllByRole('listitem');
  expect(within(own!).getByLabelText('You took these words out. Why?')).toBeTruthy();
  expect(others?.textContent).toContain('No reason given yet.');
  expect(explained?.textContent).toContain('Because: It stands in section 4.');
});

it('[R8] offers a group its words back that another took, and says what became of earlier ones', async () => {
  const restored = {
    ...{
      __typename: 'RestoredWords',
      id: 'r',
      ...carer,
      words: 20,
      at: '2027-03-04T10:00:00.000Z',
      reason: 'Too long.',
    },
    ...{
      removedBy: tom.shownAs,
      removedByConstituency: tom.constituency,
      askedBy: 'Carer 2',
      askedByConstituency: 'CARERS',
    },
    proposalId: null,
  };
  const region = await open({
    removals: [removal(14, { wayBack: 'PUT_BACK' }), removal(15, { wayBack: 'SUGGEST' }), removal(16)],
    restored: [restored, { ...restored, id: 's', proposalId: 'p' }],
  });
  expect(
    within(region)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Put these words back', 'Suggest these words']);
  const back = within(screen.getByRole('region', { name: 'Put back' }));
  const [put, suggested] = back.getAllByRole('listitem').map((item) => item.textContent);
  expect(put).toMatch(
    /^20 words of Carer 1 .*: put back by Carer 2 \(.*\), 4 March 2027\. Taken out because: Too long\./,
  );
  expect(suggested).toContain('suggested again by Carer 2');
  expect(back.getByRole('link', { name: 'Read the suggestion' })).toBeTruthy();
});
