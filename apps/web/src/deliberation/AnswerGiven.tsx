import { Link } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import { AlreadyInText } from './AlreadyInText.js';
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
  /** Whether another pair is asked, or has answered too. */
  readonly which: keyof typeof HEADINGS;
  readonly again: () => void;
}

const HEADINGS = { only: 'The answer', first: 'The first answer', second: 'The second answer' };

/** Every answer that a suggestion got, and why another pair was asked. */
export function Answers({ suggestion, again }: Pick<Props, 'suggestion' | 'again'>) {
  const { status, answer, earlierAnswers, askedAgainBecause } = suggestion;
  const act = { suggestion, again };
  const isSecond = earlierAnswers.length > 0;
  const which = isSecond ? 'second' : status === 'OPEN' ? 'first' : 'only';
  const newest = answer ? <AnswerGiven answer={answer} which={which} {...act} /> : null;
  return (
    <>
      {earlierAnswers.map((one) => (
        <AnswerGiven key={one.at} answer={one} which="first" {...act} />
      ))}
      {isSecond ? null : newest}
      {askedAgainBecause ? (
        <>
          <h2 className="govuk-heading-m">Asked to be looked at again</h2>
          <p className="govuk-body">{askedAgainBecause}</p>
        </>
      ) : null}
      {isSecond ? newest : null}
    </>
  );
}

/** The answer to a suggestion, who gave it, and where its words are. */
export function AnswerGiven({ suggestion, answer, which, again }: Props) {
  const { decision, reason, decidedBy, at, sameAnswerTo, acceptedText, wordsWait, views, outside } = answer;
  const id = `the-answer-${which}`;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {HEADINGS[which]}
      </h2>
      <p className="govuk-body">
        <strong>{STATUS_WORDS[decision]?.tag ?? decision}.</strong> {reason}
      </p>
      {outside ? <p className="govuk-body">This is outside what is fixed: {outside.text}</p> : null}
      {views.length > 0 ? <PublishedViews views={views} /> : null}
      <p className="govuk-body">
        {views.length > 0 ? 'Two views, by' : 'Decided by'} {peopleInWords(decidedBy)} on {dayInWords(at)}.
        {sameAnswerTo === null ? '' : ` Same answer given to ${sameAnswerTo} people.`}
      </p>
      {wordsWait && acceptedText !== null ? (
        <Waiting suggestion={suggestion} words={acceptedText} again={again} />
      ) : null}
      <WhereWordsAre {...{ suggestion, answer, which }} />
    </section>
  );
}

/** Links to the change in which words went in, and says what became of them when the answer changed (R14). */
function WhereWordsAre({ suggestion, answer, which }: Omit<Props, 'again'>) {
  const { statement } = useStatement();
  const { sectionId, status, earlierAnswers } = suggestion;
  const section = statement.sections.find(({ id }) => id === sectionId);
  const { acceptedText, appliedAtSeq } = answer;
  if (which === 'first' && acceptedText !== null && appliedAtSeq === null) {
    const after = status === 'OPEN' ? 'They wait for the second answer.' : 'The second answer decides.';
    return <p className="govuk-body">Its words were not put in the text. {after}</p>;
  }
  // Declined on a second look, words that are in the text already stay: only people take words out of it.
  const before = earlierAnswers.find((one) => one.appliedAtSeq !== null)?.appliedAtSeq ?? null;
  const stays = which === 'second' && appliedAtSeq === null && before !== null;
  const seq = stays ? before : appliedAtSeq;
  if (seq === null || !section) return null;
  const path = `/workspace/${statement.id}/sections/${section.key}`;
  return (
    <p className={stays ? 'govuk-inset-text' : 'govuk-body'}>
      {stays
        ? 'Words were put in the text after the first answer. They stay there until somebody changes them. '
        : 'The words are in the text. '}
      <Link className="govuk-link" to={`${path}/history/${seq}`}>
        Read the text with this change
      </Link>{' '}
      or{' '}
      <Link className="govuk-link" to={path}>
        open the section
      </Link>
      .
    </p>
  );
}

/** Words that were accepted while comments were open go in afterwards (docs/rules.md, 2). */
function Waiting({ suggestion, words, again }: { suggestion: Suggestion; words: string; again: () => void }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(PUT_IN, {}, 'They are in the text now.');
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
      <AlreadyInText suggestion={suggestion} words={words} again={again} />
    </>
  );
}
