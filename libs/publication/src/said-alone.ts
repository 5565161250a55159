import type { Position } from '#sign-off';

/** What stands, in a group's position, before the reason of somebody who did not go along with it: of each by what they did. */
export const SAID_ALONE: Readonly<Record<Position, string>> = {
  SIGNED: 'One who signed says:',
  SIGNED_WITH_RESERVATION: 'One who signed with a reservation says:',
  DISSENTED: 'One who did not sign says:',
  STOOD_ASIDE: 'One who stood aside says:',
  NO_RESPONSE: 'One says:',
};

const BEFORE = ['', ...Object.values(SAID_ALONE).map((words) => `${words} `)];

/**
 * Where a whole reason stands in a group's position, which holds the reasons of several people, one below the other. From the
 * words before it, that say whose it is, to its end. Null where it stands there only as a part of another.
 */
export function placeOfReason(text: string, reason: string): { readonly from: number; readonly to: number } | null {
  if (reason === '') return null;
  for (const before of BEFORE) {
    const words = `${before}${reason}`;
    for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + 1)) {
      const to = from + words.length;
      if (isBreak(text, from - BREAK.length) && isBreak(text, to)) return { from, to };
    }
  }
  return null;
}

const BREAK = '\n\n';

/** Before the first reason and after the last one there is nothing. */
function isBreak(text: string, at: number): boolean {
  return at < 0 ? at === -BREAK.length : at >= text.length || text.startsWith(BREAK, at);
}
