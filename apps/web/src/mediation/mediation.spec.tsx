import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { aColleagueActs, Changing } from '../ui/changing.fake.js';
import { MediationNow } from './MediationNow.js';
import { MediationPage } from './MediationPage.js';
import type { Mediation, PublishingAlone } from './useMediation.js';

const open: Mediation = {
  ...{ __typename: 'Mediation' as const, id: 'n1', sectionId: 'money', issue: 'The price of an hour.' },
  ...{
    mediator: 'A neighbour',
    askedBy: null,
    openedAt: '2026-11-27T09:00:00Z',
    until: '2026-12-18',
    standing: 'open',
    outcome: null,
  },
  attempts: [{ note: 'Met on Tuesday.', at: '2026-12-01T09:00:00Z' }],
  keys: [
    { outcome: 'agreed', turnedBy: [] },
    { outcome: 'failed', turnedBy: ['other'] },
  ],
};
const failed: Mediation = { ...open, standing: 'failed' };
const blocked = [{ code: 'alone.mediation-open', because: 'Mediation goes on.' }];
const aRoute = (kind: string): PublishingAlone['council'] => ({
  ...{ kind, heading: `Headed ${kind}`, agreedFor: [], mine: false, reasons: null, blockedBy: [] },
});
const alone: PublishingAlone = {
  ...{ documentHash: 'abc', council: aRoute('COUNCIL_ONLY'), partners: aRoute('PARTNERS_ONLY') },
  ...{ reply: null, mayReply: false, mediationWaitsUntil: null },
};
const chair = { ...aSignatory, roles: ['member', 'co-chair'] };
const ofCouncil = { ...aSignatory, constituency: 'COMMISSIONERS', roles: ['member', 'sponsor'] };

/** Shows the page; an act is answered with these refusals. */
function show(
  mediations: Mediation[],
  { me = aSignatory, publishing = alone, refusals = [] as object[], state = 'MEDIATION' } = {},
) {
  const asked: object[] = [];
  const act =
    (field: string) =>
    ({ input }: { input: object }): object => {
      asked.push({ [field]: input });
      return { [field]: { __typename: 'Payload', waiting: true, refusals } };
    };
  const answers = {
    Mediation: { mediations, publishingAlone: publishing },
    DescribeMediation: act('describeMediation'),
    NoteAttempt: act('noteAttempt'),
    EndMediation: act('endMediation'),
    TurnCouncilOnlyKey: act('turnCouncilOnlyKey'),
    TurnPartnersOnlyKey: act('turnPartnersOnlyKey'),
    ReplyForCouncil: act('replyForCouncil'),
  };
  showInStatement(<MediationPage />, answers, { me, statement: { ...aStatement, state } });
  return asked;
}

const button = (name: string) => screen.queryByRole('button', { name });

afterEach(cleanup);

