import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { MinorityStatements } from './MinorityStatements.js';
import type { GroupStanding, OwnWords, Signing } from './useSigning.js';

const waiting: OwnWords = {
  ...{ id: 'n1', constituency: 'CARERS', title: 'Pay for nights', text: 'A night costs the next day.' },
  ...{
    stands: false,
    signedBy: ['Hassan'],
    mine: false,
    addedByMe: false,
    reply: null,
    hidden: null,
    aboutDraft: null,
  },
};
const signed: GroupStanding = {
  constituency: 'CARERS',
  position: 'SIGNED',
  rule: 'consensus',
  needed: 2,
  next: [],
  decided: 2,
  myDecision: null,
  decidesWithoutMe: null,
  withReasons: [],
};
const mine = { position: 'DISSENTED' };

/** Shows the part beside a section, with an API that answers an act with these refusals. */
function open(
  notes: OwnWords[],
  { group = signed, me = aSignatory, state = 'SIGN_OFF', refusals = [] as object[], begun = false } = {},
) {
  const asked: unknown[] = [];
  const answer =
    (field: string) =>
    ({ input }: { input: unknown }): object => {
      asked.push({ [field]: input });
      const minorityStatement = refusals.length > 0 ? null : { __typename: 'MinorityStatement', id: 'n1' };
      return { [field]: { __typename: 'MinorityStatementPayload', minorityStatement, refusals } };
    };
  const standing = {
    ...{ sectionId: 'money', versionNumber: 1, hash: 'abc', frozenAt: null },
    ...{ groups: [group], hasBegunOwnWords: begun, minorityStatements: notes },
  } as Signing['sections'][number];
  const part = <MinorityStatements sectionId="money" standing={standing} onChanged={() => undefined} />;
  const answers = {
    AttachMinorityStatement: answer('attachMinorityStatement'),
    JoinMinorityStatement: answer('joinMinorityStatement'),
    TakeBackOwnWords: answer('takeBackOwnWords'),
    FlagOwnWords: answer('flagOwnWords'),
  };
  showInStatement(part, answers, { me, statement: { ...aStatement, state } });
  return asked;
}

const write = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const joinButton = () => screen.queryByRole('button', { name: /^Put my name to these words/ });

afterEach(cleanup);

it('[R16][R19] own words say about which draft they are, where the section changed since', () => {
  open([waiting, { ...waiting, id: 'n2', title: 'Days', aboutDraft: 2 }]);
  const [now, before] = screen.getAllByRole('article');
  expect(now?.textContent).not.toContain('About Draft');
  expect(before?.textContent).toContain('About Draft 2, before the section changed.');
});

describe('own words that wait', () => {
  it('[R19] say how many names they have, whose, and who can read them', () => {
    open([waiting]);
    expect(screen.getByText('1 of 3 people have put their name to this: Hassan.')).toBeTruthy();
    expect(screen.getByText(/^Only your group can read this now\./)).toBeTruthy();
    expect(screen.getByText(/They then need 1 more\./)).toBeTruthy();
    expect(screen.queryByText('Reply for your group')).toBeNull();
  });

  it('[R19] get the reader’s own name, after which the focus is on what was done', async () => {
    const asked = open([waiting]);
    fireEvent.click(joinButton()!);
    const done = await screen.findByText('You have put your name to these words.');
    await waitFor(() => expect(document.activeElement).toBe(done));
    expect(asked).toEqual([{ joinMinorityStatement: { minorityStatementId: 'n1' } }]);
    expect(joinButton()).toBeNull();
  });

  it('[R19] say to the third that everybody will read them', () => {
    open([{ ...waiting, signedBy: ['Hassan', 'Ruth'] }]);
    expect(screen.getByText(/It is the last name they need: everybody here can then read them/)).toBeTruthy();
  });

  it('[R19] offer no button to who has joined, nor once signing is over', () => {
    open([{ ...waiting, mine: true }]);
    expect([joinButton(), screen.getByText('You have put your name to these words.').textContent]).toEqual([
      null,
      'You have put your name to these words.',
    ]);
    cleanup();
    open([waiting], { state: 'PUBLISHED' });
    expect([joinButton(), screen.getByText(/^Fewer than 3 people put their name to this\./) !== null]).toEqual([
      null,
      true,
    ]);
  });

  it('say why a name was not taken', async () => {
    open([waiting], { refusals: [{ code: 'join.twice', because: 'You have put your name to these words already.' }] });
    fireEvent.click(joinButton()!);
    expect(await screen.findByRole('group', { name: 'There is a problem' })).toBeTruthy();
    expect(joinButton()).toBeTruthy();
  });
});

