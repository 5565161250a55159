import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { linkIn, type Mailbox } from './mailbox.js';
import { until } from './until.js';

/** Sends a form as a browser does, and gives the answer without following it. */
export function send(
  url: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie = '',
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

/** The cookies that an answer sets, for the next request. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

/** Runs a command of the operator with a server's settings. Rejects with what it printed when it fails. */
export async function runCommand(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [`dist/apps/server/src/${script}`, ...args], {
    env: { PATH, HOME, ...env },
  });
  return stdout;
}

/** Signs somebody in by a mailed link, as in a browser: asks, opens the newest letter, presses the button. */
export async function signInByMail(url: string, mailbox: Mailbox, email: string): Promise<string> {
  const links = () => lettersTo(mailbox, email).filter(({ text }) => text.includes('/sign-in/link/'));
  const before = links().length;
  const asked = await send(url, '/sign-in', { email, returnTo: '/workspace' });
  await until(() => links().length > before, 20_000);
  const letter = links().at(-1);
  if (!letter) throw new Error(`No letter came to ${email}.`);
  const answer = await send(url, linkIn(letter, url).slice(url.length), {}, cookiesOf(asked));
  if (answer.status !== 303) throw new Error(`The link in the letter to ${email} gave ${answer.status}.`);
  return cookiesOf(answer);
}

/** Accepts the invitation that came by mail, shown by name or by group only; gives the cookie of the browser. */
export async function accept(
  url: string,
  mailbox: Mailbox,
  email: string,
  display: Readonly<Record<string, string>> = { form: 'group-only', audience: 'own-group' },
): Promise<string> {
  const invitations = () => lettersTo(mailbox, email).filter(({ text }) => text.includes('/invitations/'));
  await until(() => invitations().length > 0, 20_000);
  const [letter] = invitations();
  if (!letter) throw new Error(`No invitation came to ${email}.`);
  const answer = await send(url, linkIn(letter, url).slice(url.length), display);
  if (answer.status !== 303)
    throw new Error(`The invitation of ${email} gave ${answer.status}: ${await answer.text()}`);
  return cookiesOf(answer);
}

function lettersTo(mailbox: Mailbox, email: string) {
  return mailbox.letters.filter(({ to }) => to === email);
}
