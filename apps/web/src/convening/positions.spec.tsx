import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { aColleagueActs, Changing } from '../ui/changing.fake.js';
import { Positions } from './Positions.js';
import type { Convening } from './useConvening.js';
import { SealedPositions } from './SealedPositions.js';

const subjects = [
  { value: '', label: 'The whole statement' },
  ...aStatement.sections.map(({ id, title }) => ({ value: id, label: title })),
];
const sealed = (constituency: string, sectionId: string | null) => ({
  ...{ constituency, sectionId, hash: 'abc', sealedAt: '2026-05-30', openedAt: null, text: null, salt: null },
});
const of = (...groups: string[]) =>
  groups.flatMap((group) => ['homes', null, 'money'].map((section) => sealed(group, section)));

afterEach(cleanup);

const headings = (): (string | null)[] => screen.getAllByRole('heading').map((one) => one.textContent);

it('[R6] shows few sealed positions at once, group by group in reading order', () => {
  showInStatement(<SealedPositions positions={of('CARERS', 'VCSE')} subjects={subjects} />, {});
  expect(headings().map((one) => one?.split(': ')[1])).toEqual([
    ...['The whole statement', 'Money', 'Homes'],
    ...['The whole statement', 'Money', 'Homes'],
  ]);
  expect(screen.queryByRole('group')).toBeNull();
});

it('[R6] lets the reader open those of a group where there are many', () => {
  showInStatement(<SealedPositions positions={of('CARERS', 'VCSE', 'PROVIDERS')} subjects={subjects} />, {});
  expect(screen.getAllByRole('group').map((one) => one.querySelector('summary')?.textContent)).toEqual([
    'Unpaid carers and family members (3)',
    'Voluntary, user-led and support organisations (3)',
    'Care providers (3)',
  ]);
});

describe('what somebody writes to seal it', () => {
  const aPart = (...sections: (string | null)[]) => {
    const positions = sections.map((section) => sealed('CARERS', section));
    const convening = { positions, agreedToOpen: [], openingAgreedByMe: false } as unknown as Convening;
    return <Positions convening={convening} canSay={true} again={() => undefined} />;
  };
  const written = () => screen.getByLabelText<HTMLTextAreaElement>('Where does your group stand?');
  const about = () => screen.getByLabelText<HTMLSelectElement>('What is it about?');
  const write = (section: string) => {
    fireEvent.change(about(), { target: { value: section } });
    fireEvent.change(written(), { target: { value: 'We want breaks.' } });
  };

  it('[R6] stays when a colleague seals another section meanwhile', () => {
    showInStatement(<Changing first={aPart()} then={aPart(null)} />, {});
    write('homes');
    aColleagueActs();
    expect([written().value, about().value]).toEqual(['We want breaks.', 'homes']);
  });

  it('[R6] is never sealed about something else unseen, when a colleague seals the same section', async () => {
    const sent: object[] = [];
    const because = 'Your group has sealed this already.';
    const SealPosition = ({ input }: { input: object }) => {
      sent.push(input);
      return { sealPosition: { __typename: 'P', refusals: [{ __typename: 'R', code: 'position.sealed', because }] } };
    };
    showInStatement(<Changing first={aPart()} then={aPart('homes')} />, { SealPosition });
    write('homes');
    aColleagueActs();
    expect(about().selectedOptions[0]?.text).toBe('Homes (sealed already)');
    fireEvent.click(screen.getByRole('button', { name: 'Seal it' }));
    expect(await screen.findByText(because)).toBeTruthy();
    await waitFor(() => expect(sent).toMatchObject([{ text: 'We want breaks.', sectionId: 'homes' }]));
    expect(written().value).toBe('We want breaks.');
  });

  it('[R6] stays to be copied when all are sealed, or the writing has begun', () => {
    showInStatement(<Changing first={aPart()} then={aPart(null, 'money', 'homes')} />, {});
    write('homes');
    aColleagueActs();
    expect([written().value, written().readOnly]).toEqual(['We want breaks.', true]);
  });
});
