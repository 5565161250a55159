import { cleanup, fireEvent, screen } from '@testing-library/react';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { SignForm } from './SignForm.js';
import type { GroupStanding, LapsedSignOff } from './useSigning.js';

const group: GroupStanding = {
  constituency: 'CARERS',
  position: 'WAITING',
  rule: 'majority',
  needed: 2,
  next: [{ words: 'They can stand aside, and say why.' }],
  decided: 0,
  myDecision: null,
  decidesWithoutMe: null,
  withReasons: [],
};

/** Opens the form to sign a section, with an API that answers a decision with these refusals. */
function open(refusals: object[] = [], me = aSignatory, lapsed: LapsedSignOff | null = null, mine = group) {
  const asked: { input: object }[] = [];
  const GiveSignOff = (variables: { input: object }): object => {
    asked.push(variables);
    const signOff = refusals.length > 0 ? null : { __typename: 'SignOff', id: '1' };
    return { giveSignOff: { __typename: 'GiveSignOffPayload', signOff, refusals } };
  };
  const form = (
    <SignForm
      subject="section 1, Money"
      sectionId="money"
      hash="abc"
      groups={[mine]}
      lapsed={lapsed}
      left={[{ key: 'homes', title: 'Homes' }]}
      onAnswer={() => undefined}
      changed={<p>What changed</p>}
    >
      <p>The words</p>
    </SignForm>
  );
  showInStatement(form, { GiveSignOff }, { me });
  return asked;
}

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const choose = (name: string): void => void fireEvent.click(screen.getByRole('radio', { name }));

afterEach(cleanup);

