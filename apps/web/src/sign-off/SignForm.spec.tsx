import { cleanup, fireEvent, screen } from '@testing-library/react';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { SignForm } from './SignForm.js';

const group = {
  constituency: 'CARERS',
  position: 'WAITING',
  rule: 'majority',
  needed: 2,
  next: [{ words: 'They can stand aside, and say why.' }],
  decided: 0,
  signOffs: [],
};

/** Opens the form to sign a section, with an API that answers a decision with these refusals. */
function open(refusals: object[] = [], me = aSignatory) {
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
      groups={[group]}
      left={[{ key: 'homes', title: 'Homes' }]}
      onAnswer={() => undefined}
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

  it('[R40] says what can happen next to the position of the group', () => {
    open();
    expect(screen.getByText('What can happen next, and who does it')).toBeTruthy();
    expect(screen.getByText('They can stand aside, and say why.')).toBeTruthy();
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
