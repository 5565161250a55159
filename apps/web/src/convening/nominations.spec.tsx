import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { ConveningPage } from './ConveningPage.js';

const NOTHING = { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
const someone = { shownAs: 'Somebody of the public', constituency: '', isMe: false };
const ife = {
  ...{ id: 'n1', kind: 'person', text: 'Ife, I look after my dad', by: someone, isTaken: null, answer: null },
  ...{ answerMailed: false, shownPublicly: false, contact: '01539 720000' },
};
const salt = '00ff';
const position = {
  ...{ constituency: 'CARERS', sectionId: null, hash: 'a'.repeat(64), sealedAt: '2026-05-01T09:00:00Z' },
  ...{ openedAt: '2026-05-02T09:00:00Z', text: 'Breaks first.', salt },
};

interface Shown {
  readonly nominations?: readonly object[];
  readonly positions?: readonly object[];
}

/** Shows the page to a co-chair, before the writing. Gives what was nominated. */
function show({ nominations = [], positions = [] }: Shown = {}) {
  const asked: object[] = [];
  const edges = nominations.map((node, index) => ({ cursor: String(index), node }));
  const convening = {
    ...{
      nominations: { ...NOTHING, totalCount: edges.length, edges },
      limits: NOTHING,
      positions,
      agreedToOpen: [],
      openingAgreedByMe: false,
    },
    ...{ groups: ['CARERS'], call: { isOpen: true, until: '2026-05-30' }, outreach: NOTHING },
  };
  const answers = {
    Convening: { convening },
    Nominate: ({ input }: { input: object }) => {
      asked.push(input);
      return { nominate: { refusals: [] } };
    },
  };
  const me = { ...aSignatory, roles: ['member', 'co-chair'] };
  showInStatement(<ConveningPage />, answers, { me, statement: { ...aStatement, state: 'CONVENING' } });
  return asked;
}

afterEach(cleanup);

describe('getting together', () => {
  it('[R4] asks whether a person who is nominated agreed to be shown, and never for a topic', async () => {
    const asked = show();
    fireEvent.change(await screen.findByLabelText('What?'), { target: { value: 'Farms' } });
    expect(screen.queryByLabelText(/The person agreed/)).toBeNull();
    fireEvent.click(screen.getByLabelText('A person to take part'));
    fireEvent.change(screen.getByLabelText('Who?'), { target: { value: 'Rosa who drives' } });
    fireEvent.click(screen.getByLabelText(/The person agreed/));
    fireEvent.click(screen.getByRole('button', { name: 'Nominate' }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked).toEqual([{ statementId: 's1', kind: 'person', text: 'Rosa who drives', mayBeShown: true }]);
  });

  it('[R4] says who reads the answer, and whether it could be sent', async () => {
    show({ nominations: [ife, { ...ife, id: 'n2', answer: 'Come in May.', isTaken: true }] });
    expect(
      await screen.findByText(/Everybody who writes this statement can read it\. If the person gave/),
    ).toBeTruthy();
    expect(screen.getByText(/The answer could not be sent to them.* Tell them\./)).toBeTruthy();
    cleanup();
    show({ nominations: [{ ...ife, answer: 'Come in May.', isTaken: true, answerMailed: true }] });
    expect(await screen.findByText('The answer was sent to their e-mail address.')).toBeTruthy();
  });

  it('[R6] shows how to check an opened position, and offers no other to be sealed', async () => {
    show({ positions: [position] });
    expect(await screen.findByText('{"salt":"00ff","text":"Breaks first."}')).toBeTruthy();
    expect(screen.getByText(position.hash)).toBeTruthy();
    expect(screen.queryByText('Seal where your group stands')).toBeNull();
  });
});
