import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { StatementScope, useStatement } from './StatementScope.js';
import { aSignatory, aStatement, notSignedIn, showInside } from './workspace.fake.js';

afterEach(cleanup);

/** Somebody writes on the page of a statement. */
function Writing() {
  const { statement, reload } = useStatement();
  return (
    <>
      <h1>{statement.title}</h1>
      <textarea aria-label="Your words" />
      <button onClick={reload}>Something changed</button>
    </>
  );
}

describe('[F2] a statement that is asked for again while somebody writes', () => {
  let isBroken: boolean;
  let isSignedOut: boolean;
  const loaded = { statement: aStatement, datasets: [], myMembership: aSignatory };

  beforeEach(async () => {
    isBroken = false;
    isSignedOut = false;
    const answer = (): object => {
      if (isSignedOut) return notSignedIn;
      if (isBroken) throw new Error('The connection is broken.');
      return loaded;
    };
    showInside(<StatementScope />, <Writing />, { StatementScope: answer });
    fireEvent.change(await screen.findByRole('textbox'), { target: { value: 'Not sent yet' } });
    isBroken = true;
    fireEvent.click(screen.getByRole('button', { name: 'Something changed' }));
  });

  it('keeps the words that were not sent when it cannot be had, and says that it may be old', async () => {
    await screen.findByText(/We could not check whether something has changed/);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Not sent yet');
  });

  it('tells somebody whose session has ended to sign in elsewhere, and keeps their words', async () => {
    await screen.findByRole('button', { name: 'Try again' });
    isSignedOut = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    const link = await screen.findByRole('link', { name: 'Sign in in a new tab' });
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/sign-in?returnTo=%2F', '_blank']);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Not sent yet');
  });

  it('is asked for again at a press, and the words stay still', async () => {
    await screen.findByRole('button', { name: 'Try again' });
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Not sent yet');
  });
});
