import type { SectionId } from '#concordat';
import { counted } from '#reading';
import { pathOf, pathOfSuggestions } from '../../comments/pages/draft.page.js';
import type { AnsweredStatement, SuggestionCounts } from '../../deliberation/public-suggestions.reader.js';
import { Breadcrumbs } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';

/** Whose suggestions, who looks, and where the statement itself is. */
export interface AboutSuggestions {
  readonly statement: AnsweredStatement;
  /** The address of the published statement; null while it is not published. */
  readonly published: string | null;
  readonly demo: boolean;
  readonly signedIn: boolean;
}

interface SuggestionsPage extends AboutSuggestions {
  readonly counts: ReadonlyMap<SectionId, SuggestionCounts>;
}

/** Where a page of suggestions lies among others. */
export function crumbsOf({ statement, published }: AboutSuggestions): { href: string; text: string }[] {
  const first = { href: '/', text: 'Statements' };
  return [
    first,
    published ? { href: published, text: statement.title } : { href: pathOf(statement), text: 'Have your say' },
  ];
}

/** What people suggested for a statement, by section, and how much of it has an answer (R12). */
export function suggestionsPage({ counts, ...about }: SuggestionsPage): string {
  const { statement, demo, signedIn } = about;
  const all = [...counts.values()].reduce((sum, one) => sum + one.all, 0);
  const answered = [...counts.values()].reduce((sum, one) => sum + one.answered, 0);
  return page({
    ...{ demo, signedIn },
    title: `Suggestions and answers: ${statement.title}`,
    nav: 'statements',
    before: <Breadcrumbs items={crumbsOf(about)} />,
    children: (
      <>
        <span className="govuk-caption-xl">{statement.title}</span>
        <h1 className="govuk-heading-xl">Suggestions and answers</h1>
        <p className="govuk-body-l">
          People who take part, and the public, suggested other words for this statement. Each suggestion gets an answer
          with a reason. Two people of different groups decide it together.
        </p>
        <p className="govuk-body">{inWords({ all, answered })}</p>
        <h2 className="govuk-heading-l">Sections</h2>
        <ol className="govuk-list govuk-list--number cp-results">
          {statement.sections.map(({ id, key, title }) => (
            <li key={id}>
              <a className="govuk-link" href={`${pathOfSuggestions(statement)}/${key}`}>
                {title}
              </a>{' '}
              ({counted(counts.get(id)?.all ?? 0, 'suggestion')})
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

/** How many there are, and whether anything is decided yet. */
export function inWords({ all, answered }: SuggestionCounts): string {
  if (all === 0) return 'Nobody has suggested anything yet.';
  const there = counted(all, 'suggestion');
  if (answered === 0) return `${there}. Nothing is decided yet. You will read the answers here.`;
  return `${there}. ${answered === 1 ? '1 has' : `${answered} have`} an answer.`;
}
