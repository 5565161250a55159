import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Editor } from '@tiptap/react';
import { appendBlocks } from '#document';
import { CloseCode, encodeHeld, encodeSaved } from '#room';
import { Link } from 'react-router';
import * as Y from 'yjs';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { LiveSection } from './LiveSection.js';
import { FakeSocket } from './room-socket.fake.js';

const real = globalThis.WebSocket;

beforeAll(() => void Object.assign(globalThis, { WebSocket: FakeSocket }));
afterAll(() => void Object.assign(globalThis, { WebSocket: real }));

afterEach(() => {
  cleanup();
  FakeSocket.all = [];
});

/** Somebody who has opened a section, typed into it, and not heard yet that it is stored. */
async function typed(words: string): Promise<void> {
  const opened = { __typename: 'Opened', ticket: 't', epoch: 1, schemaVersion: 1, clientIds: [7], mayWrite: true };
  const section = { ...aStatement.sections[0]!, state: 'DRAFTING' };
  showInStatement(
    <>
      <Link to="/other">Back to statement</Link>
      <LiveSection section={section} number={1} onHolding={() => undefined} />
    </>,
    { OpenSection: { openSection: { __typename: 'Opening', opened, refusals: [] } } },
  );
  const text = new Y.Doc({ gc: false });
  appendBlocks(text, [{ type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Homes' }] }]);
  await waitFor(() => FakeSocket.last());
  act(() => FakeSocket.last().letIn(text));
  fireEvent.click(await screen.findByRole('button', { name: 'Edit this section' }));
  const textbox = await screen.findByRole('textbox', { name: 'Money, section 1. Editing' });
  await waitFor(() => expect(document.activeElement).toBe(textbox));
  const { editor } = textbox as HTMLElement & { editor: Editor };
  act(() => void editor.commands.insertContent(words));
}

/** The room has stored everything that it was sent so far. */
const saved = (): void => act(() => FakeSocket.last().tell(encodeSaved(FakeSocket.last().updates.length)));

function leave(): void {
  const link = screen.getByRole('link', { name: 'Back to statement' });
  link.focus();
  fireEvent.click(link);
}

const heading = (): HTMLElement => screen.getByRole('heading', { name: 'Your last words are not saved yet.' });
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('[P7] a link that is followed while words are not saved', () => {
  it('asks first, with focus on the question, and the words stay', async () => {
    await typed(' for all');
    leave();
    await waitFor(() => expect(document.activeElement).toBe(heading()));
    expect(screen.getByRole('textbox').textContent).toContain('Homes for all');
    expect(screen.queryByText('Elsewhere')).toBeNull();
  });

  it('gives the words to copy', async () => {
    await typed(' for all');
    leave();
    await waitFor(heading);
    press('Copy my words');
    expect(await screen.findByDisplayValue('for all')).toBeTruthy();
  });

  it('leads nowhere for who stays, and focus goes back to it', async () => {
    await typed(' for all');
    leave();
    await waitFor(heading);
    press('Stay here');
    await waitFor(() => expect(screen.queryByRole('heading', { name: /not saved yet/ })).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Back to statement' }));
    saved();
    expect(screen.queryByText('Elsewhere')).toBeNull();
  });

  it('is followed for who leaves without them, also when the button is pressed twice', async () => {
    await typed(' for all');
    leave();
    await waitFor(heading);
    const button = screen.getByRole('button', { name: 'Leave without them' });
    act(() => {
      button.click();
      button.click();
    });
    expect(await screen.findByText('Elsewhere')).toBeTruthy();
  });

  it('is followed by itself when they become saved', async () => {
    await typed(' for all');
    leave();
    await waitFor(heading);
    saved();
    expect(await screen.findByText('Elsewhere')).toBeTruthy();
  });

  it('asks also when the connection has ended for good, and says why', async () => {
    await typed(' for all');
    act(() => FakeSocket.last().end(CloseCode.mayNot));
    await screen.findByRole('button', { name: 'Open the section again' });
    leave();
    await waitFor(heading);
    press('Stay here');
    expect(await screen.findByRole('button', { name: 'Open the section again' })).toBeTruthy();
  });
});

it('follows a link at once when everything is saved', async () => {
  await typed(' for all');
  saved();
  leave();
  expect(await screen.findByText('Elsewhere')).toBeTruthy();
});

describe('[P8] a change that takes much away', () => {
  const ask = (): void =>
    act(() =>
      FakeSocket.last().tell(encodeHeld({ code: 'p8.brake', because: 'This takes away 50 of 90 words.', confirm: 3 })),
    );
  const dialog = (): HTMLElement | null =>
    screen.queryByRole('dialog', { name: 'You are about to take away a large part of this section' });
  const answers = () => FakeSocket.all.flatMap(({ heard }) => heard.filter(({ kind }) => kind === 'answer'));

  it('is asked about, with focus on the question, where the next letters that are typed press nothing', async () => {
    await typed('');
    ask();
    expect(dialog()?.textContent).toContain('This takes away 50 of 90 words.');
    expect(document.activeElement).toBe(
      screen.getByRole('heading', { name: 'You are about to take away a large part of this section' }),
    );
    expect(screen.getByText('Not saved yet – waiting for your answer')).toBeTruthy();
  });

  it('goes when it is meant', async () => {
    await typed('');
    ask();
    press('Take them away');
    expect([answers(), dialog()]).toEqual([[{ kind: 'answer', token: 3, confirm: true }], null]);
    expect(screen.getByRole('textbox')).toBeTruthy();
  });

  it('brings the section back as it was, in a new window on it, when the words are kept', async () => {
    await typed('');
    saved();
    ask();
    press('Keep the words');
    expect(answers()).toEqual([{ kind: 'answer', token: 3, confirm: false }]);
    await waitFor(() => expect(FakeSocket.all).toHaveLength(2));
    expect(dialog()).toBeNull();
  });

  it('[P7] shows what else was typed first, to copy', async () => {
    await typed(' and typed');
    ask();
    fireEvent(dialog()!, new Event('cancel', { cancelable: true }));
    expect(await screen.findByRole('heading', { name: 'No words were taken away.' })).toBeTruthy();
    expect([screen.getByText('and typed').tagName, FakeSocket.all.length]).toEqual(['BLOCKQUOTE', 1]);
  });
});
