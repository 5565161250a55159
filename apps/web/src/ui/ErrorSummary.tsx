import { useEffect, useRef } from 'react';

/** Something to mend, and where: the id of a field, when it is one. */
export interface Problem {
  readonly because: string;
  readonly field?: string;
}

/** "There is a problem": stands above the heading and takes focus when it appears. Shows nothing when there is none. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1} aria-labelledby="problem-title">
      <h2 className="govuk-error-summary__title" id="problem-title">
        There is a problem
      </h2>
      <div className="govuk-error-summary__body">
        <ul className="govuk-list govuk-error-summary__list">
          {problems.map(({ because, field }) => (
            <li key={because}>{field ? <a href={`#${field}`}>{because}</a> : because}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
