import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { AgreementPage } from './AgreementPage.js';
import { ChangePage } from './ChangePage.js';
import type { Agreement } from './useAgreement.js';

afterEach(cleanup);

const GROUPS = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'];
const values: Agreement['values'] = {
  groups: GROUPS,
  ...{ decisionRule: 'consensus', ownRules: [] },
  minimums: GROUPS.map((constituency) => ({ constituency, minimum: 3 })),
  sections: [
    { key: 'money', leads: ['COMMISSIONERS'], signatories: ['PEOPLE', 'CARERS', 'COMMISSIONERS'] },
    { key: 'homes', leads: ['PEOPLE'], signatories: ['PEOPLE', 'CARERS', 'PROVIDERS'] },
  ],
  sectionNames: [],
  charter: null,
  ...{ nominationCallDays: 21, commentPeriodDays: 42, answerWorkingDays: 15, signOffWorkingDays: 20 },
  ...{ mediationWorkingDays: 15, minorityStatementWords: 500, evidenceDisplayMinimum: 5 },
  ...{ formatsAtOpening: ['Easy Read'], paymentOffered: true, payment: '£15 an hour.', mirrorPublication: true },
  reviewBy: null,
};
const agreed: Agreement = {
  ...{ version: 1, hash: 'a'.repeat(64), open: true, required: GROUPS, agreed: GROUPS, complete: true, values },
  ...{ groups: [], promises: [], amendment: null, versions: [] },
};
const topic = (id: string, text: string, isTaken: boolean) => ({ node: { id, kind: 'topic', text, isTaken } });

/** The page while people write: in "Homes", nobody has. Gives what is sent. */
function shown(agreement = agreed, page = <ChangePage />, state = 'DRAFTING', refusals: object[] = []) {
  const sent: object[] = [];
  const ProposeAmendment = ({ input }: { input: object }) => {
    sent.push(input);
    return { proposeAmendment: { refusals } };
  };
  const pages = [[topic('n2', 'The weather', false)], [topic('n1', 'Help at night', true)]];
  const TopicsTaken = ({ after }: { after?: string | null }) => {
    const edges = pages[after === 'further' ? 1 : 0];
    const pageInfo = { hasNextPage: after !== 'further', endCursor: after === 'further' ? null : 'further' };
    return { convening: { nominations: { edges, pageInfo } } };
  };
  const sections = aStatement.sections.map((one) => ({ ...one, state: one.key === 'homes' ? 'EMPTY' : 'DRAFTING' }));
  const answers = { Agreement: { agreement }, StatementChanged: {}, TopicsTaken, ProposeAmendment };
  showInStatement(page, answers, { statement: { ...aStatement, state, sections } });
  return sent;
}

