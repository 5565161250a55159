import { AGREEMENT_PART_WORDS, AGREEMENT_PARTS, PROMISE_CHECKS } from '#concordat';
import { useState } from 'react';
import { Button } from '../ui/Button.js';
import { Select, TextArea } from '../ui/fields.js';
import { Groups, type ChangeProps } from './Groups.js';
import type { WantedPromise } from './wanted.js';

const BY_PEOPLE = '';
const CHECKS = [
  { value: BY_PEOPLE, label: 'Members of other groups say whether it was kept' },
  ...PROMISE_CHECKS.map(({ code, label }) => ({ value: code, label: `Counted: ${label}` })),
];
const PARTS = AGREEMENT_PARTS.map((part) => ({ value: part, label: AGREEMENT_PART_WORDS[part] }));
const NEW = { text: '', promisedBy: [] as string[], part: 'practice', code: BY_PEOPLE };

/** The promises of the changed agreement: some go, some are new. One that should say something else goes and comes anew. */
export function ChangePromises({ wanted, set, groups }: ChangeProps) {
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
      <AddPromise groups={groups} onAdd={(promise) => set({ promises: [...wanted.promises, promise] })} />
    </>
  );
}

interface AddProps {
  readonly groups: readonly string[];
  readonly onAdd: (promise: WantedPromise) => void;
}

function AddPromise({ groups, onAdd }: AddProps) {
  const [added, setAdded] = useState(NEW);
  const change = (part: Partial<typeof NEW>) => setAdded({ ...added, ...part });
  const add = (): void => {
    if (added.text.trim() === '') return;
    const { code, ...rest } = added;
    const isCounted = code !== BY_PEOPLE;
    onAdd({ ...rest, check: isCounted ? 'query' : 'manual', code: isCounted ? code : null });
    setAdded(NEW);
  };
  const withGroup = (code: string, on: boolean) =>
    groups.filter((one) => (one === code ? on : added.promisedBy.includes(one)));
  const parts = { value: added.part, onChange: (part: string) => change({ part }), choices: PARTS };
  const checks = { value: added.code, onChange: (code: string) => change({ code }), choices: CHECKS };
  return (
    <details className="govuk-details">
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
