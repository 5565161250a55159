import { AGREEMENT_PART_WORDS, AGREEMENT_PARTS, PROMISE_CHECKS } from '#concordat';
import { useState } from 'react';
import { Button } from '../ui/Button.js';
import { errorIn } from '../ui/ErrorSummary.js';
import { Select, TextArea } from '../ui/fields.js';
import { Groups, type AddingProps } from './Groups.js';
import type { WantedPromise } from './wanted.js';

const BY_PEOPLE = '';
const CHECKS = [
  { value: BY_PEOPLE, label: 'Members of other groups say whether it was kept' },
  ...PROMISE_CHECKS.map(({ code, label }) => ({ value: code, label: `Counted: ${label}` })),
];
const PARTS = AGREEMENT_PARTS.map((part) => ({ value: part, label: AGREEMENT_PART_WORDS[part] }));
const NEW = { text: '', promisedBy: [] as string[], part: 'practice', code: BY_PEOPLE };

/** The promises of the changed agreement: some go, some are new. One that should say something else goes and comes anew. */
export function ChangePromises({ wanted, set, ...adding }: AddingProps) {
  const remove = (text: string) => set({ promises: wanted.promises.filter((one) => one.text !== text) });
  return (
    <>
      <h2 className="govuk-heading-m">What we promise each other</h2>
      <ul className="govuk-list">
        {wanted.promises.map(({ text }) => (
          <li key={text} className="cp-promise-to-change">
            <p className="govuk-body">{text}</p>
            <Button kind="secondary" onClick={() => remove(text)}>
              Leave this out<span className="govuk-visually-hidden">: {text}</span>
            </Button>
          </li>
        ))}
      </ul>
      <AddPromise {...adding} onAdd={(promise) => set({ promises: [...wanted.promises, promise] })} />
    </>
  );
}

interface AddProps extends Pick<AddingProps, 'groups' | 'problems' | 'onWriting'> {
  readonly onAdd: (promise: WantedPromise) => void;
}

function AddPromise({ groups, problems, onWriting, onAdd }: AddProps) {
  const [added, setAdded] = useState(NEW);
  const [isMissing, setMissing] = useState(false);
  const isEmpty = added.text.trim() === '';
  const forgotten = isEmpty ? undefined : errorIn(problems, 'promise-text');
  const change = (part: Partial<typeof NEW>): void => {
    setAdded({ ...added, ...part });
    onWriting(part.text ?? added.text);
  };
  const add = (): void => {
    setMissing(isEmpty);
    if (isEmpty) return;
    const { code, ...rest } = added;
    const isCounted = code !== BY_PEOPLE;
    onAdd({ ...rest, check: isCounted ? 'query' : 'manual', code: isCounted ? code : null });
    setAdded(NEW);
    onWriting('');
  };
  const withGroup = (code: string, on: boolean) =>
    groups.filter((one) => (one === code ? on : added.promisedBy.includes(one)));
  const parts = { value: added.part, onChange: (part: string) => change({ part }), choices: PARTS };
  const checks = { value: added.code, onChange: (code: string) => change({ code }), choices: CHECKS };
  return (
    <details className="govuk-details" open={forgotten !== undefined}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Add a promise</span>
      </summary>
      <div className="govuk-details__text">
        <TextArea
          id="promise-text"
          label="What do you promise?"
          rows={2}
          value={added.text}
          onChange={(text) => change({ text })}
          error={isMissing && isEmpty ? 'Write the promise.' : forgotten}
        />
        <Select id="promise-part" label="What is it about?" {...parts} />
        <Select id="promise-check" label="How do we know?" {...checks} />
        <Groups
          id="promise-by"
          legend="Promised by (choose none for everybody)"
          chosen={added.promisedBy}
          groups={groups}
          onChange={(code, on) => change({ promisedBy: withGroup(code, on) })}
        />
        <Button kind="secondary" onClick={add}>
          Add this promise
        </Button>
      </div>
    </details>
  );
}
