import { cleanup, screen } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { NextStages } from './NextStages.js';
import { aStatement, showInStatement } from './workspace.fake.js';

afterEach(cleanup);

const opening = {
  sections: [
    { title: 'Money', ready: true },
    { title: 'Homes', ready: false },
  ],
  formats: [
    { constituency: 'PEOPLE', format: 'EASY_READ', readyOn: null },
    { constituency: 'PEOPLE', format: 'LARGE_PRINT', readyOn: '2027-03-01' },
  ],
  easyReadOf: ['Money'],
  clocks: [
    { constituency: 'PEOPLE', startsOn: null, closesOn: null, waitsFor: ['EASY_READ'] },
    { constituency: 'PROVIDERS', startsOn: '2027-03-02', closesOn: '2027-04-13', waitsFor: [] },
  ],
};

it('[R11][J1] says before comments open what is ready, what is owed to whom, and who can start only later', () => {
  const stage = { to: 'COMMENT', words: 'Open for comment', needsReason: false, reason: null, turnedBy: [] };
  const none = { successors: [], successorId: null };
  const notReady = { code: 'stage.not-ready', because: '"Homes" is not marked ready by its lead.' };
  const statement = { ...aStatement, nextStages: [{ ...stage, ...none, blockedBy: [notReady], opening }] };
  const { container } = showInStatement(<NextStages />, {}, { statement });
  const said = [
    '"Homes" is not marked ready by its lead.',
    'Easy Read for People who draw on care and support: not there yet',
    'Large print for People who draw on care and support: there since 1 March 2027',
    'People who draw on care and support can start only when Easy Read is there. Their last day moves with it',
    'Care providers can comment until the end of 13 April 2027',
  ];
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(said);
  expect(screen.getByText('1 of 2 sections are ready.')).toBeTruthy();
  expect(screen.getByText('Easy Read is owed at least of: Money.')).toBeTruthy();
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB"><h1>T</h1>${container.innerHTML}`)).toEqual([]);
});
