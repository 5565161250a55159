import { useEffect, useId, useRef } from 'react';
import { InSlot } from './slots.js';

/** Something to mend, and where: the id of a field, when it is one. */
export interface Problem {
  readonly because: string;
  readonly field?: string | undefined;
  /** The page, in a new tab, on which to do what it says. */
  readonly opens?: string | undefined;
}

/**
 * "There is a problem": stands at the top of the page, wherever the form is, and takes focus when it appears. The title
 * says so too. Shows nothing when there is none.
 */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (problems.length === 0) return;
    box.current?.focus();
    const title = document.title;
    document.title = `Error: ${title}`;
    return () => void (document.title = title);
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <InSlot name="problems">
      <div className="govuk-error-summary" ref={box} tabIndex={-1} role="group" aria-labelledby={titleId}>
        <h2 className="govuk-error-summary__title" id={titleId}>
          There is a problem
        </h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {problems.map((problem) => (
              <li key={problem.because}>
                <InWords {...problem} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </InSlot>
  );
}

/** What is wrong with a field, in the same words as in the summary. */
export function errorIn(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.because;
}

function InWords({ because, field, opens }: Problem) {
  if (field) return <FieldLink field={field}>{because}</FieldLink>;
  if (!opens) return because;
  return (
    <a href={opens} target="_blank" rel="noreferrer">
      {because}
    </a>
  );
}

function FieldLink({ field, children }: { field: string; children: string }) {
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(field)?.focus();
      }}
    >
      {children}
    </a>
  );
}
