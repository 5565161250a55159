import { Button } from '../ui/Button.js';
import { errorIn } from '../ui/ErrorSummary.js';
import { TextArea, TextInput } from '../ui/fields.js';
import type { Wanted, WantedCharter } from './wanted.js';

interface Props {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly problems: Parameters<typeof errorIn>[0];
}

/** What the groups say in their own words: what working together means, how they treat each other, what is shared and kept. */
export function ChangeCharter({ wanted: { charter }, set, problems }: Props) {
  const change = (part: Partial<WantedCharter>): void => set({ charter: { ...charter, ...part } });
  const error = errorIn(problems, 'definition');
  return (
    <>
      <h2 className="govuk-heading-m">In our own words</h2>
      <TextArea
        id="definition"
        label="What working together means to us"
        rows={3}
        value={charter.definition}
        onChange={(definition) => change({ definition })}
        error={error}
      />
      <TextArea
        id="culture"
        label="How we treat each other"
        hint="One sentence on each line."
        value={charter.culture}
        onChange={(culture) => change({ culture })}
      />
      <TextArea
        id="shared"
        label="What we decide together"
        hint="One thing on each line."
        value={charter.shared}
        onChange={(shared) => change({ shared })}
      />
      <Kept kept={charter.kept} onChange={(kept) => change({ kept })} />
    </>
  );
}

interface KeptProps {
  readonly kept: WantedCharter['kept'];
  readonly onChange: (kept: WantedCharter['kept']) => void;
}

function Kept({ kept, onChange }: KeptProps) {
  const change = (at: number, part: Partial<WantedCharter['kept'][number]>): void =>
    onChange(kept.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      <h3 className="govuk-heading-s">What is not shared, and why</h3>
      <p className="govuk-body">Leave both boxes of one empty to take it out.</p>
      {kept.map(({ what, why }, at) => (
        <fieldset className="govuk-fieldset" key={at}>
          <legend className="govuk-fieldset__legend">Thing {at + 1} that is not shared</legend>
          <TextInput
            id={`kept-what-${at}`}
            label={`What is not shared (${at + 1})`}
            value={what}
            onChange={(value) => change(at, { what: value })}
          />
          <TextInput
            id={`kept-why-${at}`}
            label={`Why not (${at + 1})`}
            value={why}
            onChange={(value) => change(at, { why: value })}
          />
        </fieldset>
      ))}
      <Button kind="secondary" onClick={() => onChange([...kept, { what: '', why: '' }])}>
        Add something that is not shared
      </Button>
    </>
  );
}
