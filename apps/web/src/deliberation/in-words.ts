import { groupOf } from '#concordat';

/** What has become of a suggestion: its tag and a colour that says nothing by itself. */
export const STATUS_WORDS: Readonly<Record<string, { readonly tag: string; readonly colour: string }>> = {
  RECEIVED: { tag: 'Received', colour: 'grey' },
  HELD: { tag: 'Being checked', colour: 'yellow' },
  OPEN: { tag: 'Waiting for an answer', colour: 'blue' },
  ACCEPTED: { tag: 'Agreed', colour: 'green' },
  ACCEPTED_IN_PART: { tag: 'Agreed in part', colour: 'green' },
  NOT_ACCEPTED: { tag: 'Not agreed', colour: 'red' },
  MERGED: { tag: 'Joined with another', colour: 'grey' },
  WITHDRAWN: { tag: 'Taken back', colour: 'grey' },
};

/** What somebody thinks the answer should be. */
export const VIEW_WORDS: Readonly<Record<string, string>> = {
  ACCEPTED: 'Agree',
  ACCEPTED_IN_PART: 'Agree in part',
  NOT_ACCEPTED: 'Do not agree',
  MERGED: 'It asks for the same as an earlier suggestion',
};

/** Somebody with their group, such as "Asha, Care providers". */
export function personInWords({ shownAs, constituency }: { shownAs: string; constituency: string }): string {
  return constituency === '' ? shownAs : `${shownAs} (${groupOf(constituency).short})`;
}

/** People in a row. */
export function peopleInWords(people: readonly { shownAs: string; constituency: string }[]): string {
  return people.map(personInWords).join(' and ');
}

/** A day as it is written out: the British one, wherever somebody reads it. */
export { dateInWords as dayInWords } from '#reading';

/** What stands in the place of a suggestion or comment whose words are hidden. */
export function hiddenInWords({ isOpen, ground }: { isOpen: boolean; ground: string }): string {
  if (ground === 'SAFEGUARDING') {
    return isOpen ? 'Hidden to keep people safe, while a safeguarding lead looks at it' : 'Hidden to keep people safe';
  }
  return isOpen ? 'Hidden while somebody checks it' : 'Hidden: a competition check took it out';
}
