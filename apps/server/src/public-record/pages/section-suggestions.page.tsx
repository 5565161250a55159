import { pathOf, pathOfSuggestions } from '../../comments/pages/draft.page.js';
import type { PublicSuggestion } from '../../deliberation/public-suggestion.js';
import { SUGGESTIONS_ON_A_PAGE, type SuggestionCounts } from '../../deliberation/public-suggestions.reader.js';
import { Breadcrumbs } from '../../platform/pages/components.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { page } from '../../platform/pages/page.js';
import type { Section } from '../../statements/section.entity.js';
import { OneSuggestion } from './one-suggestion.js';
import { crumbsOf, inWords, type AboutSuggestions } from './suggestions.page.js';

interface SectionSuggestionsPage extends AboutSuggestions {
  readonly section: Pick<Section, 'key' | 'title'>;
  readonly counts: SuggestionCounts;
  readonly suggestions: readonly PublicSuggestion[];
  /** From 1. */
  readonly number: number;
}

/** The suggestions for one section with their answers: a page of them, oldest first (R12, R13). */
export function sectionSuggestionsPage(shown: SectionSuggestionsPage): string {
  const { statement, published, section, counts, suggestions, number, demo, signedIn } = shown;
  const path = pathOfSuggestions(statement);
  const place = `${published ? `${published}#` : `${pathOf(statement)}/`}${section.key}`;
  const pages = Math.max(1, Math.ceil(counts.all / SUGGESTIONS_ON_A_PAGE));
  return page({
    ...{ demo, signedIn },
    title: `Suggestions for ${section.title}${pages > 1 ? `, page ${number} of ${pages}` : ''}: ${statement.title}`,
    nav: 'statements',
    before: <Breadcrumbs items={[...crumbsOf(shown), { href: path, text: 'Suggestions and answers' }]} />,
    children: (
      <>
        <span className="govuk-caption-xl">{statement.title}</span>
        <h1 className="govuk-heading-xl">Suggestions for &ldquo;{section.title}&rdquo;</h1>
        <p className="govuk-body">{inWords(counts)}</p>
        {counts.all > counts.answered ? (
          <p className="govuk-body">The words of a suggestion are shown here once it has its answer.</p>
        ) : null}
        <p className="govuk-body">
          <a className="govuk-link" href={place}>
            {published ? 'Read this section' : 'Read this section, and what people say about it'}
          </a>
        </p>
        {suggestions.map((one) => (
          <OneSuggestion
            key={one.number}
            suggestion={one}
            section={{ ...section, place }}
            addressOf={(other) => addressOf(other, number)}
            language={statement.language}
          />
        ))}
        <PageLinks number={number} pages={pages} />
      </>
    ),
  });
}

/** A suggestion on this page or another one of the section. */
function addressOf(suggestion: number, onPage: number): string {
  const there = Math.ceil(suggestion / SUGGESTIONS_ON_A_PAGE);
  return `${there === onPage ? '' : `?page=${there}`}#suggestion-${suggestion}`;
}
