import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { KeepWordsOfPage } from '../ui/KeepWords.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { Limits } from './Limits.js';
import { Nominations } from './Nominations.js';
import { Outreach } from './Outreach.js';
import { Positions } from './Positions.js';
import { useConvening } from './useConvening.js';

/** What is said before the writing begins: who and what should be part of it, what is fixed, where each group starts. */
export function ConveningPage() {
  const { statement, me } = useStatement();
  const { convening, error, again, places } = useConvening(statement.id);
  if (!me) return <NotFoundPage />;
  const canSay = BEFORE_WRITING.has(statement.state);
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Getting together</PageHeading>
      <p className="govuk-body">
        {canSay
          ? 'The writing has not begun yet. This is the time to say who and what should be part of it.'
          : (STOPPED[statement.state] ??
            'The writing has begun, so nothing new can be added here. Answers can still be given.')}
      </p>
      <Loadable data={convening} error={error} again={again}>
        {(shown) => (
          <KeepWordsOfPage>
            <Outreach convening={shown} again={again} place={places.outreach} />
            <Nominations convening={shown} canSay={canSay} again={again} place={places.nominations} />
            <Limits convening={shown} canSay={canSay} again={again} place={places.limits} />
            <Positions convening={shown} canSay={canSay} again={again} />
          </KeepWordsOfPage>
        )}
      </Loadable>
    </>
  );
}

const BEFORE_WRITING: ReadonlySet<string> = new Set(['PROPOSED', 'CONVENING', 'CONCORDAT']);

const STOPPED: Readonly<Record<string, string>> = {
  PAUSED: 'This is paused, so nothing new can be added here until both co-chairs go on. Answers can still be given.',
  WITHDRAWN: 'This was withdrawn, so nothing new can be added here.',
};
