import { agreementInWords, PAYMENT_NOT_STATED } from '#concordat';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { valuesIn, withOther } from '../../../../test/build/every-value.js';
import { aSignatory, aStatement, showInStatement } from '../statements/workspace.fake.js';
import { AgreementPage } from './AgreementPage.js';
import { parametersOf, promiseOf, type Agreement } from './useAgreement.js';
import { aColleagueActs, Changing } from '../ui/changing.fake.js';
import { StatePayment } from './StatePayment.js';

afterEach(cleanup);

/** An agreement that says everything that one can say. */
const values: Agreement['values'] = {
  groups: ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'],
  ...{ decisionRule: 'consensus', ownRules: [{ constituency: 'PEOPLE', rule: 'two-thirds' }] },
  minimums: [{ constituency: 'CARERS', minimum: 2 }],
  sections: [
    { key: 'money', leads: ['COMMISSIONERS'], signatories: ['PEOPLE', 'CARERS', 'COMMISSIONERS'] },
    { key: 'homes', leads: ['PEOPLE'], signatories: [] },
  ],
  sectionNames: [{ key: 'homes', title: 'Homes for life', purpose: 'Where to live.', nominationId: null }],
  ...{ nominationCallDays: 21, commentPeriodDays: 42, answerWorkingDays: 15, signOffWorkingDays: 20 },
  ...{ mediationWorkingDays: 15, minorityStatementWords: 500, evidenceDisplayMinimum: 5 },
  ...{ formatsAtOpening: ['Easy Read'], paymentOffered: true, payment: '£15 an hour.', mirrorPublication: true },
  reviewBy: '2029-06-30',
  charter: {
    definition: 'We write it together.',
    ...{ culture: ['We listen.', 'We take time.'], shared: ['Which sections there are.'] },
    kept: [{ what: 'The budget', why: 'the law says so.' }],
  },
};
const promises: Agreement['promises'] = [
  { id: 'P1', text: 'Every hard word is explained.', promisedBy: [], part: 'culture', check: 'manual', code: null },
  { id: 'P2', text: 'Answers.', promisedBy: ['PROVIDERS'], part: 'practice', check: 'query', code: 'answers-in-time' },
].map((promise) => ({ promise, state: 'NOT_TESTABLE', counted: '', canMark: false, marks: [] }));

const agreement: Agreement = {
  ...{ version: 1, hash: 'a'.repeat(64), open: true, required: values.groups, agreed: [], complete: false },
  ...{ values, promises, amendment: null, versions: [] },
  groups: [
    {
      ...{ constituency: 'CARERS', decision: 'waiting', rule: 'consensus', needed: 2 },
      signatories: [{ shownAs: 'Carer 1', isMe: true, agrees: null, reason: null }],
    },
  ],
};

const wordsOf = (shown: Agreement['values']) =>
  agreementInWords(
    { parameters: parametersOf(shown), promises: promises.map(({ promise }) => promiseOf(promise)) },
    { sections: aStatement.sections, reviewBy: '31 March 2029' },
  );

it.each(valuesIn(values))('[R1] the page has words for everything that the API gives: %s', (path) => {
  expect(wordsOf(withOther(values, path))).not.toEqual(wordsOf(values));
});

it('[R1] everything that the groups agree to stands above the question whether they agree', async () => {
  showInStatement(<AgreementPage />, { Agreement: { agreement }, StatementChanged: {} });
  const question = await screen.findByText(/^Do you agree/);
  const missing = wordsOf(values)
    .flatMap(({ lists, rows, sections, promises: promised }) => [
      ...lists.flatMap(({ heading, items }) => [heading, ...items]),
      ...rows.flatMap(({ name, value, floor }) => [name, value, floor]),
      ...sections.flatMap(({ title, purpose, leads, signatories }) => [
        ...[title, ...(purpose === '' ? [] : [purpose])],
        ...[`Led by: ${leads}`, `Signed by: ${signatories}`],
      ]),
      ...promised.flatMap(({ text, promisedBy, check }) => [text, `Promised by ${promisedBy}. ${check}`]),
    ])
    .filter((words) => !wordsBefore(question).includes(words));
  expect(missing).toEqual([]);
});

it('lets somebody who signs go to the question at the end', async () => {
  showInStatement(<AgreementPage />, { Agreement: { agreement }, StatementChanged: {} });
  const link = await screen.findByRole('link', { name: 'say yes or no at its end' });
  expect(link.getAttribute('href')).toBe(`#${screen.getByLabelText('Yes, I agree').id}`);
});

