import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { CommentShown } from './CommentShown.js';
import type { Comment } from './useComments.js';

const comment: Comment = {
  ...{ __typename: 'PublicComment', id: 'c1', sectionId: 'money', reference: 'C-7F3K9QRT', constituency: 'PUBLIC' },
  ...{ name: '', change: 'Pay 31 pounds.', why: '', quote: '', quoteStands: true, instead: '', proposalId: null },
  ...{ author: null, at: '2027-03-03T10:00:00Z', state: 'SHOWN', keptBackBecause: null, next: [], waits: true },
  ...{ hidden: null, decision: null, reason: null, putForward: null, decidedBy: [], writtenDown: null },
};

/** Shows a comment. Gives what is sent when somebody flags it; it is answered with these refusals. */
function show(change: Partial<Comment> = {}, { me = aSignatory, refusals = [] as readonly object[] } = {}) {
  const sent: object[] = [];
  const FlagComment = ({ input }: { input: object }) => {
    sent.push(input);
    return { flagComment: { __typename: 'FairDealingPayload', refusals } };
  };
  const shown = (
    <>
      <h1>Comments</h1>
      <h2>All comments</h2>
      <CommentShown comment={{ ...comment, ...change }} again={() => undefined} />
    </>
  );
  const LookAtComment = () => ({ lookAtComment: { __typename: 'CommentPayload', refusals } });
  return { sent, ...showInStatement(shown, { FlagComment, LookAtComment }, { me }) };
}

afterEach(cleanup);

it('[R34] can be flagged, and says at its box when a reason is missing', async () => {
  const refusals = [{ __typename: 'Refusal', code: 'concern.no-reason', because: 'Say in a few words why.' }];
  const { sent, container } = show({}, { refusals });
  fireEvent.click(screen.getByRole('radio', { name: 'It tells rivals future prices, margins or bids' }));
  fireEvent.change(screen.getByLabelText('What is it about?'), { target: { value: 'A bid.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
  await waitFor(() => expect(sent).toEqual([{ commentId: 'c1', ground: 'COMPETITION', why: 'A bid.' }]));
  const link = await screen.findByRole('link', { name: 'Say in a few words why.' });
  expect(link.getAttribute('href')).toBe('#flag-why-c1');
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
});

it('[R34] says that it is being checked, and takes neither an answer nor another flag then', () => {
  const hidden = { __typename: 'HiddenComment', isOpen: true, ground: 'COMPETITION', because: null } as const;
  const { container } = show({ change: '', hidden });
  expect(container.textContent).toContain('Hidden while somebody checks it.');
  expect(screen.queryByText('Flag this')).toBeNull();
  // Nothing is live but the two regions of the page.
  expect(screen.getAllByRole('status')).toHaveLength(1);
  show({ hidden });
  expect(screen.queryByText('Answer this comment')).toBeNull();
});

it.each([
  ['PROVIDERS', false],
  ['PEOPLE', true],
] as const)('[R34] lets a co-chair of %s look at it first: %s', (constituency, looks) => {
  show({ state: 'HELD', change: '' }, { me: { ...aSignatory, constituency, roles: ['co-chair'] } });
  expect(screen.queryByRole('button', { name: 'Show this comment to everybody' }) !== null).toBe(looks);
  expect(screen.queryByText(/who is not a provider reads it first/) === null).toBe(looks);
});

it('[R9][R10] says that a facilitator wrote it down for them, and that nobody could read it back to them', () => {
  const writtenDown = { __typename: 'WrittenDown', mode: 'phone', readBack: 'could-not-be-confirmed' } as const;
  const { container } = show({ writtenDown });
  const words = 'A facilitator wrote this down for them. They said it on the phone. It could not be read back to them.';
  expect(container.textContent).toContain(words);
});

it.each([true, false])('[R13] offers "I agree" to whoever can, and says to others who can: %s', (mayAgree) => {
  const by = { shownAs: 'Hassan', constituency: 'CARERS', isMe: false } as const;
  const answer = { decision: 'ACCEPTED', reason: 'It will say it.', hash: 'h' } as const;
  show({ putForward: { ...answer, by, mayAgree } });
  expect(screen.queryByRole('button', { name: 'I agree with this answer' }) !== null).toBe(mayAgree);
  expect(screen.queryByText(/Somebody of another group has to agree/) === null).toBe(mayAgree);
});

describe('a comment that was kept back', () => {
  const chair = { ...aSignatory, constituency: 'PEOPLE', roles: ['co-chair'] };

  it('[R38] can still be passed to a safeguarding lead by who reads it, for a worry alone', async () => {
    const { sent } = show({ state: 'KEPT_BACK' }, { me: chair });
    expect(screen.queryByRole('radio', { name: 'It tells rivals future prices, margins or bids' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: 'I’m worried about someone' }));
    fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
    await waitFor(() => expect(sent).toEqual([{ commentId: 'c1', ground: 'SAFEGUARDING', why: '' }]));
  });

  it('[R12] says why it cannot be shown to everybody after all', async () => {
    const because = 'Somebody is worried about it. A safeguarding lead decides first.';
    show({ state: 'KEPT_BACK' }, { me: chair, refusals: [{ __typename: 'Refusal', code: 'comment.open', because }] });
    fireEvent.click(screen.getByRole('button', { name: 'Show this comment to everybody' }));
    expect(await screen.findByText(because)).toBeTruthy();
  });

  it('[R38] is flagged by nobody else', () => {
    show({ state: 'KEPT_BACK' });
    expect(screen.queryByText('Flag this')).toBeNull();
  });

  it('[R38] tells who keeps it back how to pass on a worry', () => {
    show({ state: 'HELD' }, { me: chair });
    expect(screen.getByText(/Are you worried about someone\?/)).toBeTruthy();
  });
});
