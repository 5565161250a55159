import type { Constituency } from './constituency.js';
import { checkOf, type CheckedRecord, type Tested } from './promise-checks.js';
import type { ConcordatPromise } from './promises.js';

/** Whether a promise is kept. Broken once, it stays broken: the record does not forget. */
export type PromiseState = 'KEPT' | 'BROKEN' | 'NOT_TESTABLE';

/** The one list of words for them. */
export const PROMISE_STATE_WORDS: Readonly<Record<PromiseState, string>> = {
  KEPT: 'Kept',
  BROKEN: 'Broken',
  NOT_TESTABLE: 'Not testable yet',
};

/** What a group says of a promise that nothing counts. */
export interface PromiseMark {
  readonly constituency: Constituency;
  readonly kept: boolean;
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Where a promise stands, what was counted, and how it came to stand there. */
export interface PromiseStatus {
  readonly state: PromiseState;
  /** In words; empty where people say. */
  readonly counted: string;
  /** Every change of the state, oldest first. */
  readonly history: readonly { readonly state: PromiseState; readonly at: string }[];
}

/** What is known about a promise: the record, what groups said, and since when it holds (ISO 8601). */
export interface PromiseEvidence extends CheckedRecord {
  readonly since: string;
  /** Oldest first. */
  readonly marks: readonly PromiseMark[];
}

/** Where a promise stands: counted from the record, or as groups other than its own say. */
export function promiseStatus(promise: ConcordatPromise, evidence: PromiseEvidence): PromiseStatus {
  return promise.check === 'query' ? countedStatus(promise, evidence) : saidStatus(evidence);
}

function countedStatus({ code }: ConcordatPromise, { since, ...record }: PromiseEvidence): PromiseStatus {
  const check = checkOf(code);
  const tests = (check?.tests(record) ?? [])
    .filter(({ at }) => at >= since && at <= record.now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const kept = tests.filter((test) => test.kept).length;
  return {
    ...withState(historyOf(tests, (before, { kept: isKept }) => (isKept && before !== 'BROKEN' ? 'KEPT' : 'BROKEN'))),
    counted:
      tests.length === 0 ? 'Nothing has put it to the test yet.' : `${kept} of ${tests.length} ${check?.counted}.`,
  };
}

/** Broken while the newest word of any group is that it is broken: no group can take back what another says. */
function saidStatus({ marks, since, now }: PromiseEvidence): PromiseStatus {
  const newest = new Map<Constituency, boolean>();
  const said = marks.filter(({ at }) => at >= since && at <= now);
  const history = historyOf(said, (_, { constituency, kept }) => {
    newest.set(constituency, kept);
    return [...newest.values()].every(Boolean) ? 'KEPT' : 'BROKEN';
  });
  return { ...withState(history), counted: '' };
}

type History = { readonly state: PromiseState; readonly at: string }[];

function historyOf<One extends Pick<Tested, 'at'>>(
  events: readonly One[],
  next: (before: PromiseState, event: One) => PromiseState,
): History {
  const history: History = [];
  let state: PromiseState = 'NOT_TESTABLE';
  for (const event of events) {
    const after = next(state, event);
    if (after !== state) history.push({ state: after, at: event.at });
    state = after;
  }
  return history;
}

function withState(history: History): Pick<PromiseStatus, 'state' | 'history'> {
  return { state: history.at(-1)?.state ?? 'NOT_TESTABLE', history };
}
