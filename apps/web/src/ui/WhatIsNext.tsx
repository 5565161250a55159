/** What can happen next, and who must do it (R40): in the words of the table that the acts keep to. Nothing when nothing can. */
export function WhatIsNext({ id, steps }: { id: string; steps: readonly { readonly words: string }[] }) {
  if (steps.length === 0) return null;
  return (
    <details className="govuk-details" id={id}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">What can happen next, and who does it</span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list govuk-list--bullet">
          {steps.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
