import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { OverviewPage } from '../statements/OverviewPage.js';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { AgreementPage } from './AgreementPage.js';
import { ChangePage } from './ChangePage.js';
import type { Agreement } from './useAgreement.js';

afterEach(cleanup);

const values: Agreement['values'] = {
  groups: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  ...{ decisionRule: 'consensus', ownRules: [{ constituency: 'PEOPLE', rule: 'majority' }] },
  minimums: [{ constituency: 'CARERS', minimum: 2 }],
  sections: [{ key: 'money', leads: ['COMMISSIONERS'], signatories: ['PEOPLE', 'CARERS', 'COMMISSIONERS'] }],
  sectionNames: [],
  charter: null,
  ...{ nominationCallDays: 21, commentPeriodDays: 42, answerWorkingDays: 15, signOffWorkingDays: 20 },
  ...{ mediationWorkingDays: 15, minorityStatementWords: 500, evidenceDisplayMinimum: 5 },
  ...{ formatsAtOpening: ['Easy Read'], paymentOffered: true, payment: '£15 an hour.', mirrorPublication: false },
  reviewBy: null,
};

const carers: Agreement['groups'][number] = {
  ...{ constituency: 'CARERS', decision: 'waiting', rule: 'two-thirds', needed: 2 },
  signatories: [
    { shownAs: 'Carer 1', isMe: true, agrees: null, reason: null },
    { shownAs: 'Ruth', isMe: false, agrees: false, reason: 'Too few days.' },
  ],
};

const promise = { id: 'P1', text: 'Every hard word is explained.', promisedBy: [], part: 'culture', check: 'manual' };

const asked: Agreement = {
  ...{ version: 1, hash: 'a'.repeat(64), open: true, required: values.groups, agreed: [], complete: false, values },
  groups: [carers],
  promises: [{ promise: { ...promise, code: null }, state: 'BROKEN', counted: '', canMark: true, marks: [] }],
  ...{ amendment: null, versions: [] },
};

/** The page with an API that keeps what it is sent. */
function shown(agreement: Agreement, page = <AgreementPage />) {
  const sent: object[] = [];
  const keep = (name: string) => (variables: { input?: object }) => {
    sent.push(variables.input ?? variables);
    return { [name]: { refusals: [] } };
  };
  const acts = ['agreeConcordat', 'markPromise', 'proposeAmendment', 'withdrawAmendment'].map((name) => [
    `${name[0]?.toUpperCase()}${name.slice(1)}`,
    keep(name),
  ]);
  const answers = { Agreement: { agreement }, StatementChanged: {}, ...Object.fromEntries(acts) };
  showInStatement(page, answers, { statement: { ...aStatement, state: 'CONCORDAT' } });
  return sent;
}