describe('signing', () => {
  it('[R17] says for whom one signs, in which way the group decides, and how many of the group must decide', () => {
    open();
    const words =
      /You are signing for: Unpaid carers and family members \(2 people must.*Your group decides by more than half\./;
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('[R17] says why to a signatory whom the group decides without, and asks for nothing that would be refused', () => {
    open([], aSignatory, null, { ...group, decidesWithoutMe: 'You joined after these words were locked.' });
    expect(screen.getByText('You joined after these words were locked.')).toBeTruthy();
    expect(screen.getByText(/^Other people sign for Unpaid carers/)).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'Sign' })).toBeNull();
  });

  it('[R40] says what can happen next to the position of the group', () => {
    open();
    expect(screen.getByText('What can happen next, and who does it')).toBeTruthy();
    expect(screen.getByText('They can stand aside, and say why.')).toBeTruthy();
  });

  it('[R16] is one press for who decided before the words changed, with the same words of theirs', async () => {
    const when = { at: '2027-03-01T10:00:00Z', changedAt: '2027-03-02T10:00:00Z' };
    const lapsed = {
      position: 'SIGNED_WITH_RESERVATION',
      text: 'We want it monthly.',
      hidden: null,
      showName: true,
      ...when,
    };
    const asked = open([], aSignatory, lapsed);
    expect(screen.getByText(/On 1 March 2027 you decided:/)).toBeTruthy();
    expect(screen.getByText('We want it monthly.')).toBeTruthy();
    const order = screen.getAllByText(/^(What changed|Sign again as before\?|The words)$/);
    expect(order.map(({ textContent }) => textContent)).toEqual(['What changed', 'Sign again as before?', 'The words']);
    press('Sign again with the same reservation');
    expect(await screen.findByText('You signed section 1, Money, with a reservation')).toBeTruthy();
    const { position, text, showName } = lapsed;
    expect(asked).toMatchObject([{ input: { seenHash: 'abc', position, text, showName } }]);
  });

  it.each([
    ['SAFEGUARDING', true, 'Hidden to keep people safe, while a safeguarding lead looks at it.'],
    ['SAFEGUARDING', false, 'Hidden to keep people safe.'],
    ['COMPETITION', true, 'These words are hidden while somebody checks a competition concern.'],
  ])('[R16][R38] offers no reason again that is hidden (%s, %s), and asks for other words', (ground, isOpen, says) => {
    const when = { at: '2027-03-01T10:00:00Z', changedAt: '2027-03-02T10:00:00Z' };
    const position = 'SIGNED_WITH_RESERVATION';
    const asked = open([], aSignatory, { position, text: null, hidden: { ground, isOpen }, showName: true, ...when });
    expect(screen.getByRole('heading', { name: 'Decide again, in other words' })).toBeTruthy();
    expect(screen.getByText(/On 1 March 2027 you decided:/)).toBeTruthy();
    expect(screen.getByText(says)).toBeTruthy();
    expect(screen.getByText(/^Decide again below, and say why in other words\./)).toBeTruthy();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Continue']);
    expect(asked).toEqual([]);
  });

  it('[R16] shows the refusal, and no thanks, where the words changed again', async () => {
    const lapsed = {
      position: 'SIGNED',
      text: null,
      hidden: null,
      showName: false,
      at: '2027-03-01',
      changedAt: '2027-03-02',
    };
    const because = 'This changed since you read it. Read what changed, then decide.';
    open([{ __typename: 'Refusal', code: 'sign-off.text-changed', because }], aSignatory, lapsed);
    press('Sign again as before');
    expect(await screen.findByText(because)).toBeTruthy();
    expect(screen.queryByText(/^You signed/)).toBeNull();
  });

  it('asks for a decision, in a summary that leads to it and beside it', () => {
    const asked = open();
    press('Continue');
    const summary = screen.getByRole('group', { name: 'There is a problem' });
    expect(document.activeElement).toBe(summary);
    fireEvent.click(screen.getByRole('link', { name: 'Choose what you decide.' }));
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Sign' }));
    expect(screen.getAllByText(/Choose what you decide\./)).toHaveLength(2);
    expect(document.title).toMatch(/^Error: Sign section 1, Money – Care in Hallbeck – Common Position$/);
    expect(asked).toEqual([]);
  });

  it.each([
    ['Sign, with a reservation', 'What are you not happy about?'],
    ['Do not sign', 'Why do you not sign?'],
    ['Stand aside', 'Why do you stand aside?'],
  ])('[R18] asks who chooses "%s" for the reason', (choice, question) => {
    open();
    choose(choice);
    press('Continue');
    fireEvent.click(screen.getByRole('link', { name: 'Say why in a few words.' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: question }));
  });

  it('has one check one’s answers before anything is sent, and change them', () => {
    const asked = open();
    choose('Do not sign');
    fireEvent.change(screen.getByLabelText('Why do you not sign?'), { target: { value: 'Too little money.' } });
    press('Continue');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Check your answers' }));
    expect(screen.getByText('Too little money.')).toBeTruthy();
    press('Change');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Do not sign' }).checked).toBe(true);
    expect(asked).toEqual([]);
  });

  it('[R16] sends the hash of the words on the screen, and says what was done and what is next', async () => {
    const asked = open();
    choose('Sign');
    press('Continue');
    press('Sign');
    const heading = await screen.findByRole('heading', { name: 'You signed section 1, Money' });
    expect(document.activeElement).toBe(heading);
    const input = { position: 'SIGNED', text: null, seenHash: 'abc', sectionId: 'money', statementId: 's1' };
    expect(asked).toEqual([{ input: { ...input, showName: false } }]);
    expect(screen.getByRole('link', { name: 'Homes' }).getAttribute('href')).toBe('/workspace/s1/signing/homes');
  });

  it('[R16] goes back to the decision when the words have changed, and says so', async () => {
    open([{ code: 'sign-off.text-changed', because: 'This changed since you read it.' }]);
    choose('Sign');
    press('Continue');
    press('Sign');
    expect(await screen.findByText('This changed since you read it.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Continue' })).toBeTruthy();
  });

  it('[R17] lets nobody decide who does not sign for the group', () => {
    open([], { ...aSignatory, signatory: false });
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByText('The words')).toBeTruthy();
  });
});
