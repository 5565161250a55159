import type { ReactNode } from 'react';

/** One thing to mend, and the id of the field where it can be mended. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** "There is a problem": stands first in `main`, above the heading. Shows nothing when there are no errors. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'secondary' | 'warning';
  readonly name?: string;
  readonly value?: string;
}

/** A button that sends the form it stands in. */
export function Button({ children, kind, name, value }: ButtonProps) {
  const look = kind ? `govuk-button govuk-button--${kind}` : 'govuk-button';
  return (
    <button type="submit" className={look} name={name} value={value}>
      {children}
    </button>
  );
}

/** A link that starts something and so looks like a button. */
export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} role="button" draggable={false} className="govuk-button">
      {children}
    </a>
  );
}

export interface FieldProps {
  /** Also its name in the form. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value?: string;
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'search';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'email' | 'text';
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly spellCheck?: boolean;
}

/** One line of text to fill in. */
export function Input({ id, label, hint, error, value, type = 'text', width, ...rest }: InputProps) {
  const look = `govuk-input${error ? ' govuk-input--error' : ''}${width ? ` govuk-input--width-${width}` : ''}`;
  return (
    <FormGroup id={id} label={label} hint={hint} error={error}>
      <input
        className={look}
        id={id}
        name={id}
        type={type}
        defaultValue={value}
        aria-describedby={describedBy(id, hint, error)}
        {...rest}
      />
    </FormGroup>
  );
}

/** Several lines of text to fill in. */
export function Textarea({ id, label, hint, error, value, rows = 5 }: FieldProps & { rows?: number }) {
  return (
    <FormGroup id={id} label={label} hint={hint} error={error}>
      <textarea
        className={error ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'}
        id={id}
        name={id}
        rows={rows}
        defaultValue={value}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FormGroup>
  );
}

/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface RadiosProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** Whether the question is the page's heading. */
  readonly asHeading?: boolean;
}

/** One answer out of several; the first one has the id of the field, so that an error's link leads to it. */
export function Radios({ id, label, hint, error, value, choices, asHeading }: RadiosProps) {
  const size = asHeading ? 'l' : 'm';
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, hint, error)}>
        <legend className={`govuk-fieldset__legend govuk-fieldset__legend--${size}`}>
          {asHeading ? <h1 className="govuk-fieldset__heading">{label}</h1> : label}
        </legend>
        <HintAndError id={id} hint={hint} error={error} />
        <div className="govuk-radios">
          {choices.map((choice, index) => (
            <Radio
              key={choice.value}
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={id}
              choice={choice}
              chosen={choice.value === value}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Radio({ id, name, choice, chosen }: { id: string; name: string; choice: Choice; chosen: boolean }) {
  const hintId = choice.hint ? `${id}-item-hint` : undefined;
  return (
    <div className="govuk-radios__item">
      <input
        className="govuk-radios__input"
        id={id}
        name={name}
        type="radio"
        value={choice.value}
        defaultChecked={chosen}
        aria-describedby={hintId}
      />
      <label className="govuk-label govuk-radios__label" htmlFor={id}>
        {choice.label}
      </label>
      {choice.hint ? (
        <div id={hintId} className="govuk-hint govuk-radios__hint">
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly checked?: boolean;
}

/** One thing to tick; its value is `yes`. */
export function Checkbox({ id, label, hint, error, checked = false }: CheckboxProps) {
  const ids = [...(hint ? [`${id}-item-hint`] : []), ...(error ? [`${id}-error`] : [])];
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <HintAndError id={id} error={error} />
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            id={id}
            name={id}
            type="checkbox"
            value="yes"
            defaultChecked={checked}
            aria-describedby={ids.length > 0 ? ids.join(' ') : undefined}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
            {label}
          </label>
          {hint ? (
            <div id={`${id}-item-hint`} className="govuk-hint govuk-checkboxes__hint">
              {hint}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** Something to know about the page one is on. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="govuk-inset-text">{children}</div>;
}

/** Words that must not be missed. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  );
}

/** Names and what they are set to. */
export function SummaryList({ rows }: { rows: readonly { key: string; value: ReactNode }[] }) {
  return (
    <dl className="govuk-summary-list">
      {rows.map(({ key, value }) => (
        <div className="govuk-summary-list__row" key={key}>
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A state in a word or two. The words carry the meaning; the colour only helps. */
export function Tag({ children, colour }: { children: ReactNode; colour?: string }) {
  return <strong className={colour ? `govuk-tag cp-tag--${colour}` : 'govuk-tag'}>{children}</strong>;
}

/** Leads one step back. */
export function BackLink({ href, children = 'Back' }: { href: string; children?: ReactNode }) {
  return (
    <a href={href} className="govuk-back-link">
      {children}
    </a>
  );
}

/** Where the page stands. The page itself is not among them. */
export function Breadcrumbs({ items }: { items: readonly { href: string; text: string }[] }) {
  return (
    <nav className="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol className="govuk-breadcrumbs__list">
        {items.map(({ href, text }) => (
          <li className="govuk-breadcrumbs__list-item" key={href}>
            <a className="govuk-breadcrumbs__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function FormGroup({ id, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

function HintAndError({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint ? (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      ) : null}
    </>
  );
}

export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}
