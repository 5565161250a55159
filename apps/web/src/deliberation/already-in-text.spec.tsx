import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
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

/** Whoever signs for the unpaid carers looks at words that wait, in a section that carers lead. */
function show({ words = 'for two years', decided = false, leads = ['CARERS'] } = {}): object[] {
  const said: object[] = [];
  const by = { shownAs: 'Carer 1', constituency: 'CARERS', isMe: decided };
  const known = { id: 'x1', sectionId: 'money', blockId: 'b1', baseText: 'each April', answer: { decidedBy: [by] } };
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
  const statement = { ...aStatement, sections: aStatement.sections.map((section) => ({ ...section, leads })) };
  const props = { suggestion: known as unknown as Suggestion, words, again: () => undefined };
  showInStatement(<AlreadyInText {...props} />, answers, { statement });
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
  ['somebody who decided it', { leads: ['PEOPLE'], decided: true }, true],
  ['nobody who neither decided it nor leads the section', { leads: ['PEOPLE'] }, false],
  ['nobody while the words are not there', { words: 'for ten years' }, false],
])('[R12] offers it to %s', async (_case, change, isOffered) => {
  show(change);
  await waitFor(() => expect(asked).toHaveLength(1));
  await act(async () => undefined);
  expect(screen.queryByRole('button', { name: 'These words are in the text already' }) !== null).toBe(isOffered);
});