describe('our agreement', () => {
  it('[R1] shows who is still to say and what the others said, and every floor', async () => {
    shown(asked);
    const row = within(await screen.findByRole('region', { name: 'What each group says' }));
    expect(row.getByText('You: still to say')).toBeTruthy();
    expect(row.getByText('Ruth: no. Too few days.')).toBeTruthy();
    expect(screen.getByText('Nobody can lower this: At least 21 days.')).toBeTruthy();
    expect(screen.getByText(/Switched off/)).toBeTruthy();
  });

  it('[R17] says how each group decides', async () => {
    shown(asked);
    const row = within(await screen.findByRole('region', { name: 'What each group says' }));
    expect(row.getByText(/This group decides by two-thirds\./)).toBeTruthy();
    expect(screen.getByText('How this group decides: People who draw on care and support')).toBeTruthy();
  });

  it('[R17] lets a group have a way of its own, or decide as all do again', async () => {
    const sent = shown({ ...asked, complete: true }, <ChangePage />);
    const choose = (label: string, value: string): void =>
      void fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await screen.findByLabelText('How this group decides: Care providers');
    choose('How this group decides: Care providers', 'two-thirds');
    choose('How this group decides: People who draw on care and support', '');
    fireEvent.click(screen.getByRole('button', { name: 'Put this to every group' }));
    await waitFor(() =>
      expect(sent).toMatchObject([{ ownRules: [{ constituency: 'PROVIDERS', rule: 'two-thirds' }] }]),
    );
  });

  it('[R1] sends a yes, bound to the words on the screen', async () => {
    const sent = shown(asked);
    fireEvent.click(await screen.findByLabelText('Yes, I agree'));
    fireEvent.click(screen.getByRole('button', { name: 'Give this answer' }));
    await waitFor(() =>
      expect(sent).toEqual([{ statementId: 's1', seenHash: asked.hash, agrees: true, reason: null }]),
    );
  });

  it('[R1] sends a no with its reason', async () => {
    const sent = shown(asked);
    fireEvent.click(await screen.findByLabelText('No, I do not agree'));
    fireEvent.change(screen.getByLabelText('Why not?'), { target: { value: 'Too short.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Give this answer' }));
    await waitFor(() => expect(sent).toMatchObject([{ agrees: false, reason: 'Too short.' }]));
  });

  it('shows a change that waits: what is now, and what would be then', async () => {
    const amendment = {
      ...{
        version: 2,
        hash: 'b'.repeat(64),
        reason: 'Six weeks are long.',
        proposedBy: 'Des',
        isMine: false,
        closing: null,
      },
      ...{ values: { ...values, commentPeriodDays: 30 }, promises: [], groups: [carers] },
    };
    shown({ ...asked, complete: true, amendment });
    expect(await screen.findByText('Des proposes this: Six weeks are long.')).toBeTruthy();
    expect(screen.getByText('Now: 42 days')).toBeTruthy();
    expect(screen.getByText('Then: 30 days')).toBeTruthy();
    expect(screen.getByText('A promise that goes')).toBeTruthy();
  });

  it.each([
    ['mine', 'Take this change back', null],
    ['proposer-left', 'Take this change back', /does not take part any more/],
    ['refused', 'Close this change', /A group has said no/],
  ])('lets somebody close a change that waits, and says why: %s', async (closing, button, because) => {
    const amendment = {
      ...{ version: 2, hash: 'b'.repeat(64), reason: 'Long.', proposedBy: 'Des', isMine: closing === 'mine', closing },
      ...{ values: { ...values, reviewBy: '2030-06-30' }, promises: [], groups: [carers] },
    };
    const sent = shown({ ...asked, complete: true, amendment });
    fireEvent.click(await screen.findByRole('button', { name: button }));
    if (because) expect(screen.getByText(because)).toBeTruthy();
    expect(screen.getByText('Now: 31 March 2029')).toBeTruthy();
    expect(screen.getByText('Then: 30 June 2030')).toBeTruthy();
    await waitFor(() => expect(sent).toEqual([{ statementId: 's1' }]));
  });

  it('offers nobody else to close it', async () => {
    const amendment = {
      ...{ version: 2, hash: 'b'.repeat(64), reason: 'Long.', proposedBy: 'Des', isMine: false, closing: null },
      ...{ values, promises: [], groups: [carers] },
    };
    shown({ ...asked, complete: true, amendment });
    await screen.findByText('Des proposes this: Long.');
    expect(screen.queryByRole('button', { name: /this change/ })).toBeNull();
  });

  it('says whether a promise was kept', async () => {
    const sent = shown({ ...asked, complete: true });
    expect((await screen.findAllByText('Broken')).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByLabelText('Kept'));
    fireEvent.change(screen.getByLabelText('What did you see?'), { target: { value: 'A list of words.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Say so' }));
    await waitFor(() =>
      expect(sent).toEqual([{ statementId: 's1', promise: 'P1', kept: true, reason: 'A list of words.' }]),
    );
  });

  it('proposes what somebody changed and leaves the rest as it is', async () => {
    const sent = shown({ ...asked, complete: true }, <ChangePage />);
    fireEvent.change(await screen.findByLabelText('Days to comment'), { target: { value: '30' } });
    fireEvent.change(screen.getByLabelText('Why should it change?'), { target: { value: 'Long.' } });
    fireEvent.click(screen.getByRole('button', { name: /Leave this out/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Put this to every group' }));
    await waitFor(() =>
      expect(sent).toMatchObject([
        { reason: 'Long.', commentPeriodDays: 30, answerWorkingDays: 15, promises: [], sections: values.sections },
      ]),
    );
  });
});

describe('the overview', () => {
  it('[R40] says what is expected of the member, what they can expect and what can still change', () => {
    showInStatement(<OverviewPage />, {}, { me: { ...aSignatory, roles: ['member', 'co-chair'] } });
    const stage = within(screen.getByRole('region', { name: 'You, in this stage' }));
    const lists = stage.getAllByRole('list').map((list) => within(list).getAllByRole('listitem').length);
    expect(lists).toEqual([3, 3, 2]);
    expect(
      stage.getByText('Read each section that your group signs, and sign it, or say why you do not.'),
    ).toBeTruthy();
    expect(stage.getByText('If one word changes, everybody who signed is asked again.')).toBeTruthy();
  });

  it('[R40] says nothing of it to an administrator, who takes no part', () => {
    showInStatement(<OverviewPage />, {}, { me: null });
    expect(screen.queryByRole('region', { name: 'You, in this stage' })).toBeNull();
  });
});
