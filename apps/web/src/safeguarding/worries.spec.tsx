import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { FlagBox } from '../fair-dealing/FlagBox.js';
import { HiddenBox } from '../fair-dealing/HiddenBox.js';
import { OverviewPage } from '../statements/OverviewPage.js';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import type { Flagging } from '../fair-dealing/WhyFlag.js';
import { WorriesPage } from './WorriesPage.js';

const lead = { ...aSignatory, roles: ['member', 'safeguarding-lead'] };
const referral = {
  ...{ __typename: 'SafeguardingReferral', id: 'r1', kind: 'comment', sectionId: 'money', words: ['He is hit.'] },
  ...{ why: 'He is in danger.', flaggedBy: 'Carer 2', writtenBy: ['Care provider 1'], at: '2027-03-03T10:00:00Z' },
  ...{ asFlagged: null, decision: null, note: null, reference: null, decidedBy: null, decidedAt: null, isOwn: false },
};

/** Shows the page of worries. Gives what is sent when a lead decides. */
function open(
  referrals: readonly object[],
  { me = lead, refusals = [] as readonly object[], hasNextPage = false } = {},
): object[] {
  const sent: object[] = [];
  const edges = referrals.map((node) => ({ __typename: 'SafeguardingReferralEdge', node }));
  const pageInfo = { __typename: 'PageInfo', hasNextPage, endCursor: 'r50' };
  const connection = { __typename: 'SafeguardingReferralConnection', totalCount: edges.length, edges, pageInfo };
  const DecideReferral = ({ input }: { input: object }) => {
    sent.push(input);
    return { decideReferral: { __typename: 'ReferralPayload', refusals } };
  };
  const answers = { SafeguardingReferrals: { safeguardingReferrals: connection }, DecideReferral };
  showInStatement(<WorriesPage />, answers, { me });
  return sent;
}

const faults = () => faultsOfPage(`<!DOCTYPE html><html lang="en-GB"><body>${document.body.innerHTML}</body></html>`);

afterEach(cleanup);

it('[R38] leads a lead on to every worry, however many there are', async () => {
  open([referral], { hasNextPage: true });
  fireEvent.click(await screen.findByRole('button', { name: 'Show more worries' }));
  expect(await screen.findByRole('button', { name: 'Show the worries before' })).toBeTruthy();
});

it('[R38] is no page for anybody but a safeguarding lead', () => {
  open([referral], { me: { ...aSignatory, roles: ['member', 'co-chair', 'facilitator'] } });
  expect(screen.queryByText('Worries about people')).toBeNull();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no page here');
});

it('[R38] shows a lead the words, who wrote and flagged them, and takes what was done', async () => {
  const sent = open([referral]);
  expect(await screen.findByText('He is hit.')).toBeTruthy();
  expect(screen.getByText(/Flagged by Carer 2 on 3 March 2027\. Written by Care provider 1\./)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'Keep them hidden' }));
  fireEvent.change(screen.getByLabelText('What did you do, and why?'), { target: { value: 'Told them.' } });
  expect(faults()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Decide' }));
  const input = { referralId: 'r1', decision: 'TAKEN_OUT', note: 'Told them.', reference: '' };
  await waitFor(() => expect(sent).toEqual([input]));
});

it('[R38] shows a lead a paragraph that was changed since as it was flagged and as it is now', async () => {
  open([{ ...referral, kind: 'text', asFlagged: 'Jo is hit.', words: ['Somebody is unhappy.'] }]);
  const [was, now] = await screen.findAllByRole('heading', { level: 3 });
  expect([was?.textContent, was?.nextSibling?.textContent]).toEqual(['As it was flagged', 'Jo is hit.']);
  const isNow = ['The paragraph as it is now', 'Somebody is unhappy.'];
  expect([now?.textContent, now?.nextSibling?.textContent]).toEqual(isNow);
  expect(faults()).toEqual([]);
});

it('[R38] asks nothing of words that are shown again, and tells nothing of worries about the lead’s own', async () => {
  const done = { decision: 'PUT_BACK', note: 'A mistake.', decidedBy: 'Carer 1', decidedAt: '2027-03-04T10:00:00Z' };
  open([
    { ...referral, isOwn: true, words: [], why: '', flaggedBy: '', writtenBy: [] },
    { ...referral, ...done, id: 'r0', kind: 'text' },
  ]);
  const headings = await screen.findAllByRole('heading', { level: 2 });
  expect(headings.map(({ textContent }) => textContent)).toEqual(['A comment in Money', 'A paragraph in Money']);
  expect(screen.queryByRole('button', { name: 'Decide' })).toBeNull();
  expect(screen.getByText(/another safeguarding lead reads them and decides/)).toBeTruthy();
});

it('[R38] lets a lead hide own words again that were shown again', async () => {
  const done = { decision: 'PUT_BACK', note: 'A mistake.', decidedBy: 'Carer 1', decidedAt: '2027-03-04T10:00:00Z' };
  const sent = open([{ ...referral, ...done, kind: 'own-words' }]);
  fireEvent.click(await screen.findByRole('radio', { name: 'Hide them again' }));
  expect(screen.queryByRole('radio', { name: 'Show them again' })).toBeNull();
  fireEvent.change(screen.getByLabelText('What did you do, and why?'), { target: { value: 'It was none.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Decide' }));
  await waitFor(() => expect(sent).toMatchObject([{ decision: 'TAKEN_OUT', note: 'It was none.' }]));
});

it('[R38] is chosen beside competition rules where words are flagged, with whom to call, and needs no reason', () => {
  const flagged: Flagging[] = [];
  const box = (
    <FlagBox {...{ id: 'why', what: 'It is', problems: [], busy: false }} onFlag={(one) => flagged.push(one)} />
  );
  showInStatement(box, {});
  fireEvent.click(screen.getByRole('radio', { name: 'I’m worried about someone' }));
  expect(screen.getByText('Ring 999.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
  expect(flagged).toEqual([{ ground: 'SAFEGUARDING', why: '' }]);
});

it('[R38] tells whoever wrote hidden words what happens next, and nobody else', () => {
  const hidden = { isOpen: true, ground: 'SAFEGUARDING', because: null };
  showInStatement(<HiddenBox hidden={hidden} isMine />, {});
  expect(screen.getByText(/This does not mean that you did anything wrong/)).toBeTruthy();
  cleanup();
  showInStatement(<HiddenBox hidden={hidden} isMine={false} />, {});
  expect(screen.getByText('Hidden to keep people safe, while a safeguarding lead looks at it.')).toBeTruthy();
  expect(screen.queryByText(/This does not mean that you did anything wrong/)).toBeNull();
});

describe('the overview of a statement', () => {
  const shown = (decision: string | null, me = lead) => {
    const edges = [{ __typename: 'SafeguardingReferralEdge', node: { __typename: 'SafeguardingReferral', decision } }];
    const connection = { __typename: 'SafeguardingReferralConnection', edges };
    showInStatement(<OverviewPage />, { FirstWorry: { safeguardingReferrals: connection } }, { me });
  };

  it('[R38] tells a safeguarding lead that a worry waits', async () => {
    shown(null);
    expect(await screen.findByText('Somebody waits for you')).toBeTruthy();
  });

  it('[R38] tells nobody else', async () => {
    shown(null, { ...aSignatory, roles: ['member', 'co-chair', 'facilitator'] });
    await screen.findByRole('link', { name: 'Competition checks' });
    expect(screen.queryByText('Worries about people')).toBeNull();
    expect(screen.queryByText('Somebody waits for you')).toBeNull();
  });
});
