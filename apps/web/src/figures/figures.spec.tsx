import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import type { BroughtTable } from '../statements/StatementScope.js';
import { OverviewPage } from '../statements/OverviewPage.js';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { FiguresPage } from './FiguresPage.js';

afterEach(cleanup);

const owner = { ...aSignatory, roles: ['member', 'data-owner'] };
const hours: BroughtTable = {
  ...{ id: 'T2', title: 'Hours of care', headline: 'More hours are needed', source: 'Council records', owner: null },
  ...{ period: 'March 2025', geography: 'Hallbeck', caveat: 'Rounded', textAlternative: 'Hours rise from 100 to 120.' },
  columns: ['Year', 'Hours'],
  rows: [
    ['2024', '100'],
    ['2025', '120'],
  ],
  ...{ sha256: 'a'.repeat(64), broughtBy: 'Neil', broughtAt: '2026-11-26T09:00:00Z', smallCountsAcknowledged: true },
};
const beds: BroughtTable = { ...hours, id: 'T10', title: 'Beds', smallCountsAcknowledged: false };

/** The page, with an API that keeps what it is sent and answers with these refusals. */
function show({ me = owner, state = 'DRAFTING', datasets = [beds, hours], refusals = [] as object[] } = {}) {
  const sent: object[] = [];
  const dataset = refusals.length > 0 ? null : { __typename: 'Dataset', id: 'T11', title: 'New' };
  const answers = {
    BringDataset: ({ input }: { input: object }): object => {
      sent.push(input);
      return { bringDataset: { __typename: 'BringDatasetPayload', dataset, refusals } };
    },
  };
  let reloads = 0;
  const reload = (): void => void (reloads += 1);
  const { container } = showInStatement(<FiguresPage />, answers, {
    ...{ me, datasets, reload, statement: { ...aStatement, state } },
  });
  return { sent, reloads: () => reloads, faults: () => faultsOf(container) };
}

const faultsOf = (page: HTMLElement): string[] =>
  faultsOfPage(`<!DOCTYPE html><html lang="en-GB"><body>${page.innerHTML}</body></html>`);
const fill = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const bring = (): void => void fireEvent.click(screen.getByRole('button', { name: 'Bring this table' }));
const tick = (): HTMLInputElement | null =>
  screen.queryByRole('checkbox', { name: /these numbers can tell of nobody/ });

describe('the page of figures', () => {
  it('[R39] shows each table with source, time, place and who brought it, and its numbers and words', async () => {
    const { faults } = show();
    await screen.findByRole('heading', { name: 'Tables (2)' });
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'T2: Hours of care',
      'T10: Beds',
    ]);
    expect(screen.getAllByText('Source: Council records. Time: March 2025. Place: Hallbeck.')).toHaveLength(2);
    expect(screen.getByText(/^Brought by Neil on 26 November 2026\. It has numbers from 1 to 7\./)).toBeTruthy();
    expect(screen.getByText('Brought by Neil on 26 November 2026.')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Hours of care' })).toBeTruthy();
    expect(faults()).toEqual([]);
  });

  it('stands where people look: among the parts of the statement', async () => {
    showInStatement(<OverviewPage />, {}, {});
    expect((await screen.findByRole('link', { name: 'Figures' })).getAttribute('href')).toBe('/figures');
  });

  it('[R39] offers no form to others, or when it is over, and says what to do', async () => {
    const { faults } = show({ me: aSignatory, datasets: [] });
    expect(await screen.findByText('Nobody has brought a table yet.')).toBeTruthy();
    expect(screen.getByText(/^Somebody who looks after figures brings tables\./)).toBeTruthy();
    expect([screen.queryByRole('form'), ...faults()]).toEqual([null]);
    cleanup();
    show({ state: 'PUBLISHED' });
    expect(await screen.findByText('No tables can be brought at this stage.')).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
  });
});

describe('bringing a table', () => {
  it('[R39] sends what was said and the table as it is read, and empties the form', async () => {
    const { sent, reloads } = show();
    await screen.findByRole('form', { name: 'Bring a table' });
    fill('What is counted?', 'Beds by area');
    fill('Where do the figures come from?', 'Survey');
    fill('For what time are they?', '2025');
    fill('For which place are they?', 'Hallbeck');
    fill('What do they show?', 'Few beds are empty');
    fill('The figures in words', 'There are 40 beds.');
    fill('The table', 'Area\tBeds\nAll\t1,040');
    expect(screen.getByText('This is read as 2 columns and 1 row. Show the table')).toBeTruthy();
    expect(tick()).toBeNull();
    bring();
    await waitFor(() => expect(reloads()).toBe(1));
    expect(sent).toEqual([
      {
        ...{ statementId: 's1', title: 'Beds by area', source: 'Survey', period: '2025', geography: 'Hallbeck' },
        ...{ headline: 'Few beds are empty', textAlternative: 'There are 40 beds.', caveat: '' },
        ...{ columns: ['Area', 'Beds'], rows: [['All', '1,040']], smallCountsAcknowledged: false },
      },
    ]);
    expect(screen.getByLabelText<HTMLInputElement>('The table').value).toBe('');
    expect(screen.getByText('The table is here, as T11.')).toBeTruthy();
  });

  it('[R39] asks about whole numbers from 1 to 7, and again when the numbers change', async () => {
    const { sent, faults } = show();
    await screen.findByRole('form', { name: 'Bring a table' });
    fill('The table', 'Area,People\nVale,3\nAll,4');
    expect(screen.getByText(/^The table has 2 whole numbers from 1 to 7\./)).toBeTruthy();
    fireEvent.click(tick()!);
    expect([tick()?.checked, ...faults()]).toEqual([true]);
    fill('The table', 'Area,People\nVale,3\nAll,5');
    expect(tick()?.checked).toBe(false);
    fireEvent.click(tick()!);
    bring();
    await waitFor(() => expect(sent).toMatchObject([{ smallCountsAcknowledged: true }]));
  });

  it('[R39] says all that is missing at once, each beside its field, and keeps what was written', async () => {
    const refusals = [
      { __typename: 'Refusal', code: 'dataset.source', because: 'Say where.' },
      { __typename: 'Refusal', code: 'dataset.small-counts', because: 'Say that they tell of nobody.' },
      { __typename: 'Refusal', code: 'dataset.shape', because: 'Row 1 has 3.' },
    ];
    const { faults } = show({ refusals });
    await screen.findByRole('form', { name: 'Bring a table' });
    fill('The table', 'Area,People\nVale,3');
    bring();
    await screen.findByRole('heading', { name: 'There is a problem' });
    expect(screen.getAllByText('Row 1 has 3.')).toHaveLength(2);
    const described = (field: HTMLElement): string =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ');
    expect(described(screen.getByLabelText('Where do the figures come from?'))).toContain('Say where.');
    expect(described(screen.getByRole('group', { name: 'Small numbers' }))).toContain('Say that they tell of nobody.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('The table').value).toBe('Area,People\nVale,3');
    expect(faults()).toEqual([]);
  });
});
