import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { dayInWords, personInWords, VIEW_WORDS } from './in-words.js';
import type { Suggestion } from './useSuggestions.js';

const CLOSE = graphql(`
  mutation CloseWithBothViews($proposalId: ID!) {
    closeWithBothViews(proposalId: $proposalId) {
      suggestion {
        id
      }
      refusals {
        because
      }
    }
  }
`);

/** Ends a suggestion on which those who decide did not agree in time (R13). */
export function CloseWithBothViews({ suggestion, again }: { suggestion: Suggestion; again: () => void }) {
  const { run, busy, problems } = useAct(CLOSE, {}, 'It is closed with both views.');
  const close = async (): Promise<void> => {
    await run({ proposalId: suggestion.id });
    again();
  };
  return (
    <section aria-labelledby="no-agreement">
      <h2 className="govuk-heading-m" id="no-agreement">
        You do not agree
      </h2>
      <p className="govuk-body">
        The time for an answer ended on {dayInWords(suggestion.answerDue)}. You can go on trying. Or you can publish
        both views: then the text stays as it is.
      </p>
      <ErrorSummary problems={problems} />
      <Button kind="secondary" busy={busy} onClick={() => void close()}>
        Publish both views
      </Button>
    </section>
  );
}

/** What each of those who did not agree said. */
export function PublishedViews({ views }: Pick<NonNullable<Suggestion['answer']>, 'views'>) {
  return (
    <dl className="govuk-summary-list">
      {views.map(({ by, decision, reason, acceptedText }) => (
        <div className="govuk-summary-list__row" key={by.shownAs}>
          <dt className="govuk-summary-list__key">{personInWords(by)}</dt>
          <dd className="govuk-summary-list__value">
            <strong>{VIEW_WORDS[decision] ?? decision}.</strong> {reason}
            {decision === 'ACCEPTED_IN_PART' && acceptedText ? ` It would say: “${acceptedText}”` : ''}
          </dd>
        </div>
      ))}
    </dl>
  );
}
