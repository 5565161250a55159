import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { aSignatory, showInStatement } from '../statements/workspace.fake.js';
import { RolesNext } from './RolesNext.js';
import { RolesPage } from './RolesPage.js';
import type { HandingOver, Handover, Place } from './useHandingOver.js';

const waiting: Handover = {
  ...{ __typename: 'RoleHandover' as const, id: 'h1', role: 'co-chair', constituency: 'CARERS', from: 'Carer 2' },
  ...{ to: 'Carer 3', reason: 'Carer 2 is in hospital.', state: 'OPEN', at: '2026-11-26T09:00:00Z' },
  waitsFor: ['Who takes it over has to agree.', 'The other co-chair has to agree.'],
  ...{ isToMe: false, iAgreed: false, mayAgree: true, mayRefuse: true, mayTakeBack: false },
};
const done: Handover = { ...waiting, id: 'h0', state: 'DONE', waitsFor: [], mayAgree: false, mayRefuse: false };
const chair: Place = {
  ...{ __typename: 'RolePlace' as const, role: 'co-chair', constituency: 'CARERS', memberId: 'm2', shownAs: 'Carer 2' },
  ...{ isMine: false, isVacant: false },
  candidates: [
    { ...{ __typename: 'RoleCandidate' as const }, id: 'm3', shownAs: 'Carer 3' },
    { ...{ __typename: 'RoleCandidate' as const }, id: 'm1', shownAs: 'Carer 1' },
  ],
};
const mine: Place = { ...chair, role: 'signatory', memberId: 'm1', shownAs: 'Carer 1', isMine: true };

interface Shown {
  readonly change?: Partial<HandingOver>;
  readonly me?: typeof aSignatory | null;
  readonly refusals?: readonly object[];
  readonly part?: React.ReactNode;
}

