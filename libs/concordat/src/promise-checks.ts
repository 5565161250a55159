import type { Constituency } from './constituency.js';
import { mustDeclareInterests } from './interests.js';
import type { ConcordatParameters } from './parameters.js';
import { pausesAmong } from './pauses.js';
import { addWorkingDays, dayInEngland } from './working-days.js';

/** An act as the public record has it: whoever has the published file can count the same. */
export interface RecordedAct {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  /** A pseudonym. */
  readonly actor: string | null;
  readonly constituency: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** One time at which a promise was put to the test. */
export interface Tested {
  readonly at: string;
  readonly kept: boolean;
}

/** What a check looks at. */
export interface CheckedRecord {
  /** In the order of the record. */
  readonly acts: readonly RecordedAct[];
  readonly parameters: Pick<ConcordatParameters, 'answerWorkingDays'>;
  /** Until when it is counted, ISO 8601. */
  readonly now: string;
}

/** A way of counting from the record whether a promise is kept. */
export interface PromiseCheck {
  readonly code: string;
  /** What it counts, as a label to choose. */
  readonly label: string;
  /** What follows "7 of 8 ". */
  readonly counted: string;
  /** Every time the promise was put to the test. */
  readonly tests: (record: CheckedRecord) => Tested[];
}

/** Every check that we know. */
export const PROMISE_CHECKS: readonly PromiseCheck[] = [
  {
    code: 'stages-by-two',
    label: 'Every stage is opened by co-chairs of two groups',
    counted: 'stages were opened by co-chairs of two groups',
    // Mediation that one asked for and the other did not answer begins by itself: no stage that somebody opened.
    tests: ({ acts }) =>
      ofKind(acts, 'stage.opened')
        .filter((act) => textOf(act, 'askedBy') === '')
        .map((act) => byTwo(acts, act, `advance:${textOf(act, 'to')}:`)),
  },
  {
    code: 'published-by-two',
    label: 'Every version is published by co-chairs of two groups',
    counted: 'versions were published by co-chairs of two groups',
    tests: ({ acts }) => ofKind(acts, 'statement.published').map((act) => byTwo(acts, act, 'publish:')),
  },
  {
    code: 'answers-in-time',
    label: 'Every suggestion is answered within the agreed working days',
    counted: 'suggestions were answered in time',
    tests: answersInTime,
  },
  {
    code: 'answered-before-freeze',
    label: 'Every suggestion is answered before its section is locked for signing',
    counted: 'times a section was locked for signing, every suggestion in it had its answer',
    tests: ({ acts }) => ofKind(acts, 'section.frozen').map((act) => ({ at: act.at, kept: isAllAnswered(acts, act) })),
  },
  {
    code: 'nominations-answered',
    label: 'Every nomination is answered before the writing begins',
    counted: 'nominations were answered before the writing began',
    tests: nominationsAnswered,
  },
  {
    code: 'signed-again',
    label: 'Signatures are asked for again whenever signed words change',
    counted: 'times signed words changed, everybody who had signed was asked again',
    tests: signedAgain,
  },
  {
    code: 'easy-read-at-opening',
    label: 'Easy Read is ready on the day comments open',
    counted: 'times comments opened, the Easy Read was ready on that day',
    tests: easyReadAtOpening,
  },
  {
    code: 'removals-explained',
    label: 'Nobody takes out more than 12 words of another group without a reason',
    counted: 'times a section was locked for signing, no such removal in it was without a reason',
    tests: removalsExplained,
  },
  {
    code: 'interests-first',
    label: 'Care providers and voluntary organisations declare interests before they write',
    counted: 'times one of them began to write in a section, their interests were declared',
    tests: interestsFirst,
  },
  {
    code: 'read-back',
    label: 'Words written down for somebody are read back to them',
    counted: 'pieces of words written down for somebody were read back to them',
    tests: ({ acts }) =>
      ofKind(acts, 'words.written-for').map((act) => ({ at: act.at, kept: act.facts.readBack === 'confirmed' })),
  },
];

/** Tells whether a code names a check that we know. */
export function isKnownCheck(code: string | null): boolean {
  return checkOf(code) !== undefined;
}

/** The check of a code. */
export function checkOf(code: string | null): PromiseCheck | undefined {
  return PROMISE_CHECKS.find((check) => check.code === code);
}

/** Kinds of acts that a check looks at. */
export const CHECKED_KINDS = [
  'stage.opened',
  'key.turned',
  'key.taken-back',
  'statement.published',
  'proposal.received',
  'proposal.answered',
  'proposal.withdrawn',
  'section.frozen',
  'sign-off.given',
  'sign-offs.lapsed',
  'format.ready',
  'nomination.received',
  'nomination.answered',
  'words.written-for',
  'interests.declared',
  'writing.joined',
] as const;

/** Whether the keys for an act, turned since the same act last happened, were of two people of different groups (R2, R22). */
function byTwo(acts: readonly RecordedAct[], done: RecordedAct, key: string): Tested {
  const since = acts.findLast(({ kind, seq }) => kind === done.kind && seq < done.seq)?.seq ?? 0;
  const turned = new Map<string | null, string | null>();
  for (const act of acts) {
    if (act.seq <= since || act.seq > done.seq || !textOf(act, 'act').startsWith(key)) continue;
    if (act.kind === 'key.turned') turned.set(act.actor, act.constituency);
    if (act.kind === 'key.taken-back') turned.delete(act.actor);
  }
  return { at: done.at, kept: turned.size >= 2 && new Set(turned.values()).size >= 2 };
}

/** Answered in time, or too late, or not yet and the last day is over. Those that may still be answered are no test yet. */
function answersInTime({ acts, parameters, now }: CheckedRecord): Tested[] {
  const stages = ofKind(acts, 'stage.opened').map((act) => {
    return { on: dayInEngland(act.at), from: textOf(act, 'from'), to: textOf(act, 'to') };
  });
  const pauses = pausesAmong(stages, dayInEngland(now));
  return ofKind(acts, 'proposal.received').flatMap((received): Tested[] => {
    const lastDay = addWorkingDays(dayInEngland(received.at), parameters.answerWorkingDays, pauses);
    const settled = settlementOf(acts, received);
    if (settled?.kind === 'proposal.withdrawn' && dayInEngland(settled.at) <= lastDay) return [];
    if (settled && dayInEngland(settled.at) <= lastDay) return [{ at: settled.at, kept: true }];
    const dayAfter = new Date(Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS).toISOString();
    return dayInEngland(now) > lastDay ? [{ at: dayAfter, kept: false }] : [];
  });
}

function isAllAnswered(acts: readonly RecordedAct[], frozen: RecordedAct): boolean {
  return ofKind(acts, 'proposal.received')
    .filter((act) => act.seq < frozen.seq && act.facts.section === frozen.facts.section)
    .every((act) => (settlementOf(acts, act)?.seq ?? Infinity) < frozen.seq);
}

/** What ended the waiting of a suggestion: its first answer, or that it was withdrawn. */
function settlementOf(acts: readonly RecordedAct[], { facts: { proposal } }: RecordedAct): RecordedAct | undefined {
  return acts.find(({ kind, facts }) => SETTLES.has(kind) && facts.proposal === proposal);
}

const SETTLES: ReadonlySet<string> = new Set(['proposal.answered', 'proposal.withdrawn']);

/** Comments opened while people who draw on care had the Easy Read; until the day is over it may still come (R11). */
function easyReadAtOpening({ acts, now }: CheckedRecord): Tested[] {
  return ofKind(acts, 'stage.opened').flatMap((opened): Tested[] => {
    if (opened.facts.to !== 'COMMENT') return [];
    const day = dayInEngland(opened.at);
    const isReady = ofKind(acts, 'format.ready').some((act) => isEasyReadBy(day, act));
    return isReady || dayInEngland(now) > day ? [{ at: opened.at, kept: isReady }] : [];
  });
}

function isEasyReadBy(day: string, act: RecordedAct): boolean {
  const readyOn = textOf(act, 'readyOn');
  const isForPeople = act.facts.constituency === 'PEOPLE' && act.facts.format === 'EASY_READ';
  return isForPeople && readyOn !== '' && readyOn <= day;
}

function nominationsAnswered({ acts }: CheckedRecord): Tested[] {
  const drafting = ofKind(acts, 'stage.opened').find(({ facts }) => facts.to === 'DRAFTING');
  if (!drafting) return [];
  return ofKind(acts, 'nomination.received').map(({ facts: { nomination } }) => {
    const answer = acts.find(({ kind, facts }) => kind === 'nomination.answered' && facts.nomination === nomination);
    return { at: drafting.at, kept: answer !== undefined && answer.seq < drafting.seq };
  });
}

/** Each time a section was locked with other words than somebody had signed, the record has to say that they lapsed (R16). */
function signedAgain({ acts }: CheckedRecord): Tested[] {
  return ofKind(acts, 'section.frozen').flatMap((frozen) => {
    const { section, hash } = frozen.facts;
    const before = acts.filter((act) => act.seq < frozen.seq && act.facts.section === section);
    const was = before.findLast(({ kind }) => kind === 'section.frozen')?.facts.hash;
    const isSigned = before.some((act) => act.kind === 'sign-off.given' && act.facts.hash === was);
    if (was === undefined || was === hash || !isSigned) return [];
    const lapsed = acts.find(
      ({ kind, facts }) => kind === 'sign-offs.lapsed' && facts.was === was && facts.now === hash,
    );
    return [{ at: frozen.at, kept: lapsed !== undefined }];
  });
}

/** Every lock is a test, as far as it says what one group had taken of another's by then (R8). */
function removalsExplained({ acts }: CheckedRecord): Tested[] {
  return ofKind(acts, 'section.frozen').flatMap(({ at, facts: { removals, explained } }): Tested[] =>
    typeof removals === 'number' ? [{ at, kept: explained === removals }] : [],
  );
}

function interestsFirst({ acts }: CheckedRecord): Tested[] {
  const declared = ofKind(acts, 'interests.declared');
  return ofKind(acts, 'writing.joined')
    .filter(({ constituency }) => mustDeclareInterests(constituency as Constituency | null))
    .map(({ at, seq, actor }) => ({ at, kept: declared.some((act) => act.actor === actor && act.seq < seq) }));
}

function ofKind(acts: readonly RecordedAct[], kind: string): RecordedAct[] {
  return acts.filter((act) => act.kind === kind);
}

function textOf({ facts }: RecordedAct, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}

const DAY_MS = 86_400_000;
