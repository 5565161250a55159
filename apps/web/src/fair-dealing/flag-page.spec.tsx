import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { aStatement, showInStatement } from '../statements/workspace.fake.js';
import { FlagPage } from './FlagPage.js';

const changed = { __typename: 'Refusal', code: 'concern.not-there', because: 'These words are not there any more.' };

/** Shows the page about a text that grows between one look and the next. Gives what is sent when somebody flags it. */
function open(): object[] {
  const sent: object[] = [];
  let looks = 0;
  const TextToFlag = () => {
    looks += 1;
    const text = looks === 1 ? 'We bid 24' : 'We bid 24 pounds.';
    const block = { type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text }] };
    return { sectionAt: { __typename: 'SectionAt', content: JSON.stringify([block]) } };
  };
  const FlagParagraph = ({ input }: { input: object }) => {
    sent.push(input);
    return { flagParagraph: { __typename: 'FairDealingPayload', refusals: sent.length === 1 ? [changed] : [] } };
  };
  // The page is shown at no address of its own, so the section has none either.
  const sections = aStatement.sections.slice(0, 1).map((section) => ({ ...section, key: '' }));
  showInStatement(<FlagPage />, { TextToFlag, FlagParagraph }, { statement: { ...aStatement, sections } });
  return sent;
}

afterEach(cleanup);

it('[R34] reads the text again when it was changed meanwhile, and keeps what was chosen and written', async () => {
  const sent = open();
  fireEvent.click(await screen.findByRole('radio', { name: 'We bid 24' }));
  fireEvent.click(screen.getByRole('radio', { name: 'It tells rivals future prices, margins or bids' }));
  fireEvent.change(screen.getByLabelText('What is it about?'), { target: { value: 'A bid.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
  const paragraph = await screen.findByRole('radio', { name: 'We bid 24 pounds.' });
  expect((paragraph as HTMLInputElement).checked).toBe(true);
  expect(screen.getByRole('link', { name: changed.because })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Flag and hide it' }));
  const asked = { sectionId: 'money', blockId: 'b1', ground: 'COMPETITION', why: 'A bid.' };
  const both = [
    { ...asked, quote: 'We bid 24' },
    { ...asked, quote: 'We bid 24 pounds.' },
  ];
  await waitFor(() => expect(sent).toEqual(both));
  await screen.findByText('Elsewhere');
});
