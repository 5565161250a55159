import { daysAfter, isDay, type Constituency, type Pause, type Refusal } from '#concordat';

/** Ways in which a draft can be read. */
export const FORMATS = {
  PLAIN_HTML: 'the web page',
  PAPER: 'paper',
  EASY_READ: 'Easy Read',
  LARGE_PRINT: 'large print',
  AUDIO: 'audio',
  BRAILLE: 'braille',
  BSL: 'BSL video',
  TRANSLATION: 'a translation',
} as const;

/** Code of a format. */
export type Format = keyof typeof FORMATS;

/** A format that members of a group are owed, and since when they have it. Dates are YYYY-MM-DD. */
export interface FormatOwed {
  readonly constituency: Constituency;
  readonly format: string;
  /** Null while it is not there. */
  readonly readyOn: string | null;
}

/** When comments opened, how many days each group has, and what its members are owed. */
export interface CommentTime {
  readonly opensOn: string;
  readonly days: number;
  readonly formats: readonly FormatOwed[];
  /** Days on which nobody could comment. */
  readonly pauses: readonly Pause[];
}

/** The time that one group has. */
export interface GroupClock {
  readonly constituency: Constituency;
  /** Null while a format is missing. */
  readonly startsOn: string | null;
  /** The last day on which its members can comment; null while its time has not begun. */
  readonly closesOn: string | null;
  readonly waitsFor: readonly string[];
}

/**
 * The clock of one group: it runs only once every format that its members are owed is there, and its last day moves for
 * that group alone (R11). A format that turns out not to be there after all stops the clock, and its time begins anew.
 */
export function commentClock({ opensOn, days, formats, pauses }: CommentTime, constituency: Constituency): GroupClock {
  const owed = formats.filter((one) => one.constituency === constituency);
  const waitsFor = owed.filter(({ readyOn }) => readyOn === null).map(({ format }) => format);
  if (waitsFor.length > 0) return { constituency, startsOn: null, closesOn: null, waitsFor };
  const startsOn = [opensOn, ...owed.flatMap(({ readyOn }) => readyOn ?? [])].sort().at(-1) ?? opensOn;
  return { constituency, startsOn, closesOn: daysAfter(startsOn, days, pauses), waitsFor };
}

/** Whoever answers for formats: co-chairs and facilitators. */
const ORGANISERS: ReadonlySet<string> = new Set(['co-chair', 'facilitator']);

/** Everything the rules look at before it is said which formats a group is owed. */
export interface FormatRequest {
  readonly roles: readonly string[];
  readonly constituency: Constituency;
  /** Groups that comment. */
  readonly groups: readonly Constituency[];
  readonly format: string;
  /** Whether that group is owed this already. */
  readonly isOwed: boolean;
  /** Since when they have it, as YYYY-MM-DD; null while it is not there. */
  readonly readyOn: string | null;
  readonly today: string;
}

/** Says why a format cannot be added to what a group is owed; empty when it can (R11). */
export function whyNotOweFormat(request: FormatRequest): Refusal[] {
  const { roles, constituency, groups, format, isOwed, readyOn, today } = request;
  const refusals = whyNotOrganise(roles);
  const refuse = (code: string, because: string): void => void refusals.push({ code, because });
  if (!groups.includes(constituency)) refuse('format.group', 'Choose one of the groups that comment.');
  if (!(format in FORMATS)) refuse('format.kind', 'Choose a format.');
  if (isOwed) refuse('format.owed', 'This group is owed this format already.');
  return [...refusals, ...whyNotDay(readyOn, today)];
}

/** Says why it cannot be said since when a format is there; empty when it can (R11). */
export function whyNotFormatReady(request: {
  readonly roles: readonly string[];
  /** YYYY-MM-DD; null to say that it is not there after all. */
  readonly readyOn: string | null;
  readonly today: string;
}): Refusal[] {
  const { roles, readyOn, today } = request;
  return [...whyNotOrganise(roles), ...whyNotDay(readyOn, today)];
}

function whyNotDay(readyOn: string | null, today: string): Refusal[] {
  if (readyOn === null) return [];
  if (isDay(readyOn) && readyOn <= today) return [];
  return [{ code: 'format.day', because: 'Give the day on which people got it. It cannot be after today.' }];
}

/** Says why a group cannot be told that it is not owed a format after all; empty when it can. */
export function whyNotDropFormat(request: {
  readonly roles: readonly string[];
  readonly constituency: Constituency;
  readonly format: string;
  /** Whether the agreement names it. */
  readonly isAgreed: boolean;
  readonly reason: string;
}): Refusal[] {
  const { roles, constituency, format, isAgreed, reason } = request;
  const refusals = whyNotOrganise(roles);
  if (constituency === 'PEOPLE' && format === 'EASY_READ') {
    const because = 'People who draw on care are always owed Easy Read. No agreement can take it away.';
    refusals.push({ code: 'format.floor', because });
  } else if (isAgreed) {
    const because =
      'Your agreement says that this is ready when comments open. Ask every group to change the agreement.';
    refusals.push({ code: 'format.agreed', because });
  }
  if (reason.trim().length < SHORTEST_REASON) {
    refusals.push({
      code: 'format.no-reason',
      because: 'Say why they are not owed it. Everybody can read the reason.',
    });
  }
  return refusals;
}

const SHORTEST_REASON = 10;

function whyNotOrganise(roles: readonly string[]): Refusal[] {
  if (roles.some((role) => ORGANISERS.has(role))) return [];
  return [{ code: 'format.who', because: 'Co-chairs and facilitators look after formats. Ask one of them.' }];
}
