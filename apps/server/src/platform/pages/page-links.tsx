interface PageLinksProps {
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  /** Where the list begins on each page, as an id; left out for the top. */
  readonly at?: string;
}

/** Ways to the page before and the next one of a long list, which need no script; nothing where there is one page. */
export function PageLinks({ number, pages, at }: PageLinksProps) {
  if (pages < 2) return null;
  const addressOf = (page: number): string => `?page=${page}${at ? `#${at}` : ''}`;
  return (
    <nav aria-label="Pages">
      <ul className="govuk-list">
        {number > 1 ? (
          <li>
            <a className="govuk-link" rel="prev" href={addressOf(number - 1)}>
              Page before: {number - 1} of {pages}
            </a>
          </li>
        ) : null}
        {number < pages ? (
          <li>
            <a className="govuk-link" rel="next" href={addressOf(number + 1)}>
              Next page: {number + 1} of {pages}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
