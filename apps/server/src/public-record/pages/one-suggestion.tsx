import { groupOf } from '#concordat';
import { HIDDEN_BECAUSE, supportForEverybody } from '#deliberation';
import { dateInWords, listedInSentence, lowerFirst } from '#reading';
import type { PublicAnswer, PublicSuggestion, PublicView, WithoutWords } from '../../deliberation/public-suggestion.js';
import { InsetText } from '../../platform/pages/components.js';

interface OneSuggestionProps {
  readonly suggestion: PublicSuggestion;
  /** The section that it is about, and where its words are read. */
  readonly section: { readonly title: string; readonly place: string };
  readonly language: string;
  addressOf(number: number): string;
}

/** One suggestion: who asked for what, why, and what was answered. */
export function OneSuggestion({ suggestion, section, language, addressOf }: OneSuggestionProps) {
  const { number, at, group, name, mark, waits, answer, earlier, askedAgainBecause } = suggestion;
  const id = `suggestion-${number}`;
  const of = groupOf(group).one;
  return (
    <article className="cp-comment" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        Suggestion {number}
      </h2>
      <p className="govuk-body-s">
        {group === '' ? name || 'Somebody of no group' : name ? `${name}. ${of}` : of}. {dateInWords(at.toISOString())}
      </p>
      {mark ? <Marked mark={mark} /> : <Asked suggestion={suggestion} language={language} />}
      <Joined suggestion={suggestion} addressOf={addressOf} />
      {earlier.map((one) => (
        <Answer key={one.at.toISOString()} answer={one} section={section} language={language} isFirst />
      ))}
      {askedAgainBecause ? (
        <Said heading="They asked two other people to look again, because" words={askedAgainBecause} />
      ) : null}
      {answer ? <Answer answer={answer} section={section} language={language} /> : null}
      {waits && mark?.kind !== 'WAITS' ? (
        <p className="govuk-body">
          {earlier.length > 0 ? 'Two other people look at it again.' : 'This waits for an answer.'}
        </p>
      ) : null}
    </article>
  );
}

const MARKS: Readonly<Record<WithoutWords['kind'], string>> = {
  WAITS: 'This waits for an answer. Its words are shown here with the answer.',
  BEING_CHECKED: 'The words are hidden while somebody checks them, because of competition rules.',
  TAKEN_OUT: 'The words are hidden. They were taken out because of competition rules.',
  HIDDEN_FOR_SAFETY: HIDDEN_BECAUSE.SAFEGUARDING,
  TAKEN_BACK: 'The person who suggested this took it back.',
  KEPT_BACK: 'The words are not shown',
  REMOVED: 'The words were removed',
};

function Marked({ mark: { kind, because, date } }: { mark: WithoutWords }) {
  const when = date === null ? '' : ` on ${dateInWords(date)}`;
  const why = because === null ? '' : `, because: ${because}`;
  const ends = kind === 'KEPT_BACK' || kind === 'REMOVED';
  return (
    <p className="govuk-body">
      {MARKS[kind]}
      {when}
      {why}
      {ends && why === '' ? '.' : ''}
    </p>
  );
}

