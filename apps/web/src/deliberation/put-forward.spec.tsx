import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { PutForward } from './PutForward.js';
import type { Suggestion } from './useSuggestions.js';

const putForward = {
  ...{ by: { __typename: 'Person', isMe: false, name: 'Ruth', constituency: 'PEOPLE' }, decision: 'ACCEPTED' },
  ...{ reason: 'It is clearer.', acceptedText: null, mergeInto: null, mayAgree: true, hash: 'abcdef12', outside: null },
} as unknown as Suggestion['putForward'][number];

/** A page on which the answer waits until it has come. */
function Page() {
  const [hasAnswer, setHasAnswer] = useState(false);
  const suggestion = { id: 'x1' } as Suggestion;
  return (
    <>
      <h1>Suggestion</h1>
      <h2>The answer</h2>
      {hasAnswer ? <p>Agreed</p> : <PutForward {...{ suggestion, putForward }} again={() => setHasAnswer(true)} />}
      <h2>Say something else</h2>
    </>
  );
}

const agree = () => screen.getByRole('button', { name: 'I agree with this answer' });

/** Shows the page; the act is answered with these refusals. */
function show(refusals: readonly object[] = []) {
  const AgreeWithAnswer = { agreeWithAnswer: { __typename: 'P', suggestion: null, refusals } };
  showInStatement(<Page />, { AgreeWithAnswer }, { statement: aStatement });
  agree().focus();
  fireEvent.click(agree());
}

afterEach(cleanup);

it('[R13] says to who cannot see it that they agreed, and leads them to where the answer stands', async () => {
  show();
  await screen.findByText('Agreed');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('The answer'));
  expect(screen.getByRole('status').textContent).toBe('You agree with this answer.');
});

it('[R13] says nothing of the kind when it was refused, and leads them to the reason', async () => {
  show([{ __typename: 'Refusal', because: 'Read the answer again.' }]);
  await screen.findByText('Agreed');
  expect(screen.getByRole('status').textContent).toBe('');
});