describe('the page of a mediation', () => {
  it('[J7] shows what it is about, until when, what was tried, and what can happen next', async () => {
    show([open]);
    expect(await screen.findByText('The price of an hour.')).toBeTruthy();
    expect(screen.getByText('From 27 November 2026 until 18 December 2026')).toBeTruthy();
    expect(screen.getByText('In the section “Money”')).toBeTruthy();
    expect(screen.getByText('1 December 2026: Met on Tuesday.')).toBeTruthy();
    expect(screen.getByText(/If you have not agreed when 18 December 2026 is over, mediation has failed/)).toBeTruthy();
    expect([button('Note this'), button('I say: we cannot agree')]).toEqual([null, null]);
  });

  it('[R24] says that it failed when its last day has passed', async () => {
    show([failed]);
    expect(await screen.findByText('You had not agreed by 18 December 2026.')).toBeTruthy();
  });

  it('[R2] lets a co-chair note attempts and end it, and says who has agreed to that', async () => {
    const asked = show([open], { me: chair });
    expect(await screen.findByText('1 of 2 co-chairs has agreed. Both must.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('What was tried?'), { target: { value: 'A new paragraph.' } });
    fireEvent.click(button('Note this')!);
    fireEvent.click(button('I say: we cannot agree')!);
    await waitFor(() =>
      expect(asked).toEqual([
        { noteAttempt: { mediationId: 'n1', note: 'A new paragraph.' } },
        { endMediation: { mediationId: 'n1', outcome: 'failed' } },
      ]),
    );
  });

  it('says so when there was none', async () => {
    show([], { publishing: { ...alone, council: { ...alone.council, blockedBy: blocked } } });
    expect(await screen.findByText(/^There has been no mediation\./)).toBeTruthy();
    expect(screen.getByText('Mediation goes on.')).toBeTruthy();
  });
});

describe('saying what mediation is about, while somebody else says it', () => {
  const unsaid = { ...open, issue: null, mediator: null };
  const issue = () => screen.getByLabelText<HTMLTextAreaElement>('What can you not agree about?');
  const shown = (mediation: Mediation) => <MediationNow mediation={mediation} again={() => undefined} />;
  const sent: object[] = [];
  const begin = (first: Mediation, then: Mediation) => {
    sent.length = 0;
    const DescribeMediation = ({ input }: { input: object }) => {
      sent.push(input);
      return { describeMediation: { __typename: 'Payload', refusals: [] } };
    };
    showInStatement(<Changing first={shown(first)} then={shown(then)} />, { DescribeMediation }, { me: chair });
  };

  it('[R24] keeps the form open, with what was typed, and asks before it takes the place of theirs', async () => {
    begin(unsaid, open);
    fireEvent.change(issue(), { target: { value: 'The price of a visit.' } });
    aColleagueActs();
    expect(issue().value).toBe('The price of a visit.');
    expect(issue().closest('details')?.open).toBe(true);
    expect(screen.getByText(/^Somebody else has said this meanwhile\./)).toBeTruthy();
    expect(button('Save')).toBeNull();
    fireEvent.click(button('I have read it')!);
    fireEvent.click(button('Save')!);
    await waitFor(() => expect(sent).toMatchObject([{ mediationId: 'n1', issue: 'The price of a visit.' }]));
  });

  it('[R24] follows their words where nothing was typed', () => {
    begin(open, { ...open, issue: 'The price of a visit.' });
    aColleagueActs();
    expect([issue().value, button('Save') === null]).toEqual(['The price of a visit.', false]);
  });

  it('[R24] keeps what was typed on the page when mediation ends meanwhile', () => {
    begin(open, failed);
    fireEvent.change(issue(), { target: { value: 'The price of a visit.' } });
    aColleagueActs();
    expect([issue().value, issue().readOnly]).toEqual(['The price of a visit.', true]);
  });
});

describe('mediation that one co-chair asked for', () => {
  it('[R24][R40] says until when the other can agree, and that it begins by itself then', async () => {
    show([], { publishing: { ...alone, mediationWaitsUntil: '2026-12-18' } });
    const words = await screen.findByText(/^One co-chair has asked for mediation/);
    expect(words.textContent).toContain('when 18 December 2026 is over');
    expect(words.textContent).toContain('mediation begins by itself');
  });

  it('[R24] says for which group it began, where the other did not answer', async () => {
    show([{ ...open, askedBy: 'COMMISSIONERS' }]);
    expect(await screen.findByText(/asked for it\. The other co-chair did not answer in time\.$/)).toBeTruthy();
    cleanup();
    show([open]);
    await screen.findByText('The price of an hour.');
    expect(screen.queryByText('How it began')).toBeNull();
  });
});

describe('publishing when mediation has failed', () => {
  it('[R24] takes reasons from somebody of the council, and offers others no button', async () => {
    const asked = show([failed], { me: ofCouncil });
    fireEvent.change(await screen.findByLabelText('Why does the council publish without the others?'), {
      target: { value: 'The law asks for it.' },
    });
    fireEvent.click(button('I agree to publish for the council')!);
    const input = { statementId: 's1', seenHash: 'abc', reasons: 'The law asks for it.' };
    await waitFor(() => expect(asked).toEqual([{ turnCouncilOnlyKey: input }]));
    expect(button('I agree for my group')).toBeNull();
    cleanup();
    show([failed]);
    expect(await screen.findByText('It will be headed: “Headed COUNCIL_ONLY”.')).toBeTruthy();
    expect(button('I agree to publish for the council')).toBeNull();
  });

  it('[R24] shows the second person the reasons of the first, to agree to', async () => {
    const council = { ...alone.council, reasons: 'The law asks for it.', agreedFor: ['COMMISSIONERS'] };
    const asked = show([failed], { me: ofCouncil, publishing: { ...alone, council } });
    expect(await screen.findByText('The reasons: “The law asks for it.”')).toBeTruthy();
    expect(screen.queryByLabelText('Why does the council publish without the others?')).toBeNull();
    fireEvent.click(button('I agree to publish for the council')!);
    await waitFor(() => expect(asked[0]).toMatchObject({ turnCouncilOnlyKey: { reasons: 'The law asks for it.' } }));
  });

  it('[R24] shows whoever wrote reasons those that a colleague gave meanwhile, before they can agree, and keeps theirs', async () => {
    const publishing = { ...alone, council: { ...alone.council } };
    const refusals = [{ __typename: 'R', code: 'alone.stale', because: 'A colleague has given reasons.' }];
    const asked = show([failed], { me: ofCouncil, publishing, refusals });
    const question = 'Why does the council publish without the others?';
    fireEvent.change(await screen.findByLabelText(question), { target: { value: 'Mine.' } });
    publishing.council = { ...alone.council, reasons: 'The law asks for it.', agreedFor: ['COMMISSIONERS'] };
    fireEvent.click(button('I agree to publish for the council')!);
    expect(await screen.findByText('The reasons: “The law asks for it.”')).toBeTruthy();
    const words = screen.getByLabelText<HTMLTextAreaElement>(question);
    expect([words.value, words.readOnly, button('I agree to publish for the council')]).toEqual(['Mine.', true, null]);
    fireEvent.click(button('I have read it')!);
    fireEvent.click(button('I agree to publish for the council')!);
    await waitFor(() => expect(asked[1]).toMatchObject({ turnCouncilOnlyKey: { reasons: 'The law asks for it.' } }));
  });

  it('[R24b] is agreed by a signatory of another group, and says why it is refused', async () => {
    const refusals = [{ code: 'alone.too-few', because: 'Three groups have to sign first.' }];
    const asked = show([failed], { refusals });
    await screen.findByText('Other groups publish without the council');
    fireEvent.click(button('I agree for my group')!);
    expect(await screen.findByText('Three groups have to sign first.')).toBeTruthy();
    expect(asked).toEqual([{ turnPartnersOnlyKey: { statementId: 's1', seenHash: 'abc' } }]);
  });

  it('[R24b] lets the council reply, also afterwards, and shows the reply', async () => {
    const publishing = { ...alone, mayReply: true };
    const asked = show([failed], { me: ofCouncil, publishing, state: 'PUBLISHED' });
    fireEvent.change(await screen.findByLabelText('The council’s reply'), { target: { value: 'We cannot.' } });
    fireEvent.click(button('Give this reply')!);
    await waitFor(() => expect(asked).toEqual([{ replyForCouncil: { statementId: 's1', text: 'We cannot.' } }]));
    expect(button('I agree to publish for the council')).toBeNull();
    cleanup();
    show([failed], { publishing: { ...alone, reply: { text: 'We cannot.', at: '2027-01-05T09:00:00Z' } } });
    expect(await screen.findByText('The council’s reply, given on 5 January 2027')).toBeTruthy();
  });
});