function Asked({ suggestion, language }: Pick<OneSuggestionProps, 'suggestion' | 'language'>) {
  const { baseText, proposedText, reason, asItCame, readBack } = suggestion;
  return (
    <>
      {readBack === null ? null : <p className="govuk-body">{supportForEverybody(readBack)}</p>}
      <Change baseText={baseText} proposedText={proposedText} language={language} />
      <Said heading="Why" words={reason} />
      {asItCame ? (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              The text had changed. Read suggestion {suggestion.number} as it was first sent
            </span>
          </summary>
          <div className="govuk-details__text">
            <Change {...asItCame} language={language} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function Change({ baseText, proposedText, language }: { baseText: string; proposedText: string; language: string }) {
  return (
    <>
      {baseText === '' ? null : <Words heading="It said" words={baseText} language={language} />}
      {proposedText === '' ? (
        <Said heading="They suggested" words="To take these words away." />
      ) : (
        <Words
          heading={baseText === '' ? 'They suggested to add' : 'They suggested instead'}
          words={proposedText}
          language={language}
        />
      )}
    </>
  );
}

function Joined({ suggestion, addressOf }: Pick<OneSuggestionProps, 'suggestion' | 'addressOf'>) {
  const { joins, joinedBy } = suggestion;
  const link = (number: number) => (
    <a className="govuk-link" href={addressOf(number)}>
      suggestion {number}
    </a>
  );
  return (
    <>
      {joins === null ? null : (
        <p className="govuk-body">It asks for the same as {link(joins)}, and gets the same answer.</p>
      )}
      {joinedBy.length === 0 ? null : (
        <p className="govuk-body">
          The same was asked in{' '}
          {joinedBy.map((number, index) => (
            <span key={number}>
              {index === 0 ? '' : index === joinedBy.length - 1 ? ' and ' : ', '}
              {link(number)}
            </span>
          ))}
          . This answer is for all of them.
        </p>
      )}
    </>
  );
}

const DECISIONS: Readonly<Record<string, string>> = {
  ACCEPTED: 'Agreed',
  ACCEPTED_IN_PART: 'Agreed in part',
  NOT_ACCEPTED: 'Not agreed',
  MERGED: 'It asks for the same as an earlier suggestion',
};

interface AnswerProps extends Pick<OneSuggestionProps, 'section' | 'language'> {
  readonly answer: PublicAnswer;
  /** Whether another pair looked, or looks, at it after this one. */
  readonly isFirst?: boolean;
}

function Answer({ answer, section, language, isFirst = false }: AnswerProps) {
  const { decision, reason, outside, decidedBy, at, newWords, isInText, sameAnswerTo, views } = answer;
  const said = views.length > 0 ? 'No agreement, so the text stays' : DECISIONS[decision];
  const groups = listedInSentence(decidedBy.map((code) => lowerFirst(groupOf(code).label)));
  return (
    <InsetText>
      <strong>
        {isFirst ? 'The first answer: ' : ''}
        {said}.
      </strong>{' '}
      {reason} {views.length > 0 ? 'Closed' : groups ? `Decided by ${groups}` : 'Decided'} on{' '}
      {dateInWords(at.toISOString())}.{sameAnswerTo === null ? '' : ` Same answer given to ${sameAnswerTo} people.`}
      {outside === null ? null : <p className="govuk-body">This is outside what is fixed: {outside}</p>}
      {views.map((view, index) => (
        <View key={index} view={view} language={language} />
      ))}
      {newWords === null ? null : <Words heading="The new words" words={newWords} language={language} />}
      {isInText ? (
        <p className="govuk-body">
          It changed{' '}
          <a className="govuk-link" href={section.place}>
            the section &ldquo;{section.title}&rdquo;
          </a>
          .
        </p>
      ) : null}
      {newWords !== null && !isInText ? (
        <p className="govuk-body">These words are not in the text yet. They go in when comments have closed.</p>
      ) : null}
    </InsetText>
  );
}

/** What one of two who did not agree said (R13). */
function View({ view: { decision, reason, newWords, group }, language }: { view: PublicView; language: string }) {
  return (
    <div>
      <p className="govuk-body cp-own-lines">
        <strong>
          {groupOf(group).label}: {lowerFirst(DECISIONS[decision] ?? decision)}.
        </strong>{' '}
        {reason}
      </p>
      {newWords === null ? null : <Words heading="With these words" words={newWords} language={language} />}
    </div>
  );
}

function Said({ heading, words }: { heading: string; words: string }) {
  return (
    <p className="govuk-body cp-own-lines">
      <strong>{heading}:</strong> {words}
    </p>
  );
}

function Words({ heading, words, language }: { heading: string; words: string; language: string }) {
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>{heading}:</strong>
      </p>
      <blockquote className="cp-about-words cp-own-lines" lang={language}>
        {words}
      </blockquote>
    </>
  );
}
