import type { ReactNode } from 'react';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface TextInputProps extends TextFieldProps {
  readonly type?: string;
  /** A whole number: as wide as one, with the keys for one on a phone. */
  readonly digits?: boolean;
}

/** One line of text. */
export function TextInput({ id, value, onChange, type = 'text', digits = false, ...field }: TextInputProps) {
  return (
    <FieldGroup id={id} {...field}>
      <input
        className={`govuk-input${digits ? ' govuk-input--width-5' : ''}${field.error ? ' govuk-input--error' : ''}`}
        id={id}
        type={type}
        inputMode={digits ? 'numeric' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy(id, field)}
      />
    </FieldGroup>
  );
}

/** Several lines of text. */
export function TextArea({ id, value, onChange, rows = 5, ...field }: TextFieldProps & { rows?: number }) {
  return (
    <FieldGroup id={id} {...field}>
      <textarea
        className={`govuk-textarea${field.error ? ' govuk-textarea--error' : ''}`}
        id={id}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy(id, field)}
      />
    </FieldGroup>
  );
}

/** One of a list. */
export function Select({ id, value, onChange, choices, ...field }: TextFieldProps & { choices: readonly Choice[] }) {
  return (
    <FieldGroup id={id} {...field}>
      <select
        className="govuk-select"
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy(id, field)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldGroup>
  );
}

/** An answer that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Shown below when it is chosen: what else has to be said. */
  readonly more?: ReactNode;
}

/** One answer out of a few. */
export function Radios({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  choices,
}: TextFieldProps & { choices: readonly Choice[] }) {
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, { hint, error })}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{label}</legend>
        <HintAndError id={id} hint={hint} error={error} />
        <div className="govuk-radios">
          {choices.map((choice, index) => (
            <Radio
              key={choice.value}
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={id}
              choice={choice}
              chosen={choice.value === value}
              onChoose={() => onChange(choice.value)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

interface RadioProps {
  readonly id: string;
  readonly name: string;
  readonly choice: Choice;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Radio({ id, name, choice, chosen, onChoose }: RadioProps) {
  return (
    <>
      <div className="govuk-radios__item">
        <input
          className="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          checked={chosen}
          onChange={onChoose}
          aria-describedby={choice.hint ? `${id}-hint` : undefined}
        />
        <label className="govuk-label govuk-radios__label" htmlFor={id}>
          {choice.label}
        </label>
        {choice.hint ? (
          <div className="govuk-hint govuk-radios__hint" id={`${id}-hint`}>
            {choice.hint}
          </div>
        ) : null}
      </div>
      {chosen && choice.more ? <div className="govuk-radios__conditional">{choice.more}</div> : null}
    </>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something to tick. */
export function Checkbox({ id, label, checked, onChange }: CheckboxProps) {
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

function FieldGroup({ id, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

function HintAndError({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {hint ? (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      ) : null}
    </>
  );
}

function describedBy(id: string, { hint, error }: { hint?: ReactNode; error?: string | undefined }) {
  return [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(' ') || undefined;
}