/** Shows the page; an act is answered with these refusals. Gives what was asked of the API. */
function show({ change = {}, me = aSignatory, refusals = [], part = <RolesPage /> }: Shown = {}) {
  const asked: object[] = [];
  const act =
    (field: string, more: object = {}) =>
    ({ input }: { input: object }): object => {
      asked.push({ [field]: input });
      return { [field]: { __typename: 'Payload', ...more, refusals } };
    };
  const handover = { __typename: 'RoleHandover', id: 'h1', state: 'OPEN', waitsFor: ['A co-chair has to agree.'] };
  const handingOver = { isChairMissing: false, places: [chair, mine], handovers: [waiting, done], ...change };
  const answers = {
    HandingOver: { handingOver: { __typename: 'HandingOver', ...handingOver } },
    PutForward: act('putForward', { handover }),
    AnswerHandover: act('answerHandover', { handover }),
    WithdrawHandover: act('withdrawHandover', { handover }),
    GiveUpRole: act('giveUpRole'),
    LeaveStatement: act('leaveStatement'),
  };
  const { container } = showInStatement(part, answers, { me });
  return { asked, container };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('the page of roles', () => {
  it('[R2][R40] says what waits and for whom, and takes a yes or a no', async () => {
    const { asked, container } = show();
    expect(await screen.findByText('The other co-chair has to agree.')).toBeTruthy();
    expect(
      screen.getByText(/Until now: Carer 2\. To take it over: Carer 3\. Put forward on 26 November 2026/),
    ).toBeTruthy();
    expect(screen.getByText(/^Agreed: Co-chair, Carers, from Carer 2 to Carer 3/)).toBeTruthy();
    expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
    press(/^Agree that Carer 3/);
    await waitFor(() => expect(asked).toEqual([{ answerHandover: { handoverId: 'h1', agree: true } }]));
    press(/^Do not agree that Carer 3/);
    await waitFor(() => expect(asked[1]).toEqual({ answerHandover: { handoverId: 'h1', agree: false } }));
  });

  it('[R38] asks somebody who is here to look at worries about people, for everybody and not for a group', async () => {
    const worries = { ...chair, role: 'safeguarding-lead', constituency: '', memberId: null, shownAs: null };
    const decided: Handover = { ...done, role: worries.role, constituency: '', from: null };
    const { asked, container } = show({
      change: { places: [{ ...worries, isVacant: true }], handovers: [decided] },
    });
    await screen.findByRole('heading', { name: 'For everybody' });
    expect(screen.getByText(/^Nobody does it now/)).toBeTruthy();
    expect(screen.getByText(/^Agreed: Safeguarding lead, Carer 3\. Put forward/)).toBeTruthy();
    expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
    press('Put this person forward');
    const sent = { role: 'safeguarding-lead', fromMembershipId: null, toMembershipId: 'm3' };
    await waitFor(() => expect(asked).toMatchObject([{ putForward: sent }]));
  });

  it('says that somebody else should take a role, and why', async () => {
    const { asked } = show();
    const places = await screen.findAllByText(/^(Say who follows|Hand this over)/);
    expect(places.map((one) => one.textContent)).toEqual([
      'Hand this over: signs for the group',
      'Say who follows Carer 2 (co-chair)',
    ]);
    expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Yours', 'Unpaid carers and family members']),
    );
    const [, who] = screen.getAllByLabelText('Who should take it?');
    const [, why] = screen.getAllByLabelText('Why?');
    fireEvent.change(who!, { target: { value: 'm1' } });
    fireEvent.change(why!, { target: { value: 'Carer 2 is in hospital.' } });
    fireEvent.submit(why!.closest('form')!);
    const person = { fromMembershipId: 'm2', toMembershipId: 'm1' };
    const wanted = { statementId: 's1', role: 'co-chair', ...person, reason: 'Carer 2 is in hospital.' };
    await waitFor(() => expect(asked).toEqual([{ putForward: wanted }]));
  });

  it('[section 8] lets a group say who leads sections for it, and says when nobody does', async () => {
    const lead: Place = { ...chair, role: 'section-lead', memberId: null, shownAs: null, isVacant: true };
    const { container } = show({
      change: {
        places: [lead],
        handovers: [
          { ...waiting, role: 'section-lead', from: null },
          { ...done, role: 'section-lead', from: null },
        ],
      },
    });
    expect(await screen.findByText('Say who leads sections for the group')).toBeTruthy();
    expect(container.textContent).toContain('nobody is there who says when they can be read');
    expect(container.textContent).toContain('somebody else who signs for the group agree');
    expect(container.textContent).not.toContain('Nobody has this role now');
    expect(container.textContent).toContain('Agreed: Leads a section, Carers, Carer 3.');
  });

  it('says at the field what is wrong', async () => {
    show({ refusals: [{ code: 'handover.reason', because: 'Say why.' }], change: { places: [chair] } });
    fireEvent.submit((await screen.findByLabelText('Why?')).closest('form')!);
    expect(await screen.findByRole('link', { name: 'Say why.' })).toBeTruthy();
    const described = screen.getByLabelText('Why?').getAttribute('aria-describedby') ?? '';
    expect(described.split(' ').map((id) => document.getElementById(id)?.textContent)).toContain('Error: Say why.');
  });

  it('gives a role up only after a step that says what follows', async () => {
    const { asked } = show();
    fireEvent.click(await screen.findByRole('button', { name: /^Give up this role\W+Signs for the group/ }));
    expect(document.activeElement?.textContent).toBe('You cannot take this role back by yourself');
    press('Not now');
    expect(asked).toEqual([]);
    press(/^Give up this role/);
    press('Give it up');
    await waitFor(() => expect(asked).toEqual([{ giveUpRole: { statementId: 's1', role: 'signatory' } }]));
  });

  it('ends somebody’s part when they say that they are sure', async () => {
    const { asked } = show();
    fireEvent.click(await screen.findByLabelText(/^I want to stop/));
    press('Stop taking part');
    await waitFor(() => expect(asked).toEqual([{ leaveStatement: { statementId: 's1', sure: true } }]));
    expect(await screen.findByText('Elsewhere')).toBeTruthy();
  });

  it('[R7] is not there for an administrator', () => {
    show({ me: null });
    expect(screen.queryByText('Who has which role')).toBeNull();
  });
});

describe('the overview', () => {
  it('[R40] names who must act, and says that a co-chair is missing', async () => {
    const { container } = show({ part: <RolesNext />, change: { isChairMissing: true } });
    expect(await screen.findByText(/A co-chair is missing, so no stage can open\./)).toBeTruthy();
    expect(screen.getByText(/you are asked to agree\. Who takes it over has to agree\./)).toBeTruthy();
    expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB"><h1>Care</h1>${container.innerHTML}`)).toEqual([]);
  });

  it('is quiet when nothing waits', async () => {
    const { container } = show({ part: <RolesNext />, change: { handovers: [done] } });
    await waitFor(() => expect(container.textContent).toBe(''));
  });
});
