import type { FieldError } from './components.js';

/** What somebody wrote, by the name of each field. */
export interface WordsSent {
  readonly label: string;
  readonly words: string;
}

/** What somebody wrote where it can be sent no more: nothing that was typed is lost. Shows nothing where they wrote nothing. */
export function NotKept({ wrote }: { wrote: readonly WordsSent[] }) {
  const written = wrote.filter(({ words }) => words.trim() !== '');
  if (written.length === 0) return null;
  return (
    <section aria-labelledby="wrote">
      <h2 className="govuk-heading-m" id="wrote">
        What you wrote
      </h2>
      <p className="govuk-body">It was not kept. Copy it if you need it.</p>
      {written.map(({ label, words }) => (
        <div key={label}>
          <p className="govuk-body govuk-!-margin-bottom-1">
            <strong>{label}</strong>
          </p>
          <p className="govuk-body cp-own-lines">{words}</p>
        </div>
      ))}
    </section>
  );
}

/**
 * The problems of a page that has its form no more. Only the first, which says why: what is wrong with words that nobody
 * takes need not be said. Its link leads to what was written.
 */
export function problemsWithoutForm(problems: readonly FieldError[], wrote: readonly WordsSent[]): FieldError[] {
  const field = wrote.some(({ words }) => words.trim() !== '') ? 'wrote' : 'main-content';
  return problems.slice(0, 1).map(({ message }) => ({ field, message }));
}
