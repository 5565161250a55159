import { groupOf, PROMISE_STATE_WORDS, promisedByInWords, type Constituency, type PromiseState } from '#concordat';
import { counted, dateInWords } from '#reading';
import type { PromiseStanding } from '../../concordats/promise.reader.js';
import { Tag } from '../../platform/pages/components.js';

/** How many promises are kept, broken and not testable yet. */
export function promisesInWords(promises: readonly PromiseStanding[]): string {
  const count = (state: PromiseState) => promises.filter(({ status }) => status.state === state).length;
  if (promises.length === 0) return 'Nothing is promised.';
  const parts = [`${count('KEPT')} kept`, `${count('BROKEN')} broken`, `${count('NOT_TESTABLE')} not testable yet`];
  return `${counted(promises.length, 'promise')}: ${parts.join(', ')}.`;
}

interface Props {
  readonly promises: readonly PromiseStanding[];
  readonly groups: readonly Constituency[];
}

/** Promises of one part: each kept, broken or not testable yet, with what was counted or what other groups say. */
export function PromisesOf({ promises, groups }: Props) {
  if (promises.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-m">What we promise</h3>
      <ul className="cp-promises">
        {promises.map((one) => (
          <li key={one.promise.id}>
            <OnePromise one={one} groups={groups} />
          </li>
        ))}
      </ul>
    </>
  );
}

const COLOURS: Readonly<Record<PromiseState, string>> = { KEPT: 'green', BROKEN: 'red', NOT_TESTABLE: 'grey' };

function OnePromise({ one, groups }: { one: PromiseStanding; groups: readonly Constituency[] }) {
  const { promise, status, marks } = one;
  return (
    <>
      <p className="govuk-body">
        <strong>{promise.text}</strong> <Tag colour={COLOURS[status.state]}>{PROMISE_STATE_WORDS[status.state]}</Tag>
      </p>
      <p className="govuk-body">
        Promised by {promisedByInWords(promise, groups)}. {howWeKnow(one)}
      </p>
      {marks.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {marks.map(({ constituency, kept, reason, at }) => (
            <li key={`${constituency} ${at}`}>
              {groupOf(constituency).label}, {dateInWords(at)}: {kept ? 'kept' : 'broken'}. {reason}
            </li>
          ))}
        </ul>
      )}
      {status.history.length < 2 ? null : (
        <p className="govuk-body">
          {status.history.map(({ state, at }) => `${PROMISE_STATE_WORDS[state]} from ${dateInWords(at)}`).join('. ')}.
        </p>
      )}
    </>
  );
}

function howWeKnow({ promise, status, marks }: PromiseStanding): string {
  if (promise.check === 'query') return `Counted from the record: ${status.counted}`;
  return marks.length === 0 ? 'No other group has said yet whether it is kept.' : 'Said by other groups:';
}
