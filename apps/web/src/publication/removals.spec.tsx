import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { RemovalsPage } from './RemovalsPage.js';
import type { Done, Removable, Waiting } from './useRemovals.js';

const words: Removable = {
  ...{ __typename: 'RemovableContent' as const, seq: 12, name: 'reason', what: 'The reason for a suggestion' },
  ...{ at: '2026-11-27T09:00:00Z', constituency: 'CARERS', words: 'At 12 Mill Lane.' },
};
const hidden: Removable = { ...words, seq: 11, what: 'Words that a suggestion asks for', words: null };
const waits: Waiting = {
  ...{ ...words, __typename: 'WaitingRemoval' as const, seq: 9, what: 'Own words beside a section' },
  ...{ reason: 'It tells where somebody lives.', askedAt: '2026-11-28T09:00:00Z', askedBy: 'm9' },
  ...{ counts: true, mayAgree: true, mayTakeBack: false },
};
const done: Done['edges'][number]['node'] = {
  ...{ __typename: 'ContentRemoval' as const, seq: 3, name: 'text', what: 'Something that is fixed' },
  ...{ reason: 'A name.', date: '2026-11-20' },
};
const chair = { ...aSignatory, roles: ['member', 'co-chair'] };

interface Shown {
  readonly waiting?: readonly Waiting[];
  readonly me?: typeof aSignatory | null;
  readonly refusals?: readonly object[];
  readonly stillStandsIn?: readonly string[];
}

/** Shows the page; an act is answered with these refusals. Gives what was asked of the API. */
function show({ waiting = [], me = chair, refusals = [], stillStandsIn = [] }: Shown = {}) {
  const asked: object[] = [];
  const act =
    (field: string, more: object = {}) =>
    ({ input }: { input: object }): object => {
      asked.push({ [field]: input });
      return { [field]: { __typename: 'Payload', refusals, ...more } };
    };
  const pageOf = ({ after }: { after: string | null }): object => ({
    removableContents: {
      totalCount: 12,
      edges: (after === null ? [words, hidden] : [{ ...words, seq: 1, what: 'A reply' }]).map((node) => ({
        ...{ cursor: `${node.seq}:${node.name}`, node },
      })),
      pageInfo: { hasNextPage: after === null, endCursor: '11:reason' },
    },
  });
  const pageInfo = { hasNextPage: false, endCursor: null };
  const removed = { totalCount: 1, edges: [{ node: done }], pageInfo };
  const answers = {
    Removals: { waitingRemovals: waiting, contentRemovals: removed },
    Removable: pageOf,
    RemoveContent: act('removeContent', { waiting: true, stillStandsIn }),
    TakeBackRemoval: act('takeBackRemoval'),
  };
  showInStatement(<RemovalsPage />, answers, { me, statement: aStatement });
  return asked;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('the page for removing words from the record', () => {
  it('[R28] lists what can be removed, and asks for the words that were chosen with a reason', async () => {
    const asked = show({ stillStandsIn: ['The list of decisions holds the same words.'] });
    expect(await screen.findByText(/^27 November 2026, Unpaid carers.*: “At 12 Mill Lane\.”$/)).toBeTruthy();
    expect(screen.queryByLabelText('Why should these words go?')).toBeNull();
    fireEvent.click(screen.getByLabelText('The reason for a suggestion'));
    fireEvent.change(screen.getByLabelText('Why should these words go?'), { target: { value: 'An address.' } });
    press('Ask to remove these words');
    const says = await screen.findByRole('heading', { name: /^You asked/ });
    expect(asked).toEqual([{ removeContent: { statementId: 's1', seq: 12, name: 'reason', reason: 'An address.' } }]);
    expect(document.activeElement).toBe(says);
    expect(screen.getByText('The list of decisions holds the same words.')).toBeTruthy();
  });

  it('[R34] says of words that are hidden that they are, and never shows them', async () => {
    show();
    expect(await screen.findByText(/these words are hidden from you while somebody checks them/)).toBeTruthy();
  });

  it('goes on to older words and back', async () => {
    show();
    await screen.findByLabelText('The reason for a suggestion');
    press('Older words');
    expect(await screen.findByLabelText('A reply')).toBeTruthy();
    press('Newer words');
    expect(await screen.findByLabelText('The reason for a suggestion')).toBeTruthy();
  });

  it('[R28] says why it is refused, at the field that is wrong', async () => {
    show({ refusals: [{ code: 'removal.reason', because: 'Say why.' }] });
    fireEvent.click(await screen.findByLabelText('The reason for a suggestion'));
    press('Ask to remove these words');
    expect(await screen.findByRole('link', { name: 'Say why.' })).toBeTruthy();
    const field = screen.getByLabelText('Why should these words go?');
    expect(document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[1] ?? '')?.textContent).toBe(
      'Error: Say why.',
    );
  });

  it('[R28] has the second key turned only after a step that says it is for good', async () => {
    const asked = show({ waiting: [waits] });
    await screen.findByText('Because: It tells where somebody lives.');
    press(/^Agree to remove\W+Own words beside a section/);
    expect(document.activeElement?.textContent).toBe('Removing words cannot be undone');
    press('Not now');
    press(/^Agree to remove\W+Own words beside a section/);
    expect(asked).toEqual([]);
    press('Remove these words for good');
    expect(await screen.findByRole('heading', { name: 'The words are removed from the record.' })).toBeTruthy();
    const content = { statementId: 's1', seq: 9, name: 'reason' };
    expect(asked).toEqual([{ removeContent: { ...content, reason: 'It tells where somebody lives.' } }]);
  });

  it('[R28] lets who asked take it back, and says when who asked has left', async () => {
    const mine = { ...waits, askedBy: 'm1', mayAgree: false, mayTakeBack: true };
    const asked = show({ waiting: [mine] });
    expect(await screen.findByText(/^Asked for on 28 November 2026 by you\./)).toBeTruthy();
    press(/^Take this back/);
    await waitFor(() => expect(asked).toEqual([{ takeBackRemoval: { statementId: 's1', seq: 9, name: 'reason' } }]));
    cleanup();
    show({ waiting: [{ ...mine, askedBy: 'm9', counts: false }] });
    expect(await screen.findByText(/it does not count/)).toBeTruthy();
  });

  it('[R28] shows a member what waits and what was removed, and whom to tell', async () => {
    show({ me: aSignatory, waiting: [{ ...waits, words: null, mayAgree: false }] });
    expect(await screen.findByText('Something that is fixed, removed on 20 November 2026')).toBeTruthy();
    expect(screen.getByText('Because: A name.')).toBeTruthy();
    expect(screen.getByText(/Tell a co-chair or the facilitator/)).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('is not there for somebody who takes no part', () => {
    show({ me: null });
    expect(screen.queryByText('Remove words from the record')).toBeNull();
  });
});
