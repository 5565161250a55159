import { groupOf } from '#concordat';
import type { Problem } from '../ui/ErrorSummary.js';
import { Checkbox } from '../ui/fields.js';
import type { Wanted } from './wanted.js';

/** What every part of the page that proposes a change is given. */
export interface ChangeProps {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly groups: readonly string[];
}

/** What a part is given that has a box in which something new is written before it is added. */
export interface AddingProps extends ChangeProps {
  readonly problems: readonly Problem[];
  /** Tells what stands in the box and is not added yet. */
  readonly onWriting: (words: string) => void;
}

interface GroupsProps {
  readonly id: string;
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly groups: readonly string[];
  readonly onChange: (code: string, on: boolean) => void;
}

/** Some of the groups. */
export function Groups({ id, legend, chosen, groups, onChange }: GroupsProps) {
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <div className="govuk-checkboxes">
          {groups.map((code) => (
            <Checkbox
              key={code}
              id={`${id}-${code}`}
              label={groupOf(code).label}
              checked={chosen.includes(code)}
              onChange={(on) => onChange(code, on)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
