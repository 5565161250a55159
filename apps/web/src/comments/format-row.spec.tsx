import { cleanup, screen } from '@testing-library/react';
import { jest } from '@jest/globals';
import { showInStatement } from '../statements/workspace.fake.js';
import { FormatRow } from './FormatRow.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

it('[R11] the day on which people got a format is today in England, also just after midnight in summer', () => {
  jest.useFakeTimers({ now: new Date('2027-06-02T23:30:00.000Z'), doNotFake: ['queueMicrotask', 'setTimeout'] });
  const format = { id: 'f1', constituency: 'PEOPLE', format: 'easy-read', readyOn: null };
  showInStatement(<FormatRow format={format as never} organises again={() => undefined} />, {});
  expect(screen.getByLabelText('On which day did people get it?')).toHaveProperty('value', '2027-06-03');
});
