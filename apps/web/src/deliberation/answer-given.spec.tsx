import { cleanup, screen } from '@testing-library/react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { AnswerGiven, Answers } from './AnswerGiven.js';
import type { Suggestion } from './useSuggestions.js';

type Answer = NonNullable<Suggestion['answer']>;

const first: Answer = {
  ...{ __typename: 'SuggestionAnswer' as const, decision: 'ACCEPTED', reason: 'It lets providers plan.' },
  ...{ at: '2027-03-01T09:00:00Z', acceptedText: 'for two years', appliedAtSeq: 4, sameAnswerTo: null },
  ...{ wordsWait: false, outside: null, views: [], decidedBy: [] },
};
const second: Answer = { ...first, decision: 'NOT_ACCEPTED', acceptedText: null, appliedAtSeq: null };

function show(answer: Answer, which: 'only' | 'first' | 'second', change: Partial<Suggestion> = {}): void {
  const known: Partial<Suggestion> = { id: 'x1', sectionId: 'money', status: 'NOT_ACCEPTED', earlierAnswers: [first] };
  const suggestion = { ...known, ...change } as Suggestion;
  const shown = <AnswerGiven {...{ suggestion, answer, which }} again={() => undefined} />;
  showInStatement(shown, {}, { statement: aStatement });
}

const linkTo = (name: string) => screen.getByRole('link', { name }).getAttribute('href');

afterEach(cleanup);

it('[R14] links to the change that put the words in, and to the section', () => {
  show(first, 'only', { status: 'ACCEPTED', earlierAnswers: [] });
  expect(screen.getByText(/^The words are in the text\./)).toBeTruthy();
  expect(linkTo('Read the text with this change')).toBe('/workspace/s1/sections/money/history/4');
  expect(linkTo('open the section')).toBe('/workspace/s1/sections/money');
});

it('[R15] says that words of the first answer stay when the second one is no', () => {
  show(second, 'second');
  expect(screen.getByRole('heading', { name: 'The second answer' })).toBeTruthy();
  expect(screen.getByText(/^Words were put in the text after the first answer\. They stay there/)).toBeTruthy();
  expect(linkTo('Read the text with this change')).toBe('/workspace/s1/sections/money/history/4');
});

it('[R15] says that words which wait were not put in while another pair looks', () => {
  show({ ...first, appliedAtSeq: null }, 'first', { status: 'OPEN', earlierAnswers: [] });
  expect(screen.getByText(/not put in the text\. They wait for the second answer/)).toBeTruthy();
});

it('[R15] shows both answers, in their order, with why another pair was asked', () => {
  const known = { id: 'x1', sectionId: 'money', status: 'NOT_ACCEPTED', askedAgainBecause: 'Read it again.' };
  const suggestion = { ...known, answer: second, earlierAnswers: [first] } as unknown as Suggestion;
  showInStatement(<Answers suggestion={suggestion} again={() => undefined} />, {}, { statement: aStatement });
  const headings = screen.getAllByRole('heading').map(({ textContent }) => textContent);
  expect(headings).toEqual(['The first answer', 'Asked to be looked at again', 'The second answer']);
});

it('[R13] says what is fixed, where a suggestion is outside of it', () => {
  const outside = { __typename: 'OutsideLimit' as const, text: 'The budget until April 2027.' };
  show({ ...second, outside }, 'only', { earlierAnswers: [] });
  expect(screen.getByText('This is outside what is fixed: The budget until April 2027.')).toBeTruthy();
});
