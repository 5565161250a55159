import { describedBy, FormGroup, type Choice, type FieldProps } from './components.js';

/** One answer out of many, in a list that opens. */
export function Select({ id, label, hint, error, value, choices }: FieldProps & { choices: readonly Choice[] }) {
  return (
    <FormGroup id={id} label={label} hint={hint} error={error}>
      <select
        className={error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={id}
        name={id}
        defaultValue={value}
        aria-describedby={describedBy(id, hint, error)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
