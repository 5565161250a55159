import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { PublishAlone } from './PublishAlone.js';
import { PublishForm } from './PublishForm.js';

afterEach(cleanup);

const chair = { ...aSignatory, roles: ['member', 'co-chair'] };
const route = { heading: 'Headed', agreedFor: [], reasons: null, blockedBy: [] };

/** Shows a part, and counts what is taken back. */
function show(part: React.ReactNode) {
  const asked: object[] = [];
  const TakeBackPublishKey = (variables: object): object => {
    asked.push(variables);
    return { takeBackPublishKey: { __typename: 'TakeBackKeyPayload', refusals: [] } };
  };
  showInStatement(part, { TakeBackPublishKey }, { me: chair });
  return asked;
}

it('[R22] a co-chair who has agreed to publish can take that back', async () => {
  const publishing = { label: null, blockedBy: [], turnedBy: [chair.id], waitingNote: null, documentHash: 'abc' };
  const asked = show(<PublishForm publishing={{ ...publishing, publications: [] }} onTurned={() => undefined} />);
  fireEvent.click(await screen.findByRole('button', { name: /^Take this back/ }));
  await waitFor(() => expect(asked).toHaveLength(1));
});

it('[R24] who has agreed to publish alone can take that back, also while something blocks it', async () => {
  const council = { ...route, kind: 'COUNCIL_ONLY', mine: true, blockedBy: [{ code: 'x', because: 'Wait.' }] };
  const partners = { ...route, kind: 'PARTNERS_ONLY', mine: false };
  const more = { documentHash: 'abc', reply: null, mayReply: false, mediationWaitsUntil: null };
  const asked = show(<PublishAlone publishing={{ ...more, council, partners }} again={() => undefined} />);
  fireEvent.click(await screen.findByRole('button', { name: /^Take this back/ }));
  await waitFor(() => expect(asked).toMatchObject([{ alone: 'COUNCIL_ONLY' }]));
});
