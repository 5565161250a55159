import { useParams } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { FlagSuggestion } from '../fair-dealing/FlagSuggestion.js';
import { AnswerForm } from './AnswerForm.js';
import { AnswerGiven } from './AnswerGiven.js';
import { BackToSuggestions } from './BackToSuggestions.js';
import { dayInWords, hiddenInWords, personInWords, STATUS_WORDS } from './in-words.js';
import { OwnSuggestion } from './OwnSuggestion.js';
import { PutForward } from './PutForward.js';
import { useSuggestion, type Suggestion } from './useSuggestions.js';

/** One suggestion: what it asks for, its answer, and what can be done with it now. */
export function SuggestionPage() {
  const { proposalId = '' } = useParams();
  const { statement, me } = useStatement();
  const { suggestion, error, again } = useSuggestion(statement.id, proposalId);
  if (!me || suggestion === null) return <NotFoundPage />;
  return (
    <>
      <BackToSuggestions />
      <Loadable data={suggestion} error={error} again={again}>
        {(shown) => <Shown suggestion={shown} again={again} />}
      </Loadable>
    </>
  );
}

function Shown({ suggestion, again }: { suggestion: Suggestion; again: () => void }) {
  const { statement, me } = useStatement();
  const { sectionId, by, status, reason, receivedAt, askedAgainBecause, answer, putForward, hidden } = suggestion;
  const section = statement.sections.find(({ id }) => id === sectionId);
  const { tag, colour } = STATUS_WORDS[status] ?? { tag: status, colour: 'grey' };
  const isOpen = status === 'OPEN';
  const act = { suggestion, again };
  return (
    <>
      <PageHeading of={statement.title} caption={section?.title}>
        {by.isMe ? 'Your suggestion' : `Suggestion by ${personInWords(by)}`}
      </PageHeading>
      <p className="govuk-body">
        <Tag colour={colour}>{tag}</Tag> Sent on {dayInWords(receivedAt)}
      </p>
      {hidden ? (
        <p className="govuk-inset-text" role="status">
          {hiddenInWords(hidden)}. {hidden.because ? `Because: ${hidden.because}` : ''}
        </p>
      ) : null}
      {/* Those who check it are given its words. */}
      {hidden && reason === '' ? null : (
        <>
          <WhatChanges {...suggestion} />
          <h2 className="govuk-heading-m">Why</h2>
          <p className="govuk-body">{reason}</p>
        </>
      )}
      {answer ? <AnswerGiven answer={answer} isFirst={isOpen} {...act} /> : null}
      {askedAgainBecause ? (
        <>
          <h2 className="govuk-heading-m">Asked to be looked at again</h2>
          <p className="govuk-body">{askedAgainBecause}</p>
        </>
      ) : null}
      {isOpen && putForward ? <PutForward putForward={putForward} {...act} /> : null}
      {by.isMe ? <OwnSuggestion {...act} /> : null}
      {isOpen && !by.isMe && me?.constituency && !hidden?.isOpen ? <AnswerForm {...act} /> : null}
      {hidden ? null : <FlagSuggestion proposalId={suggestion.id} again={again} />}
    </>
  );
}

function WhatChanges({ baseText, proposedText }: Pick<Suggestion, 'baseText' | 'proposedText'>) {
  return (
    <>
      <h2 className="govuk-heading-m">What changes</h2>
      <dl className="govuk-summary-list">
        {baseText === '' ? null : (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">It says now</dt>
            <dd className="govuk-summary-list__value">{baseText}</dd>
          </div>
        )}
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{baseText === '' ? 'New paragraph' : 'It should say'}</dt>
          <dd className="govuk-summary-list__value">
            {proposedText === '' ? 'Nothing: these words are to go' : proposedText}
          </dd>
        </div>
      </dl>
    </>
  );
}