const write = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('a change of the agreement', () => {
  it('[R1] leaves out a section in which nobody has written, and not one with words', async () => {
    const sent = shown();
    fireEvent.click(await screen.findByLabelText('Leave this section out: Homes'));
    expect(screen.getByText('Homes (left out)')).toBeTruthy();
    expect(screen.queryByLabelText('Leave this section out: Money')).toBeNull();
    press('Put this to every group');
    await waitFor(() => expect(sent).toMatchObject([{ leaveOutSections: ['homes'], sections: [{ key: 'money' }] }]));
    expect(sent).toMatchObject([{ renameSections: [], addSections: [] }]);
  });

  it('[R1] gives a section in which nobody has written another title', async () => {
    const sent = shown();
    await screen.findByLabelText('Title of this section, now: Homes');
    write('Title of this section, now: Homes', 'Where we live');
    press('Put this to every group');
    await waitFor(() => expect(sent).toMatchObject([{ renameSections: [{ key: 'homes', title: 'Where we live' }] }]));
  });

  it('[R1] is not sent while a promise or a section is written down and not added, and leads to it', async () => {
    const sent = shown();
    await screen.findByLabelText('What do you promise?');
    write('What do you promise?', 'We listen first.');
    write('What is it for?', 'Nights.');
    press('Put this to every group');
    const summary = await screen.findByRole('group', { name: 'There is a problem' });
    expect(summary.textContent).toMatch(/You wrote a section and have not added it.*You wrote a promise and have not/);
    fireEvent.click(within(summary).getByText(/^You wrote a promise/));
    const box = screen.getByLabelText('What do you promise?');
    expect([document.activeElement === box, box.closest('details')?.open]).toEqual([true, true]);
    expect(sent).toEqual([]);
    press('Add this promise');
    write('What is it for?', '');
    press('Put this to every group');
    await waitFor(() => expect(sent).toMatchObject([{ promises: [{ text: 'We listen first.' }], addSections: [] }]));
  });

  it('[R1] says what is missing where an empty promise is added', async () => {
    shown();
    await screen.findByLabelText('What do you promise?');
    press('Add this promise');
    expect(screen.getByText('Write the promise.')).toBeTruthy();
    write('What do you promise?', 'We listen first.');
    expect(screen.queryByText('Write the promise.')).toBeNull();
  });

  it('[R1] leads from what is wrong with the groups to where they are chosen', async () => {
    shown(agreed, <ChangePage />, 'DRAFTING', [{ code: 'concordat.groups', because: 'At least four groups sign.' }]);
    await screen.findByLabelText('Why should it change?');
    press('Put this to every group');
    const summary = await screen.findByRole('group', { name: 'There is a problem' });
    fireEvent.click(within(summary).getByText('At least four groups sign.'));
    expect(document.activeElement?.id).toBe('groups');
  });

  it('[R4] adds a section, from a topic that was taken, however many were nominated before it', async () => {
    const sent = shown();
    // The page is long: on a busy machine it takes more than a second until both answers are shown.
    await screen.findByLabelText('Does it come from a topic that was put forward?', {}, { timeout: 4_000 });
    expect(screen.queryByText('The weather')).toBeNull();
    press('Add this section');
    expect(screen.getByText('Give the section a title.')).toBeTruthy();
    write('Title of the section', 'Help at night');
    write('What is it for?', 'Who comes at night.');
    write('Does it come from a topic that was put forward?', 'n1');
    fireEvent.click(
      within(screen.getAllByRole('group', { name: 'Signed by' }).at(-1)!).getByLabelText(/^Unpaid carers/),
    );
    press('Add this section');
    expect(screen.getByRole('list', { name: 'Sections that you add' }).textContent).toContain('New: Help at night.');
    press('Put this to every group');
    const added = {
      title: 'Help at night',
      purpose: 'Who comes at night.',
      nominationId: 'n1',
      signatories: ['CARERS'],
    };
    await waitFor(() => expect(sent).toMatchObject([{ addSections: [{ ...added, leads: [] }] }]));
  });

  it('[R1] offers none of this once comments are open', async () => {
    shown(agreed, <ChangePage />, 'COMMENT');
    await screen.findByLabelText('Why should it change?');
    expect(screen.queryByText('Add a section')).toBeNull();
    expect(screen.queryByLabelText('Leave this section out: Homes')).toBeNull();
  });

  it('brings in a group that signs, and says how many people of each', async () => {
    const sent = shown();
    const signing = within(await screen.findByRole('group', { name: 'Groups that sign' }));
    fireEvent.click(signing.getByLabelText('NHS, housing and other partners'));
    fireEvent.click(signing.getByLabelText('Care providers'));
    write('Fewest people who sign: Unpaid carers and family members', '4');
    press('Put this to every group');
    await waitFor(() => expect(sent).toHaveLength(1));
    const minimum = (constituency: string, fewest: number) => ({ constituency, minimum: fewest });
    expect(sent).toMatchObject([
      {
        groups: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PARTNERS'],
        minimums: [minimum('COMMISSIONERS', 3), minimum('PEOPLE', 3), minimum('CARERS', 4), minimum('PARTNERS', 2)],
        sections: [{ key: 'money' }, { key: 'homes', signatories: ['PEOPLE', 'CARERS'] }],
      },
    ]);
  });
});

it('[R1] what waits says which section would come', async () => {
  const name = { key: 'nights', title: 'Help at night', purpose: 'Who comes.', nominationId: null };
  const wider = [
    ...values.sections,
    { key: 'nights', leads: ['CARERS'], signatories: ['PEOPLE', 'CARERS', 'PROVIDERS'] },
  ];
  const amendment = {
    ...{
      version: 2,
      hash: 'b'.repeat(64),
      reason: 'Nights.',
      proposedBy: 'Des',
      isMine: false,
      closing: null,
      promises: [],
      groups: [],
    },
    values: { ...values, sections: wider, sectionNames: [name] },
  };
  shown({ ...agreed, amendment }, <AgreementPage />);
  expect(await screen.findByText('A new section')).toBeTruthy();
  expect(screen.getByText(/^Then: Help at night\. What it is for: Who comes\. Led by Carers\./)).toBeTruthy();
});
