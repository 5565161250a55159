/** Why a connection ended. From 4500 on the browser comes back by itself, with jitter; below that it does not. */
export const CloseCode = {
  badFrame: 4400,
  signedOut: 4401,
  mayNot: 4403,
  reload: 4409,
  gone: 4410,
  tooFast: 4429,
  tooManyWindows: 4430,
  ticketExpired: 4501,
  resync: 4502,
  closing: 4503,
} as const;

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

/** Tells a person what happened and what to do. At most 123 bytes, which is all that a close frame holds. */
export function sentenceFor(code: number): string {
  return SENTENCES.get(code) ?? 'The connection to this section ended. Open the section again.';
}

/** Tells whether the browser connects again by itself after a connection ended with this code. */
export function comesBackAfter(code: number): boolean {
  // Codes below 4000 are the network's own: a cable, a proxy, a server that went away.
  return code < 4000 || code >= 4500;
}

const SENTENCES = new Map<number, string>([
  [CloseCode.badFrame, 'This window sent something that could not be read. Reload the page.'],
  [CloseCode.signedOut, 'You are signed out. Sign in again to go on.'],
  [CloseCode.mayNot, 'You may not make this change. What you wrote is kept on this page for you to copy.'],
  [CloseCode.reload, 'This section has changed its form. Reload the page to continue.'],
  [CloseCode.gone, 'This section is no longer here. Go back to the statement.'],
  [CloseCode.tooFast, 'Too much came from this window at once. Wait a minute, then reload the page.'],
  [CloseCode.tooManyWindows, 'You have too many windows open here. Close some of them, then reload this page.'],
  [CloseCode.ticketExpired, 'The connection took too long to open. It is being opened again.'],
  [CloseCode.resync, 'This window fell behind the others. It is catching up.'],
  [CloseCode.closing, 'The server is restarting. The connection will return by itself.'],
]);
