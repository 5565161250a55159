import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { aSignatory, aStatement, notSignedIn, showInStatement } from '../statements/workspace.fake.js';
import type { Scope } from '../statements/StatementScope.js';
import { Suggest } from './SuggestPage.js';

const textOf = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const content = [
  { ...textOf('The council publishes its rates each April.'), attrs: { id: 'p1' } },
  {
    ...{ type: 'bulletList', attrs: { id: 'l1' } },
    content: ['One', 'Two'].map((text) => ({ type: 'listItem', content: [textOf(text)] })),
  },
];

/** The people of the statement: a page with a table and somebody of no group, and after it one with Joy, where there is more. */
function peopleAfter(after: string | null, hasMore: boolean): object {
  const people =
    after === null
      ? [
          ['t1', 'Table 3', 'PEOPLE'],
          ['s1', 'Sam', null],
        ]
      : [['j1', 'Joy', 'CARERS']];
  const edges = people.map(([id, shownAs, constituency]) => {
    return { __typename: 'MemberEdge', node: { __typename: 'Member', id, shownAs, constituency } };
  });
  const pageInfo = { __typename: 'PageInfo', hasNextPage: hasMore && after === null, endCursor: 's1' };
  return { members: { __typename: 'MemberConnection', pageInfo, edges } };
}

/** What the section says, which somebody may change. */
let now: readonly object[] = content;

beforeEach(() => void (now = content));

/** Stands for refusals where the session has ended. */
const SIGNED_OUT: readonly object[] = [];

/** Shows the form for a section with a paragraph and a list. Gives what is sent; it is answered with these refusals. */
function show(refusals: readonly object[] = [], change: Partial<Scope> = {}, hasMore = false) {
  const sent: object[] = [];
  const [section] = aStatement.sections;
  if (!section) throw new Error('The statement has sections.');
  const answers = {
    WhomToWriteFor: ({ after }: { after?: string | null }) => peopleAfter(after ?? null, hasMore),
    SectionNow: () => ({ sectionAt: { __typename: 'SectionVersion', content: JSON.stringify(now) } }),
    SuggestChange: ({ input }: { input: object }) => {
      sent.push(input);
      if (refusals === SIGNED_OUT) return notSignedIn;
      const suggestion = refusals.length > 0 ? null : { __typename: 'Suggestion', id: 'x1' };
      return { suggestChange: { __typename: 'SuggestionPayload', suggestion, refusals } };
    },
  };
  const { container } = showInStatement(<Suggest section={section} />, answers, change);
  return { sent, container };
}

const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Send suggestion' }));

afterEach(cleanup);

it('[R13] offers each item of a list as a part, and suggests about its words alone', async () => {
  const { sent } = show();
  const parts = await screen.findByLabelText<HTMLSelectElement>('Which part?');
  expect([...parts.options].map(({ text }) => text)).toEqual([
    '1. The council publishes its rates each April.',
    '2.1. One',
    '2.2. Two',
  ]);
  fill('Which part?', 'l1/2');
  fill('What should it say?', 'Three');
  fill('Why?', 'There are three.');
  send();
  await waitFor(() =>
    expect(sent).toMatchObject([{ blockId: 'l1', baseText: 'Two', proposedText: 'Three', reason: 'There are three.' }]),
  );
});

it.each([
  ['group-only', 'own-group', 'SIGN_OFF', 'Your group stands beside it, and not your name.'],
  ['full-name', 'writers', 'SIGN_OFF', 'Your group stands beside it, and not your name.'],
  ['full-name', 'everyone', 'DRAFTING', 'Your name stands beside it, as you show it to everybody.'],
] as const)('[R29] says who will read it, and with which name: %s for %s', async (form, audience, state, words) => {
  const me = { ...aSignatory, displayForm: form, displayAudience: audience };
  const { container } = show([], { me, statement: { ...aStatement, state } });
  await screen.findByLabelText('Which part?');
  expect(container.textContent).toContain(words);
  expect(container.textContent.includes('from when the draft is open for comment')).toBe(state === 'DRAFTING');
  const link = screen.queryByRole('link', { name: 'Read the page that everybody sees' });
  const page = state === 'DRAFTING' ? undefined : '/suggestions/hallbeck/care-in-hallbeck/money';
  expect(link?.getAttribute('href')).toBe(page);
});

it('takes only the words that somebody chose of a paragraph, and begins with them', async () => {
  const { sent } = show();
  await screen.findByLabelText('Which part?');
  fill('Which words do you want to change?', 'each April');
  expect(screen.getByLabelText<HTMLTextAreaElement>('What should it say?').value).toBe('each April');
  fill('What should it say?', 'each March');
  send();
  await waitFor(() =>
    expect(sent).toMatchObject([{ blockId: 'p1', baseText: 'each April', proposedText: 'each March' }]),
  );
});

it('can take the chosen words away, and says at their box when they are not there', async () => {
  const { sent, container } = show([{ __typename: 'Refusal', code: 'suggestion.stale', because: 'Not there.' }]);
  await screen.findByLabelText('Which part?');
  fireEvent.click(screen.getByLabelText('Take them away'));
  fill('Which words do you want to take away?', 'each May');
  send();
  await waitFor(() => expect(sent).toMatchObject([{ baseText: 'each May', proposedText: '' }]));
  expect((await screen.findByRole('link', { name: 'Not there.' })).getAttribute('href')).toBe('#old-words');
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
});

