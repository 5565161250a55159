import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { showInStatement } from '../statements/workspace.fake.js';
import { Shell } from '../ui/Shell.js';
import { OwedReasonsPanel } from './OwedReasonsPanel.js';
import { useOwedReasons } from './useOwedReasons.js';

const removal = (id: string, change: object = {}) => ({
  ...{ __typename: 'RemovedWords', id, mine: true, asksForReason: true, reason: null },
  ...{ shownAs: 'Carer 1', constituency: 'CARERS', words: 14, quote: 'Carers need breaks', isHidden: false },
  ...change,
});

let removals: object[];
let asked: number;
let explained: object[];

/** A text that is being written, and the panel below it. */
function Page() {
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const owed = useOwedReasons('money', savedAt);
  return (
    <main>
      <h1>Money</h1>
      <textarea id="section-text" aria-label="Text" />
      <button onClick={() => setSavedAt(new Date())}>Words are stored</button>
      <OwedReasonsPanel sectionId="money" owed={owed} />
    </main>
  );
}

const whoWrote = () => {
  asked += 1;
  return { whoWrote: { __typename: 'SectionAuthors', removals } };
};

const explainRemoval = ({ input }: { input: { removal: string } }) => {
  explained.push(input);
  removals = removals.filter((one) => (one as { id: string }).id !== input.removal);
  return { explainRemoval: { __typename: 'ExplainRemovalPayload', refusals: [] } };
};

async function open(first: object[]): Promise<void> {
  [removals, asked, explained] = [first, 0, []];
  showInStatement(<Page />, { OwedReasons: whoWrote, ExplainRemoval: explainRemoval as never });
  await waitFor(() => expect(asked).toBeGreaterThan(0));
  await act(async () => undefined);
}

/** Words of the person were stored, and with them this is what was removed. */
async function store(now: object[]): Promise<void> {
  const before = asked;
  removals = now;
  fireEvent.click(screen.getByRole('button', { name: 'Words are stored' }));
  await waitFor(() => expect(asked).toBeGreaterThan(before), { timeout: 3000 });
  await act(async () => undefined);
}

const fields = (): HTMLInputElement[] => screen.queryAllByLabelText(/^You took out/) as HTMLInputElement[];

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

it('[R8] asks in the editor why words of another group were taken out, and leaves the caret where it is', async () => {
  await open([]);
  expect(fields()).toEqual([]);
  screen.getByLabelText('Text').focus();
  await store([removal('a')]);
  expect(
    await screen.findByLabelText('You took out 14 words that Carer 1 (Unpaid carers and family members) wrote. Why?'),
  ).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Text'));
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^You took out 14 words/));
  expect(screen.queryByRole('dialog')).toBeNull();
  const html = `<!DOCTYPE html><html lang="en-GB"><body>${document.body.innerHTML}</body></html>`;
  expect(faultsOfPage(html)).toEqual([]);
});

it('[R8] asks nobody else, nor where no reason is owed, nor where one was given', async () => {
  await open([
    removal('a', { mine: false }),
    removal('b', { asksForReason: false }),
    removal('c', { reason: 'Too long.' }),
  ]);
  expect(fields()).toEqual([]);
  await store([removal('d')]);
  await waitFor(() => expect(fields()).toHaveLength(1));
});

it('[R8] keeps what was typed of a reason when other removals come, at most three of which are shown', async () => {
  await open([removal('a')]);
  await waitFor(() => expect(fields()).toHaveLength(1));
  fireEvent.change(fields()[0]!, { target: { value: 'It stands in' } });
  await store([removal('a', { words: 20 })]);
  await screen.findByLabelText(/^You took out 20 words/);
  expect(fields()[0]!.value).toBe('It stands in');
  await store(['d', 'c', 'b', 'a'].map((id) => removal(id)));
  expect((await screen.findByRole('link', { name: '1 more in “Who wrote this”' })).getAttribute('href')).toBe('#who');
  expect(fields().map(({ value }) => value)).toEqual(['', '', '']);
  await store([removal('a')]);
  await waitFor(() => expect(fields().map(({ value }) => value)).toEqual(['It stands in']));
});

it('[R8] takes the reason, asks no more, and gives focus back to the text', async () => {
  await open([removal('a')]);
  await waitFor(() => expect(fields()).toHaveLength(1));
  fireEvent.change(fields()[0]!, { target: { value: 'It stands in section 4.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save reason' }));
  await waitFor(() => expect(fields()).toEqual([]));
  expect(explained).toEqual([{ sectionId: 'money', removal: 'a', reason: 'It stands in section 4.' }]);
  expect(document.activeElement).toBe(screen.getByLabelText('Text'));
});

it('[R8] says with the question which words are meant', async () => {
  await open([removal('a')]);
  const [field] = await screen.findAllByLabelText(/^You took out/);
  const hint = document.getElementById(field!.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toBe('Carers need breaksOne line. Everybody here can read it.');
  expect(hint?.querySelector('q')?.textContent).toBe('Carers need breaks');
});

it('[R34] shows no words that a competition check hides, and says so', async () => {
  await open([removal('a', { quote: null, isHidden: true })]);
  expect(await screen.findByText('The words are hidden because of competition rules.')).toBeTruthy();
  expect(document.querySelector('q')).toBeNull();
});

describe('a reason that is half typed', () => {
  const typeHalf = async (): Promise<void> => {
    await open([removal('a')]);
    await waitFor(() => expect(fields()).toHaveLength(1));
    fireEvent.change(fields()[0]!, { target: { value: 'It stands in' } });
  };
  const afterReload = async (): Promise<string | undefined> => {
    cleanup();
    await open([removal('a')]);
    await waitFor(() => expect(fields()).toHaveLength(1));
    return fields()[0]?.value;
  };

  it('[R8] is there again after a reload', async () => {
    await typeHalf();
    expect(await afterReload()).toBe('It stands in');
  });

  it('[R8] is kept no longer once it is sent', async () => {
    await typeHalf();
    fireEvent.click(screen.getByRole('button', { name: 'Save reason' }));
    await waitFor(() => expect(fields()).toEqual([]));
    expect(sessionStorage).toHaveLength(0);
    expect(await afterReload()).toBe('');
  });

  it('[R8] is deleted when the person signs out', async () => {
    await typeHalf();
    cleanup();
    showInStatement(<Shell />, {});
    const form = screen.getByRole('button', { name: 'Sign out' }).closest('form')!;
    const isSent = new Promise<void>((resolve) => (form.submit = resolve));
    fireEvent.submit(form);
    await isSent;
    expect(sessionStorage).toHaveLength(0);
  });
});
