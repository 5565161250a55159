import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { ChangePage } from './ChangePage.js';
import type { Agreement } from './useAgreement.js';

afterEach(cleanup);

const GROUPS = ['COMMISSIONERS', 'PEOPLE', 'CARERS', 'PROVIDERS'];
const values: Agreement['values'] = {
  groups: GROUPS,
  ...{ decisionRule: 'consensus', ownRules: [], minimums: [], sections: [], sectionNames: [] },
  charter: {
    ...{ definition: 'As equals.', culture: ['We listen.', 'We say why.'], shared: [] },
    kept: [{ what: 'The legal duty', why: 'The law.' }],
  },
  ...{ nominationCallDays: 21, commentPeriodDays: 42, answerWorkingDays: 15, signOffWorkingDays: 20 },
  ...{ mediationWorkingDays: 15, minorityStatementWords: 500, evidenceDisplayMinimum: 5 },
  ...{ formatsAtOpening: ['Easy Read', 'paper'], paymentOffered: true, payment: '£15.', mirrorPublication: true },
  reviewBy: null,
};
const agreement: Agreement = {
  ...{ version: 1, hash: 'a'.repeat(64), open: true, required: GROUPS, agreed: GROUPS, complete: true, values },
  ...{ groups: [], promises: [], amendment: null, versions: [] },
};

/** Shows the page that changes the agreement. Gives what is sent; it is answered with these refusals. */
async function shown(refusals: readonly object[] = []) {
  const sent: object[] = [];
  const ProposeAmendment = ({ input }: { input: object }) => {
    sent.push(input);
    return { proposeAmendment: { refusals } };
  };
  const TopicsTaken = { convening: { nominations: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } } };
  const answers = { Agreement: { agreement }, StatementChanged: {}, TopicsTaken, ProposeAmendment };
  const { container } = showInStatement(<ChangePage />, answers, { statement: { ...aStatement, state: 'DRAFTING' } });
  await screen.findByLabelText('What working together means to us', {}, { timeout: 4_000 });
  return { sent, container };
}

const write = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } });
const propose = (): void => void fireEvent.click(screen.getByRole('button', { name: 'Put this to every group' }));

it('[R11] changes which formats are ready when comments open, and the fewest who give evidence', async () => {
  const { sent } = await shown();
  fireEvent.click(screen.getByLabelText('Braille'));
  fireEvent.click(screen.getByLabelText('Paper'));
  write('Fewest contributors before evidence is shown', '8');
  propose();
  const wanted = { formatsAtOpening: ['Easy Read', 'braille'], evidenceDisplayMinimum: 8 };
  await waitFor(() => expect(sent).toMatchObject([wanted]));
});

it('changes the day by which all of it is looked at again, and asks for no change where it stays', async () => {
  const because = '31 March 2020 is not ahead. Choose a later day by which you look at all of it again.';
  const { sent } = await shown([{ code: 'concordat.reviewBy', because }]);
  propose();
  await waitFor(() => expect(sent).toMatchObject([{ reviewBy: null }]));
  write('Day by which we look at all of it again', '2020-03-31');
  propose();
  await waitFor(() => expect(sent[1]).toMatchObject({ reviewBy: '2020-03-31' }));
  expect((await screen.findByRole('link', { name: because })).getAttribute('href')).toBe('#reviewBy');
});

it('[R1] changes what the groups say in their own words, and leaves the rest of it as it is', async () => {
  const { sent } = await shown();
  write('How we treat each other', 'We listen.\n\nWe write short sentences. \n');
  fireEvent.click(screen.getByRole('button', { name: 'Add something that is not shared' }));
  propose();
  const charter = { definition: 'As equals.', culture: ['We listen.', 'We write short sentences.'], shared: [] };
  await waitFor(() =>
    expect(sent).toMatchObject([{ charter: { ...charter, kept: [{ what: 'The legal duty', why: 'The law.' }] } }]),
  );
});

it('says that nothing is paid, with the reason, and shows a refusal at its box', async () => {
  const because = 'Easy Read is ready when comments open. Add it to the formats.';
  const { sent, container } = await shown([{ code: 'concordat.formats', because }]);
  fireEvent.click(screen.getByLabelText('No'));
  write('Why nothing is paid', 'There is no money for it.');
  propose();
  await waitFor(() => expect(sent).toMatchObject([{ paymentOffered: false, payment: 'There is no money for it.' }]));
  expect((await screen.findByRole('link', { name: because })).getAttribute('href')).toBe('#formats');
  expect(screen.getByLabelText('Easy Read').id).toBe('formats');
  expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
});