const STALE = { __typename: 'Refusal', code: 'suggestion.stale', because: 'The text has changed. Read it again.' };

it('[R13] shows what the text says now when it has changed meanwhile, and keeps what was written', async () => {
  show([STALE]);
  await screen.findByLabelText('Which part?');
  fill('What should it say?', 'The council publishes its rates each March.');
  fill('Why?', 'So that we can plan.');
  now = [{ ...textOf('The council publishes its rates each May.'), attrs: { id: 'p1' } }];
  send();
  expect((await screen.findAllByText('The council publishes its rates each May.')).length).toBeGreaterThan(0);
  expect(screen.getByRole('link', { name: STALE.because })).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('What should it say?').value).toContain('each March');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Why?').value).toBe('So that we can plan.');
});

it('[R13] asks for another part when somebody took the chosen one away, and sends nothing elsewhere', async () => {
  const { sent } = show([STALE]);
  await screen.findByLabelText('Which part?');
  fill('What should it say?', 'The council publishes its rates each March.');
  now = [{ ...textOf('Something else.'), attrs: { id: 'p9' } }];
  send();
  await screen.findByRole('option', { name: 'Not there any more' });
  send();
  const because = 'The part that you chose is not there any more. Choose another.';
  expect((await screen.findByRole('link', { name: because })).getAttribute('href')).toBe('#which');
  expect(sent).toHaveLength(1);
});

it('[R13] keeps what somebody wrote when they answer one of its questions another way', async () => {
  show();
  await screen.findByLabelText('Which part?');
  fill('What should it say?', 'The council publishes its rates each March.');
  fireEvent.click(screen.getByLabelText('Take them away'));
  fireEvent.click(screen.getByLabelText('Add a paragraph after them'));
  const box = screen.getByLabelText<HTMLTextAreaElement>('What should the new paragraph say?');
  expect(box.value).toBe('The council publishes its rates each March.');
  fill('Which part?', 'l1/2');
  expect(screen.getByDisplayValue('The council publishes its rates each March.')).toBeTruthy();
});

it('[F2] tells somebody whose session has ended to sign in elsewhere, and takes the same words at the next press', async () => {
  const { sent } = show(SIGNED_OUT);
  await screen.findByLabelText('Which part?');
  fill('Why?', 'So that we can plan.');
  send();
  const because = 'You are signed out. Sign in in a new tab, then press again.';
  expect((await screen.findByRole('link', { name: because })).getAttribute('target')).toBe('_blank');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Why?').value).toBe('So that we can plan.');
  send();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual(sent[0]);
});

const aFacilitator = { ...aSignatory, constituency: null, roles: ['facilitator'] };

it('[R9] asks nobody but a facilitator for whom they write', async () => {
  const { sent } = show();
  await screen.findByLabelText('Which part?');
  expect(screen.queryByLabelText('Whose words are they?')).toBeNull();
  fill('Why?', 'There are three.');
  send();
  await waitFor(() => expect(sent).toMatchObject([{ onBehalf: null }]));
});

it('[R9][R10] sends for whom a facilitator writes, how they said it and that it was read back', async () => {
  const { sent, container } = show([], { me: aFacilitator });
  await screen.findByRole('option', { name: 'Table 3 (People)' });
  expect(screen.queryByRole('option', { name: /Sam/ })).toBeNull();
  fill('Whose words are they?', 't1');
  fireEvent.click(screen.getByLabelText('At a workshop'));
  fill('What should it say?', 'The council publishes its rates each March.');
  fill('Why?', 'So that we can plan.');
  fireEvent.click(screen.getByLabelText('Read back, and they said yes'));
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
  send();
  await waitFor(() =>
    expect(sent).toMatchObject([{ onBehalf: { membershipId: 't1', mode: 'workshop', readBack: 'confirmed' } }]),
  );
});

it('[R9] keeps who is chosen while a facilitator asks for more people', async () => {
  show([], { me: aFacilitator }, true);
  await screen.findByText(/^Table 3/);
  fill('Whose words are they?', 't1');
  fireEvent.click(screen.getByRole('button', { name: 'Show more people' }));
  await screen.findByText(/^Joy/);
  const box = screen.getByLabelText<HTMLSelectElement>('Whose words are they?');
  expect([box.value, [...box.options].map(({ value }) => value)]).toEqual(['t1', ['', 't1', 'j1']]);
  expect(screen.queryByRole('button', { name: 'Show more people' })).toBeNull();
});

it('[R9] shows a facilitator at its box that nobody was chosen', async () => {
  const because = 'Say whose words these are.';
  const { sent } = show([{ __typename: 'Refusal', code: 'on-behalf.nobody', because }], { me: aFacilitator });
  await screen.findByLabelText('Which part?');
  send();
  await waitFor(() => expect(sent).toMatchObject([{ onBehalf: { membershipId: null, mode: '', readBack: '' } }]));
  expect((await screen.findByRole('link', { name: because })).getAttribute('href')).toBe('#for-whom');
});
