import { supportInWords } from '#deliberation';
import { useParams } from 'react-router';
import { useStatement } from '../statements/StatementScope.js';
import { KeepWords } from '../ui/KeepWords.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Tag } from '../ui/Tag.js';
import { WhatIsNext } from '../ui/WhatIsNext.js';
import { HiddenBox } from '../fair-dealing/HiddenBox.js';
import { FlagSuggestion } from '../fair-dealing/FlagSuggestion.js';
import { AnswerForm } from './AnswerForm.js';
import { Answers } from './AnswerGiven.js';
import { CloseWithBothViews } from './BothViews.js';
import { BackToSuggestions } from './BackToSuggestions.js';
import { JoinAnother, Joined } from './JoinAnother.js';
import { dayInWords, personInWords, STATUS_WORDS } from './in-words.js';
import { MovedOn } from './MovedOn.js';
import { OwnSuggestion } from './OwnSuggestion.js';
import { ReadByEverybody } from './ReadByEverybody.js';
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
  const { sectionId, by, status, reason, receivedAt, answer, putForward, hidden } = suggestion;
  const { standing, asItCame, answerDue, mayCloseWithBothViews, maySayIn } = suggestion;
  const section = statement.sections.find(({ id }) => id === sectionId);
  const { tag, colour } = STATUS_WORDS[status] ?? { tag: status, colour: 'grey' };
  const isOpen = status === 'OPEN';
  const act = { suggestion, again };
  const waits = isOpen || answer?.wordsWait === true;
  const hasMoved = waits && standing.state !== 'FITS';
  return (
    <>
      <PageHeading of={statement.title} caption={section?.title}>
        {by.isMe ? 'Your suggestion' : `Suggestion by ${personInWords(by)}`}
      </PageHeading>
      <p className="govuk-body">
        <Tag colour={colour}>{tag}</Tag> Sent on {dayInWords(receivedAt)}
        {isOpen ? `. To be answered by ${dayInWords(answerDue)}` : ''}
      </p>
      {suggestion.writtenDown ? <p className="govuk-body">{supportInWords(suggestion.writtenDown)}</p> : null}
      <WhatIsNext id="next" steps={suggestion.next} />
      <ReadByEverybody isMine={by.isMe} section={section?.key ?? ''} />
      {hidden ? (
        <div className="govuk-inset-text">
          <HiddenBox hidden={hidden} isMine={by.isMe} />
        </div>
      ) : null}
      <Joined {...suggestion} />
      {/* Those who check it are given its words. */}
      {hidden && reason === '' ? null : (
        <>
          {hasMoved ? (
            <MovedOn {...act} canRebase={answer?.wordsWait ? maySayIn : by.isMe || Boolean(me?.constituency)} />
          ) : (
            <WhatChanges {...suggestion} waits={waits} />
          )}
          {asItCame ? <AsItCame {...asItCame} /> : null}
          <h2 className="govuk-heading-m">Why</h2>
          <p className="govuk-body">{reason}</p>
        </>
      )}
      <Answers {...act} />
      {isOpen ? putForward.map((one) => <PutForward key={one.hash} putForward={one} {...act} />) : null}
      {mayCloseWithBothViews ? <CloseWithBothViews {...act} /> : null}
      {isTheirs(suggestion, me?.roles ?? []) ? <OwnSuggestion {...act} /> : null}
      <KeepWords open={isOpen && !by.isMe && Boolean(me?.constituency) && !hidden?.isOpen}>
        <AnswerForm {...act} />
      </KeepWords>
      <KeepWords open={isOpen && Boolean(me?.constituency) && !hidden}>
        <JoinAnother {...act} />
      </KeepWords>
      {hidden && reason === '' ? null : (
        <FlagSuggestion proposalId={suggestion.id} again={again} onlyWorry={hidden !== null} />
      )}
    </>
  );
}

/** Their own, or joined by theirs; or of the public, or written down for somebody, for whom those who organise ask (R15). */
function isTheirs({ by, joinedBy, writtenDown }: Suggestion, roles: readonly string[]): boolean {
  const organises = roles.includes('co-chair') || roles.includes('facilitator');
  const hasNoWayIn = by.constituency === 'PUBLIC' || writtenDown !== null;
  return by.isMe || joinedBy.some((one) => one.by.isMe) || (organises && hasNoWayIn);
}

/** What was asked for before it was tied to other words. */
function AsItCame({ baseText, proposedText, rebasedBy, rebasedAt }: NonNullable<Suggestion['asItCame']>) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">The text had changed. Read this as it was first sent</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">It said: {baseText}</p>
        <p className="govuk-body">It should say: {proposedText === '' ? 'nothing' : proposedText}</p>
        <p className="govuk-body">
          {rebasedBy.isMe ? 'You' : personInWords(rebasedBy)} chose the new place on {dayInWords(rebasedAt)}.
        </p>
      </div>
    </details>
  );
}

type Changes = Pick<Suggestion, 'baseText' | 'proposedText'> & { readonly waits: boolean };

function WhatChanges({ baseText, proposedText, waits }: Changes) {
  return (
    <>
      <h2 className="govuk-heading-m">What changes</h2>
      <dl className="govuk-summary-list">
        {baseText === '' ? null : (
          <div className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{waits ? 'It says now' : 'It said'}</dt>
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
