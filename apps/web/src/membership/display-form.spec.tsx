import { cleanup, fireEvent, screen } from '@testing-library/react';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { DisplayForm } from './DisplayForm.js';

afterEach(cleanup);

it('[R29] what is wrong with how one is shown stands beside its field, and the link leads there', async () => {
  const refusals = [
    ['display.chosen-name', 'Write the name.'],
    ['display.audience', 'Choose who may see it.'],
    ['display.form', 'Choose how you are shown.'],
  ].map(([code, because]) => ({ __typename: 'Refusal', code, because }));
  const ChangeDisplay = { changeDisplay: { __typename: 'DisplayPayload', membership: null, refusals } };
  const me = { ...aSignatory, displayForm: 'chosen-name' };
  showInStatement(<DisplayForm me={me} onChanged={() => undefined} />, { ChangeDisplay }, { me });
  fireEvent.click(screen.getByRole('button', { name: 'Save how I am shown' }));
  await screen.findByRole('group', { name: 'There is a problem' });
  for (const [field, because] of [
    ['form', 'Choose how you are shown.'],
    ['audience', 'Choose who may see it.'],
    ['chosen', 'Write the name.'],
  ] as const) {
    expect(document.getElementById(`${field}-error`)?.textContent).toBe(`Error: ${because}`);
  }
  fireEvent.click(screen.getByRole('link', { name: 'Write the name.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('The name you chose'));
});
