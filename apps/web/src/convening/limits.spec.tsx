import { cleanup, screen } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { ConveningPage } from './ConveningPage.js';

const NOTHING = { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
const council = { shownAs: 'Amira', constituency: 'COMMISSIONERS', isMe: false };
const limit = {
  ...{ id: 'l1', kind: 'money', text: 'The rate.', reason: 'It is voted.', endsOn: '2099-03-31', by: council },
  ...{ challenge: null, challengedBy: null, challengeAnswer: null, mayChallenge: false, mayAnswer: false },
};
const challenged = { ...limit, challenge: 'It was voted before.', challengedBy: { ...council, constituency: 'VCSE' } };

function show(state: string, node: object = limit) {
  const convening = {
    ...{ nominations: NOTHING, limits: { ...NOTHING, totalCount: 1, edges: [{ cursor: '0', node }] } },
    ...{ positions: [], agreedToOpen: [], openingAgreedByMe: false, groups: ['CARERS'], outreach: NOTHING },
    call: { isOpen: false, until: '2026-05-30' },
  };
  showInStatement(
    <ConveningPage />,
    { Convening: { convening } },
    { me: aSignatory, statement: { ...aStatement, state } },
  );
}

afterEach(cleanup);

it.each<[string, object, string | null]>([
  ['a challenge, where the reader can', { ...limit, mayChallenge: true }, 'Challenge this'],
  ['no challenge, where it would wait for no answer', limit, null],
  ['an answer, where the reader can', { ...challenged, mayAnswer: true }, 'Answer the challenge'],
  ['no answer, where others give it', challenged, null],
])('[R5] shows the form of %s', async (_what, node, summary) => {
  show('RESPONDING', node);
  await screen.findByText('The rate.');
  const shown = ['Challenge this', 'Answer the challenge'].filter((one) => screen.queryByText(one) !== null);
  expect(shown).toEqual(summary === null ? [] : [summary]);
});

it.each<[string, RegExp]>([
  ['PAUSED', /^This is paused/],
  ['WITHDRAWN', /^This was withdrawn/],
  ['DRAFTING', /^The writing has begun/],
])('[R40] says in %s why nothing new can be added', async (state, words) => {
  show(state);
  expect(await screen.findByText(words)).toBeTruthy();
});
