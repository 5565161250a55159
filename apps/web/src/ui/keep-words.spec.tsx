import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { faultsOfPage } from '../../../../test/build/page-checks.js';
import { AnnouncementsProvider } from './announcements.js';
import { aColleagueActs, Changing } from './changing.fake.js';
import { TextArea } from './fields.js';
import { KeepWords, KeepWordsOfPage, useSending } from './KeepWords.js';

/** A form that is sent by a press, and answered by another. */
function Form() {
  const [text, setText] = useState('');
  const sending = useSending();
  const [answer, setAnswer] = useState<(isDone: boolean) => void>();
  return (
    <>
      <TextArea id="why" label="Why?" value={text} onChange={setText} />
      <button onClick={() => setAnswer(() => (hasSent = sending()))}>{answer ? 'Sent' : 'Send'}</button>
    </>
  );
}

let hasSent: (isDone: boolean) => void;

const form = (open: boolean) => (
  <KeepWords open={open}>
    <Form />
  </KeepWords>
);
const show = (first = form(true), then = form(false)) =>
  render(
    <AnnouncementsProvider>
      <Changing first={first} then={then} />
    </AnnouncementsProvider>,
  );
const write = (words: string) => fireEvent.change(screen.getByLabelText('Why?'), { target: { value: words } });
const kept = () => screen.queryByRole('group', { name: /What you wrote:/ });

afterEach(cleanup);

describe('[F2] what somebody typed when somebody else acted first', () => {
  it('stays on the page to be read and copied, and is said, until they put it away', () => {
    const { container } = show();
    write('Half a sentence');
    screen.getByLabelText('Why?').focus();
    aColleagueActs();
    expect(kept()?.textContent).toContain('Somebody has acted on this meanwhile. What you wrote:');
    const words = screen.getByLabelText<HTMLTextAreaElement>('Why?');
    expect([words.value, words.readOnly, document.activeElement === kept()]).toEqual(['Half a sentence', true, true]);
    expect(screen.getByRole('status').textContent).toContain('What you wrote cannot be sent any more.');
    expect(faultsOfPage(`<!DOCTYPE html><html lang="en-GB">${container.innerHTML}`)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Put this away' }));
    expect(kept()).toBeNull();
  });

  it('moves nobody who was reading elsewhere', () => {
    show();
    write('Half a sentence');
    screen.getByText('A colleague acts').focus();
    aColleagueActs();
    expect(document.activeElement?.textContent).toBe('A colleague acts');
  });

  it('is not mentioned where nothing was typed, or what was typed was taken out', () => {
    show();
    write('Half a sentence');
    write(' ');
    aColleagueActs();
    expect(kept()).toBeNull();
  });

  it('is not kept when they sent it themselves, also when the page changes before the answer is here', async () => {
    show();
    write('A sentence');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    aColleagueActs();
    expect(kept()).toBeNull();
    act(() => hasSent(true));
    await waitFor(() => expect(kept()).toBeNull());
  });

  it('is kept when what they sent was refused meanwhile', async () => {
    show();
    write('A sentence');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    aColleagueActs();
    act(() => hasSent(false));
    await waitFor(() => expect(kept()).not.toBeNull());
  });

  it('stands at the top of the page when what it was about is no longer listed', () => {
    show(<KeepWordsOfPage>{form(true)}</KeepWordsOfPage>, <KeepWordsOfPage>{null}</KeepWordsOfPage>);
    write('Half a sentence');
    aColleagueActs();
    expect(kept()?.textContent).toContain('This is no longer on the page. What you wrote:');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Why?').value).toBe('Half a sentence');
  });
});
