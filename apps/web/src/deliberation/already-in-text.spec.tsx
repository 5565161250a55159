import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { showInStatement } from '../statements/workspace.fake.js';
import { AlreadyInText } from './AlreadyInText.js';
import type { Suggestion } from './useSuggestions.js';

/** Texts that were asked for. */
let asked: object[] = [];

beforeEach(() => {
  asked = [];
});

afterEach(cleanup);

const paragraph = (id: string, text: string) => ({
  ...{ type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] },
});

/** Somebody looks at words that wait; the server says whether they can tell that the words are in. */
function show({ words = 'for two years', baseText = 'each April', maySayIn = true } = {}): object[] {
  const said: object[] = [];
  const known = { id: 'x1', sectionId: 'money', blockId: 'b1', baseText, maySayIn };
  const content = JSON.stringify([paragraph('b1', 'Rates for two years.'), paragraph('b2', 'And for two years more.')]);
  const answers = {
    SectionNow: (variables: object) => {
      asked.push(variables);
      return { sectionAt: { __typename: 'SectionAt' as const, content } };
    },
    SayWordsAreIn: ({ input }: { input: object }) => {
      said.push(input);
      return { sayWordsAreIn: { suggestion: { id: 'x1' }, refusals: [] } };
    },
  };
  const props = { suggestion: known as unknown as Suggestion, words, again: () => undefined };
  showInStatement(<AlreadyInText {...props} />, answers);
  return said;
}

it('[R12] offers to say that agreed words are in the text, and where', async () => {
  const said = show();
  const where = await screen.findByLabelText('Where do they stand?');
  fireEvent.change(where, { target: { value: 'b2' } });
  fireEvent.click(screen.getByRole('button', { name: 'These words are in the text already' }));
  await waitFor(() => expect(said).toEqual([{ proposalId: 'x1', blockId: 'b2' }]));
});

it('[R12] offers it where words were to go and have gone', async () => {
  show({ words: '' });
  expect(await screen.findByRole('button', { name: 'These words are gone already' })).toBeTruthy();
});

it.each<[string, Parameters<typeof show>[0], boolean]>([
  ['whom the server lets say so', {}, true],
  ['nobody whom the server would refuse', { maySayIn: false }, false],
  ['nobody while the words are not there', { words: 'for ten years' }, false],
  ['nobody while the longer words stand of which they are a part', { baseText: 'for two years.' }, false],
  ['nobody in another paragraph while the own one says what they replace', { baseText: 'Rates' }, false],
])('[R12] offers it to %s', async (_case, change, isOffered) => {
  show(change);
  await waitFor(() => expect(asked).toHaveLength(1));
  await act(async () => undefined);
  expect(screen.queryByRole('button', { name: 'These words are in the text already' }) !== null).toBe(isOffered);
});

it.each([
  ['stand in their paragraph', 'Rates'],
  ['only moved to another paragraph', 'And for'],
])('[R12] does not offer that words are gone which %s', async (_case, baseText) => {
  show({ words: '', baseText });
  await waitFor(() => expect(asked).toHaveLength(1));
  await act(async () => undefined);
  expect(screen.queryByRole('button')).toBeNull();
});
