import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import type { Scope } from '../statements/StatementScope.js';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { CommentOn } from './CommentOnPage.js';

const content = [
  { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'The council publishes its rates.' }] },
];

/** What the section says, which somebody may change. */
let now: readonly object[] = content;

beforeEach(() => void (now = content));

/** Shows the form for a section with a paragraph. Gives what is sent; it is answered with these refusals. */
function show(refusals: readonly object[] = [], change: Partial<Scope> = {}) {
  const sent: object[] = [];
  const [section] = aStatement.sections;
  if (!section) throw new Error('The statement has sections.');
  const node = { __typename: 'Member', id: 't1', shownAs: 'Table 3', constituency: 'PEOPLE' };
  const answers = {
    WhomToWriteFor: {
      members: {
        __typename: 'MemberConnection',
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        edges: [{ __typename: 'MemberEdge', node }],
      },
    },
    SectionNow: () => ({ sectionAt: { __typename: 'SectionVersion', content: JSON.stringify(now) } }),
    CommentOn: ({ input }: { input: object }) => {
      sent.push(input);
      return { commentOn: { __typename: 'CommentPayload', refusals } };
    },
  };
  const { container } = showInStatement(<CommentOn section={section} />, answers, change);
  return { sent, container };
}

const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Send comment' }));
const CHANGE = 'What would you change? You can leave this empty.';

afterEach(cleanup);

it('[R12] sends a comment about words of a part', async () => {
  const { sent } = show();
  await screen.findByLabelText('What is it about?');
  fill('What is it about?', 'p1');
  fill('Which words?', 'its rates');
  fill(CHANGE, 'Say for how long.');
  send();
  await waitFor(() => expect(sent).toMatchObject([{ part: 'p1', quote: 'its rates', change: 'Say for how long.' }]));
});

it('[R12] sends a comment about all of the section, and says at their box when words do not stand there', async () => {
  const { sent, container } = show([{ __typename: 'Refusal', code: 'comment.empty', because: 'Write something.' }]);
  await screen.findByLabelText('What is it about?');
  send();
  await waitFor(() => expect(sent).toMatchObject([{ part: null, quote: '', change: '' }]));
  expect((await screen.findByRole('link', { name: 'Write something.' })).getAttribute('href')).toBe('#change');
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
});

it('[R12] asks for another part when somebody took the chosen one away, and sends nothing about the whole', async () => {
  const because = 'That part has changed. Read it again.';
  const { sent } = show([{ __typename: 'Refusal', code: 'comment.which-part', because }]);
  await screen.findByLabelText('What is it about?');
  fill('What is it about?', 'p1');
  fill(CHANGE, 'Say for how long.');
  now = [];
  send();
  await screen.findByRole('option', { name: 'Not there any more' });
  send();
  const gone = 'The part that you chose is not there any more. Choose another.';
  expect((await screen.findByRole('link', { name: gone })).getAttribute('href')).toBe('#which');
  expect([sent.length, screen.getByLabelText<HTMLTextAreaElement>(CHANGE).value]).toEqual([1, 'Say for how long.']);
});

it('[R9][R10] asks a facilitator, and nobody else, whose words they are and whether they were read back', async () => {
  const { sent, container } = show([], { me: { ...aSignatory, constituency: null, roles: ['facilitator'] } });
  await screen.findByRole('option', { name: /^Table 3/ });
  fill('Whose words are they?', 't1');
  fireEvent.click(screen.getByLabelText('In British Sign Language'));
  fill(CHANGE, 'Say for how long.');
  fireEvent.click(screen.getByLabelText('Could not be read back to them'));
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
  send();
  const onBehalf = { membershipId: 't1', mode: 'BSL', readBack: 'could-not-be-confirmed' };
  await waitFor(() => expect(sent).toMatchObject([{ change: 'Say for how long.', onBehalf }]));
  cleanup();
  show();
  await screen.findByLabelText('What is it about?');
  expect(screen.queryByLabelText('Whose words are they?')).toBeNull();
});
