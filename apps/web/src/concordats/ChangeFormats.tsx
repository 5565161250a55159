import { FORMATS_TO_AGREE } from '#concordat';
import { errorIn } from '../ui/ErrorSummary.js';
import { Checkbox } from '../ui/fields.js';
import type { Wanted } from './wanted.js';

interface Props {
  readonly wanted: Wanted;
  readonly set: (change: Partial<Wanted>) => void;
  readonly problems: Parameters<typeof errorIn>[0];
}

/** Formats that are ready when comments open. People who draw on care wait for those that are not (R11). */
export function ChangeFormats({ wanted: { formatsAtOpening: chosen }, set, problems }: Props) {
  const error = errorIn(problems, FIRST);
  const choose = (name: string, on: boolean): void =>
    set({ formatsAtOpening: FORMATS_TO_AGREE.filter((one) => (one === name ? on : chosen.includes(one))) });
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={`formats-hint${error ? ' formats-error' : ''}`}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Formats ready when comments open</legend>
        <div className="govuk-hint" id="formats-hint">
          Always Easy Read of the summary and of every section that people who draw on care sign.
        </div>
        {error ? (
          <p className="govuk-error-message" id="formats-error">
            <span className="govuk-visually-hidden">Error:</span> {error}
          </p>
        ) : null}
        <div className="govuk-checkboxes">
          {FORMATS_TO_AGREE.map((name, at) => (
            <Checkbox
              key={name}
              id={at === 0 ? FIRST : `${FIRST}-${at + 1}`}
              label={
                name === 'plain HTML' ? 'The web page (plain HTML)' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`
              }
              checked={chosen.includes(name)}
              onChange={(on) => choose(name, on)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

const FIRST = 'formats';