describe('taking own words back', () => {
  const ours = { ...waiting, mine: true, addedByMe: true };
  const button = () => screen.queryByRole('button', { name: /^Take these words back/ });

  it('[R19] is done by who added them, while they wait; the focus goes to where they stood, and it is said', async () => {
    const asked = open([ours]);
    fireEvent.click(button()!);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('You have taken your words back.'));
    expect(asked).toEqual([{ takeBackOwnWords: { minorityStatementId: 'n1' } }]);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'In our own words' }));
  });

  it.each<[string, OwnWords, string]>([
    ['who only put their name to them', { ...ours, addedByMe: false }, 'SIGN_OFF'],
    ['anybody once they stand', { ...ours, stands: true, signedBy: ['Hassan', 'Ruth', 'Ann'] }, 'SIGN_OFF'],
    ['anybody after publication', ours, 'PUBLISHED'],
  ])('[R19] is not offered to %s', (_case, note, state) => {
    open([note], { state });
    expect(button()).toBeNull();
  });

  it('says why they were not taken back', async () => {
    open([ours], { refusals: [{ code: 'take-back.stand', because: 'These words stand.' }] });
    fireEvent.click(button()!);
    expect(await screen.findByRole('group', { name: 'There is a problem' })).toBeTruthy();
    expect(button()).toBeTruthy();
  });
});

describe('own words that stand', () => {
  const standing = { ...waiting, stands: true, signedBy: ['Hassan', 'Ruth', 'Ann'] };

  it('[R19] show every name, and a reply to other groups only', () => {
    open([standing], { me: { ...aSignatory, constituency: 'PEOPLE' } });
    expect(screen.getByText('These people put their name to this: Hassan, Ruth, Ann.')).toBeTruthy();
    expect([joinButton(), screen.getByText('Reply for your group') !== null]).toEqual([null, true]);
    cleanup();
    open([standing]);
    expect([joinButton() !== null, screen.queryByText('Reply for your group')]).toEqual([true, null]);
  });
});

describe('own words that a competition concern hides', () => {
  const standing = { ...waiting, stands: true, signedBy: ['Hassan', 'Ruth', 'Ann'] };
  const reply = { constituency: 'COMMISSIONERS', text: '' };
  const hidden = { ...standing, title: '', text: '', reply, hidden: { isOpen: true, ground: 'COMPETITION' } };

  it('[R34] say so in their place, and offer no name, no reply and no flag', () => {
    open([hidden]);
    expect(screen.getByText('These words are hidden while somebody checks a competition concern.')).toBeTruthy();
    expect([joinButton(), screen.queryByText('Flag this')]).toEqual([null, null]);
    expect(screen.queryByText(/^Reply/)).toBeNull();
    cleanup();
    open([{ ...hidden, hidden: { isOpen: false, ground: 'COMPETITION' } }]);
    expect(screen.getByText(/^A competition check took these words out\./)).toBeTruthy();
  });

  it('[R34] are shown with that mark to those who check them', () => {
    open([{ ...standing, hidden: { isOpen: true, ground: 'COMPETITION' } }]);
    expect(screen.getByText('A night costs the next day.')).toBeTruthy();
    expect(screen.getByText(/You see them because you check such words\./)).toBeTruthy();
  });

  it('[R34] are flagged with a reason, until they are published', async () => {
    const asked = open([standing]);
    fireEvent.click(screen.getByRole('radio', { name: 'It tells rivals future prices, margins or bids' }));
    fireEvent.change(screen.getByLabelText('What is it about?'), { target: { value: 'It is a bid.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
    await waitFor(() =>
      expect(asked).toEqual([
        { flagOwnWords: { minorityStatementId: 'n1', ground: 'COMPETITION', why: 'It is a bid.' } },
      ]),
    );
    cleanup();
    open([standing], { state: 'PUBLISHED' });
    expect(screen.queryByText('Flag this')).toBeNull();
  });
});

describe('adding own words', () => {
  it('[R19] is not offered to who has begun some beside this section: they read what they can do instead', () => {
    open([{ ...waiting, mine: true, addedByMe: true }], { begun: true });
    expect([screen.queryByText('Add why you disagree'), screen.queryByLabelText('Your words')]).toEqual([null, null]);
    expect(screen.getByText(/^You have added your own words beside this section.*put your name to what/)).toBeTruthy();
    cleanup();
    open([waiting]);
    expect(screen.getByText('Add why you disagree')).toBeTruthy();
  });

  const add = async (button: string): Promise<void> => {
    write('A heading', 'Pay for nights');
    write('Your words', 'A night costs the next day.');
    fireEvent.click(screen.getByRole('button', { name: button }));
  };
  const words = { sectionId: 'money', title: 'Pay for nights', text: 'A night costs the next day.' };

  it('[R19] is done with one’s own name only, and says that others add theirs', async () => {
    const asked = open([]);
    expect(screen.getByText(/You cannot add other people’s names/)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    await add('Add these words with my name');
    await waitFor(() => expect(asked).toEqual([{ attachMinorityStatement: { ...words, forGroup: false } }]));
  });

  it('[R19] is done for the group by a signatory who did not sign, when the group did not', async () => {
    const asked = open([], { group: { ...signed, position: 'DISSENTED', myDecision: mine } });
    await add('Add these words for my group');
    await waitFor(() => expect(asked).toEqual([{ attachMinorityStatement: { ...words, forGroup: true } }]));
  });

  it.each<[string, GroupStanding]>([
    ['who signed', { ...signed, position: 'DISSENTED', myDecision: { position: 'SIGNED' } }],
    ['of somebody else', { ...signed, position: 'DISSENTED', myDecision: null }],
    ['whose group signed', { ...signed, myDecision: mine }],
  ])('[R19] is not done for the group by the decision %s', (_case, group) => {
    open([], { group });
    expect(screen.getByRole('button', { name: 'Add these words with my name' })).toBeTruthy();
  });
});