it('is laid out as the public page is: culture, structure, practice, review', async () => {
  showInStatement(<AgreementPage />, { Agreement: { agreement }, StatementChanged: {} });
  const headings = (await screen.findAllByRole('heading', { level: 2 })).map(({ textContent }) => textContent);
  expect(headings.slice(0, 4).map((heading) => heading?.replace(/:.*/, ''))).toEqual([
    ...['Culture', 'Structure', 'Practice', 'Review'],
  ]);
});

describe('payment, before the groups are asked to agree', () => {
  const unsaid = {
    ...agreement,
    open: false,
    values: { ...values, paymentOffered: false, payment: PAYMENT_NOT_STATED },
  };

  function shown(change: { state?: string; signatory?: boolean; of?: Agreement } = {}, refusals: object[] = []) {
    const { state = 'CONVENING', signatory = true, of = unsaid } = change;
    const sent: object[] = [];
    const StatePayment = ({ input }: { input: object }) => {
      sent.push(input);
      return { statePayment: { refusals } };
    };
    const answers = { Agreement: { agreement: of }, StatementChanged: {}, StatePayment };
    const scope = { statement: { ...aStatement, state }, me: { ...aSignatory, signatory } };
    showInStatement(<AgreementPage />, answers, scope);
    return sent;
  }

  it('[R1] somebody who signs says what is paid', async () => {
    const sent = shown();
    await screen.findByText(/^Nobody has said yet/);
    const say = screen.getByRole('button', { name: 'Say what is paid' });
    fireEvent.click(say);
    expect((await screen.findAllByText('Choose yes or no.')).length).toBeGreaterThan(0);
    fireEvent.click(screen.getByLabelText('Yes'));
    fireEvent.change(screen.getByLabelText(/^How much is paid/), { target: { value: '£15 an hour.' } });
    fireEvent.click(say);
    await waitFor(() => expect(sent).toEqual([{ statementId: 's1', offered: true, payment: '£15 an hour.' }]));
  });

  it('[R1] asks before it puts their words in the place of those that somebody else said meanwhile', () => {
    const part = (of: Agreement) => <StatePayment agreement={of} again={() => undefined} />;
    const page = <Changing first={part(unsaid)} then={part({ ...agreement, open: false })} />;
    showInStatement(page, {}, { statement: { ...aStatement, state: 'CONVENING' } });
    const words = screen.getByLabelText<HTMLTextAreaElement>(/^How much is paid/);
    fireEvent.change(words, { target: { value: 'Bus fares.' } });
    aColleagueActs();
    expect(words.value).toBe('Bus fares.');
    expect(screen.queryByRole('button', { name: 'Say what is paid' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'I have read it' }));
    expect(screen.getByRole('button', { name: 'Say what is paid' })).toBeTruthy();
  });

  it('[R1] says at the field what is still missing', async () => {
    const because = 'Say how much is paid, with a number, such as £15 an hour.';
    shown({}, [{ code: 'concordat.payment', because }]);
    fireEvent.click(await screen.findByLabelText('Yes'));
    fireEvent.click(screen.getByRole('button', { name: 'Say what is paid' }));
    expect((await screen.findByRole('link', { name: because })).getAttribute('href')).toBe('#payment');
  });

  it('tells everybody else whom to tell', async () => {
    shown({ signatory: false });
    await screen.findByText(/^Nobody has said yet/);
    expect(screen.queryByRole('button', { name: 'Say what is paid' })).toBeNull();
    expect(screen.getByText(/Tell one of them/)).toBeTruthy();
  });

  it('shows what was said, to be put in other words', async () => {
    shown({ of: { ...agreement, open: false } });
    await screen.findByText(/^Our agreement says: £15 an hour\./);
    expect(screen.getByLabelText<HTMLInputElement>('Yes').checked).toBe(true);
  });

  it('is not asked once the groups are, nor in a pause', async () => {
    shown({ of: agreement, state: 'CONCORDAT' });
    await screen.findByText(/^Do you agree/);
    expect(screen.queryByText('What is paid to people who take part')).toBeNull();
    cleanup();
    shown({ state: 'PAUSED' });
    await screen.findByText(/have not asked the groups/);
    expect(screen.queryByText('What is paid to people who take part')).toBeNull();
  });
});

/** What stands on the page before an element. */
function wordsBefore(element: HTMLElement): string {
  const range = document.createRange();
  range.setStart(document.body, 0);
  range.setEndBefore(element);
  return range.toString();
}
