import { act, cleanup, screen, within } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { RemovalCounts } from './RemovalCounts.js';

const count = (sectionId: string, [removals, waiting, waitingForMe]: readonly number[]) => ({
  ...{ __typename: 'SectionRemovals', sectionId, removals, waiting, waitingForMe },
});

const show = (counts: object[]) => showInStatement(<RemovalCounts />, { RemovalCounts: { removalCounts: counts } });

afterEach(cleanup);

it('[R8] says how often words were taken out and how many reasons are missing, with the way to each list', async () => {
  show([count('money', [2, 1, 1]), count('homes', [1, 1, 0])]);
  const region = await screen.findByRole('region', { name: 'Words taken out' });
  expect(region.querySelector('p')?.textContent).toBe(
    'More than 12 words of another group were taken out 3 times. 2 reasons are missing, 1 of them from you.',
  );
  expect(
    within(region)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Money: 2 times, 1 without a reason', 'Homes: once, without a reason']);
  expect(within(region).getByRole('link', { name: 'Money' }).getAttribute('href')).toMatch(/sections\/money#who$/);
  const html = `<!DOCTYPE html><html lang="en-GB"><body><main><h1>Care</h1>${region.outerHTML}</main></body></html>`;
  expect(faultsOfPage(html)).toEqual([]);
});

it.each([
  [[1, 0, 0], 'taken out once. The reason is there.', 'Money: once, with a reason'],
  [[2, 0, 0], 'taken out 2 times. Each has a reason.', 'Money: 2 times, each with a reason'],
  [[1, 1, 1], 'taken out once. 1 reason is missing, from you.', 'Money: once, without a reason'],
  [[3, 2, 0], 'taken out 3 times. 2 reasons are missing.', 'Money: 3 times, 2 without a reason'],
])('[R8] says %j in words', async (numbers, sentence, line) => {
  show([count('money', numbers)]);
  const region = await screen.findByRole('region', { name: 'Words taken out' });
  expect(region.querySelector('p')?.textContent).toContain(sentence);
  expect(within(region).getByRole('listitem').textContent).toBe(line);
});

it('[R8] shows nothing where nothing was taken out, and asks nothing where nobody has written', async () => {
  show([]);
  await act(async () => undefined);
  expect(screen.queryByRole('region')).toBeNull();
  cleanup();
  const sections = aStatement.sections.map((section) => ({ ...section, state: 'EMPTY' }));
  let asked = 0;
  const counts = (): object => ({ removalCounts: [count('money', [1, 1, (asked += 1)])] });
  showInStatement(<RemovalCounts />, { RemovalCounts: counts }, { statement: { ...aStatement, sections } });
  await act(async () => undefined);
  expect([asked, screen.queryByRole('region')]).toEqual([0, null]);
});
