import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { PublishForm } from './PublishForm.js';

afterEach(cleanup);

const chair = { ...aSignatory, roles: ['member', 'co-chair'] };
const open = { label: null, blockedBy: [], turnedBy: [], waitingNote: null, documentHash: 'abc', publications: [] };
const REFUSED = { code: 'publish.note', because: 'Say what is new in this version.' };

/** Shows the form of a statement in a state, and keeps what is asked for. */
function show(state: string, change: object = {}) {
  const asked: object[] = [];
  const TurnPublishKey = ({ input }: { input: object }): object => {
    asked.push(input);
    const refusals = asked.length === 1 ? [{ __typename: 'Refusal', ...REFUSED }] : [];
    return { turnPublishKey: { __typename: 'Payload', waiting: true, publication: null, refusals } };
  };
  const form = <PublishForm publishing={{ ...open, ...change }} onTurned={() => undefined} />;
  showInStatement(form, { TurnPublishKey }, { me: chair, statement: { ...aStatement, state } });
  return asked;
}

const note = () => screen.getByRole('textbox', { name: /What is new in this version/ });

/** Continues to the step that says what cannot be undone, and agrees. */
async function agree(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Continue to publishing' }));
  fireEvent.click(await screen.findByRole('button', { name: 'I agree: publish it' }));
}

it('[R22] the same words are published again, with what is new beside them, by both co-chairs', async () => {
  const asked = show('PUBLISHED');
  await screen.findByRole('heading', { name: 'Publish the same words again' });
  await agree();
  // Said at the box: nothing stood in it.
  expect((await screen.findByRole('link', { name: REFUSED.because })).getAttribute('href')).toBe('#note');
  fireEvent.change(note(), { target: { value: 'The reply is in it.' } });
  await agree();
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked).toMatchObject([{ changeNote: '' }, { changeNote: 'The reply is in it.', seenHash: 'abc' }]);
});

it('[R22] a first version has a note to begin with', async () => {
  show('COUNCIL_DECISION');
  await screen.findByRole('heading', { name: 'Publish' });
  expect((note() as HTMLTextAreaElement).value).toBe('First published.');
});

it('says nothing of publishing again where that is not possible', () => {
  show('PUBLISHED', { blockedBy: [{ because: 'A section can still change.' }] });
  expect(screen.queryByText(/A section can still change/)).toBeNull();
});
