import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { PublishedViews } from './BothViews.js';
import { dayInWords, peopleInWords, STATUS_WORDS } from './in-words.js';
import type { Suggestion } from './useSuggestions.js';

const PUT_IN = graphql(`
  mutation PutInAcceptedWords($proposalId: ID!) {
    putInAcceptedWords(proposalId: $proposalId) {
      suggestion {
        id
      }
      refusals {
        because
      }
    }
  }
`);

interface Props {
  readonly suggestion: Suggestion;
  readonly answer: NonNullable<Suggestion['answer']>;
  /** Whether another pair is asked, so that this is the first answer of two. */
  readonly isFirst: boolean;
  readonly again: () => void;
}

/** The answer to a suggestion, who gave it, and where its words are. */
export function AnswerGiven({ suggestion, answer, isFirst, again }: Props) {
  const { decision, reason, decidedBy, at, sameAnswerTo, acceptedText, appliedAtSeq, wordsWait, views } = answer;
  return (
    <section aria-labelledby="the-answer">
      <h2 className="govuk-heading-m" id="the-answer">
        {isFirst ? 'The first answer' : 'The answer'}
      </h2>
      <p className="govuk-body">
        <strong>{STATUS_WORDS[decision]?.tag ?? decision}.</strong> {reason}
      </p>
      {views.length > 0 ? <PublishedViews views={views} /> : null}
      <p className="govuk-body">
        {views.length > 0 ? 'Two views, by' : 'Decided by'} {peopleInWords(decidedBy)} on {dayInWords(at)}.
        {sameAnswerTo === null ? '' : ` Same answer given to ${sameAnswerTo} people.`}
      </p>
      {wordsWait && acceptedText !== null ? (
        <Waiting suggestion={suggestion} words={acceptedText} again={again} />
      ) : null}
      {isFirst && acceptedText !== null && appliedAtSeq === null ? (
        <p className="govuk-body">Its words are not in the text. They wait for the second answer.</p>
      ) : null}
      {appliedAtSeq === null ? null : <p className="govuk-body">The words are in the text.</p>}
    </section>
  );
}

/** Words that were accepted while comments were open go in afterwards (docs/rules.md, 2). */
function Waiting({ suggestion, words, again }: { suggestion: Suggestion; words: string; again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(PUT_IN);
  const state = statement.sections.find(({ id }) => id === suggestion.sectionId)?.state;
  const putIn = async (): Promise<void> => {
    await run({ proposalId: suggestion.id });
    again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">These words go in when the section can be written in again:</p>
      <blockquote className="cp-unsaved">{words === '' ? 'None: words are taken away' : words}</blockquote>
      {state === 'RESPONDING' ? (
        <Button busy={busy} onClick={() => void putIn()}>
          Put these words in now
        </Button>
      ) : null}
    </>
  );
}
