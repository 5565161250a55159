import { groupOf, nameFor, type DisplayAudience, type DisplayForm } from '#concordat';

/** A choice of how to be shown that is not saved yet. */
export interface DisplayChoice {
  readonly form: string;
  readonly audience: string;
  readonly chosenName: string;
}

/** How one would be shown to each circle of readers, from the nearest to everyone. */
export interface ShownTo {
  readonly reader: string;
  readonly words: string;
}

/** Works out from the rule for names what a choice comes to (R9, R29). Where no name may be shown it is the group with a number. */
export function shownTo(choice: DisplayChoice, fullName: string, constituency: string | null): ShownTo[] {
  const member = {
    fullName,
    chosenName: choice.chosenName.trim() || null,
    organisation: null,
    supportedBy: null,
    constituency,
    numberInGroup: 1,
    headcount: 1,
    kind: 'person',
    form: choice.form as DisplayForm,
    audience: choice.audience as DisplayAudience,
  } as const;
  const label = constituency === null ? 'a number, without a name' : `“${groupOf(constituency).one}” and a number`;
  const readers = [
    ['People of your group', { constituency }],
    // Somebody of another group; which one makes no difference.
    ['Other people who write this statement', { constituency: constituency === null ? 'PEOPLE' : null }],
    ['Everyone else', 'everyone'],
  ] as const;
  return readers.map(([reader, who]) => ({ reader, words: nameFor(member, who) ?? label }));
}
