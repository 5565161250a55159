import { jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { CouncilDecision } from './CouncilDecision.js';

const me = { ...aSignatory, roles: ['co-chair'] };
const who = () => screen.getByLabelText<HTMLInputElement>('Who decided');

/** Shows the form and records a decision; the act is answered with these refusals. */
function record(refusals: readonly object[]) {
  const councilDecision = refusals.length > 0 ? null : { __typename: 'CouncilDecision', reference: 'C1' };
  const RecordCouncilDecision = { recordCouncilDecision: { __typename: 'P', councilDecision, refusals } };
  const statement = { ...aStatement, state: 'COUNCIL_DECISION' };
  const part = <CouncilDecision decision={null} onRecorded={() => undefined} />;
  showInStatement(part, { RecordCouncilDecision }, { me, statement });
  fireEvent.change(who(), { target: { value: 'Cabinet' } });
  fireEvent.click(screen.getByRole('button', { name: 'Record the decision' }));
}

afterEach(cleanup);

it('says that a decision was recorded, and is ready for another', async () => {
  record([]);
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('The decision was recorded.'));
  expect(who().value).toBe('');
});

it('keeps what was filled in when the decision was not recorded', async () => {
  record([{ __typename: 'Refusal', code: 'decision.dates', because: 'Give the dates.' }]);
  expect((await screen.findAllByText('Give the dates.')).length).toBeGreaterThan(0);
  expect(who().value).toBe('Cabinet');
});

it.each([
  ['until its last day for that', '2026-06-23', true],
  ['not afterwards', '2026-06-24', false],
])('[R22] says that the decision can be called in, %s', (_when, today, isSaid) => {
  jest.useFakeTimers({ now: new Date(`${today}T12:00:00Z`) });
  const decision = {
    body: 'Cabinet',
    date: '2026-06-16',
    callInEnds: '2026-06-23',
    reference: 'C1',
    decision: 'AGREED',
  };
  showInStatement(<CouncilDecision decision={decision as never} onRecorded={() => undefined} />, {}, { me });
  expect(screen.getByText(/^Cabinet, 16 June 2026, C1/)).toBeTruthy();
  expect(screen.queryByText(/Until the end of 23 June 2026/) !== null).toBe(isSaid);
  jest.useRealTimers();
});
