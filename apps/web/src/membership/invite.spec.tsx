import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { InviteForm } from './InviteForm.js';

/** Shows the form. Gives what is sent when somebody is invited. */
function open(): object[] {
  const sent: object[] = [];
  const InviteMember = ({ input }: { input: object }) => {
    sent.push(input);
    const invitation = { __typename: 'Invitation', id: 'i1', fullName: 'Jo Hill' };
    return { inviteMember: { __typename: 'InvitationPayload', invitation, refusals: [] } };
  };
  showInStatement(<InviteForm onInvited={() => undefined} />, { InviteMember }, { me: aSignatory });
  return sent;
}

const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

async function fill(): Promise<void> {
  await screen.findByLabelText('Name');
  write('Name', 'Jo Hill');
  write('E-mail address', 'jo@northmoor.test');
  fireEvent.change(screen.getByLabelText(/^Speaks as/), { target: { value: 'Social worker' } });
}

afterEach(cleanup);

it('[R38] invites somebody of a group to look at worries about people', async () => {
  const sent = open();
  await fill();
  fireEvent.click(screen.getByLabelText('Looks at worries about people'));
  fireEvent.click(screen.getByRole('button', { name: 'Send the invitation' }));
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ roles: ['member', 'safeguarding-lead'] })]));
});

it('[R38] invites somebody of no group to do so', async () => {
  const sent = open();
  await fill();
  write('Group', 'none-safeguarding');
  expect(screen.queryByLabelText('Signs for the group')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Send the invitation' }));
  const asked = { constituency: null, roles: ['safeguarding-lead'], signatory: false };
  await waitFor(() => expect(sent).toEqual([expect.objectContaining(asked)]));
});
