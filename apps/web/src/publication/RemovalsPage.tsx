import { mayAskForRemoval } from '#publication';
import type { Role } from '#concordat';
import { useEffect, useRef, useState } from 'react';
import { dayInWords } from '../deliberation/in-words.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { NotFoundPage } from '../ui/NotFoundPage.js';
import { PageHeading } from '../ui/PageHeading.js';
import { PageButtons, usePlace, type Place } from '../ui/PageButtons.js';
import { RemovableWords } from './RemovableWords.js';
import { keyOf } from './removals-in-words.js';
import { useRemovals, type Done, type Turned } from './useRemovals.js';
import { WaitingRemovals } from './WaitingRemovals.js';

/** Removing words from the record: what waits for a second person, asking for it, and what was removed (R28). */
export function RemovalsPage() {
  const { statement, me } = useStatement();
  const place = usePlace();
  const { data, error, again } = useRemovals(statement.id, place.after);
  const [turned, setTurned] = useState<Turned | null>(null);
  if (!me) return <NotFoundPage />;
  const onTurned = (what: Turned): void => {
    setTurned(what);
    again();
  };
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>Remove words from the record</PageHeading>
      <p className="govuk-body">
        The record proves what happened here. Some words should not stay in it, such as where somebody lives, or
        somebody’s health. Two people remove them together: one asks, and a co-chair of another group agrees.
      </p>
      <p className="govuk-body">The proof still holds. Everybody can read that words were removed, when and why.</p>
      {turned ? <WhatCameOfIt turned={turned} /> : null}
      <Loadable data={data} error={error} again={again}>
        {({ waitingRemovals, contentRemovals }) => (
          <>
            <WaitingRemovals waiting={waitingRemovals} onTurned={onTurned} again={again} />
            {mayAskForRemoval(me.roles as Role[]) ? (
              <RemovableWords waiting={waitingRemovals} removed={contentRemovals.totalCount} onTurned={onTurned} />
            ) : (
              <AskSomebody />
            )}
            <Removed done={contentRemovals} place={place} />
          </>
        )}
      </Loadable>
    </>
  );
}

/** Takes focus, so that nobody misses where the words still are. */
function WhatCameOfIt({ turned: { says, stillStandsIn, isGone } }: { turned: Turned }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [says, stillStandsIn]);
  return (
    <section className="govuk-inset-text" aria-labelledby="turned">
      <h2 className="govuk-heading-s" id="turned" tabIndex={-1} ref={heading}>
        {says}
      </h2>
      {stillStandsIn.length > 0 ? (
        <>
          <p className="govuk-body">This page cannot remove the same words from other places:</p>
          <ul className="govuk-list govuk-list--bullet">
            {stillStandsIn.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </>
      ) : null}
      {isGone ? (
        <p className="govuk-body">Messages, files that somebody saved and copies for emergencies keep the words too.</p>
      ) : null}
    </section>
  );
}

function AskSomebody() {
  return (
    <>
      <h2 className="govuk-heading-m">Ask for words to be removed</h2>
      <p className="govuk-body">
        Have you seen words in the record that should not be there? Tell a co-chair or the facilitator. They can ask for
        it.
      </p>
    </>
  );
}

function Removed({ done: { edges, pageInfo }, place }: { done: Done; place: Place }) {
  return (
    <section aria-labelledby="removed">
      <h2 className="govuk-heading-m" id="removed">
        What was removed
      </h2>
      {edges.length === 0 ? <p className="govuk-body">Nothing has been removed from this record.</p> : null}
      <ul className="govuk-list cp-versions">
        {edges.map(({ node: one }) => (
          <li key={keyOf(one)}>
            {one.what}, removed on {dayInWords(one.date)}
            <span className="cp-versions__who">Because: {one.reason}</span>
          </li>
        ))}
      </ul>
      <PageButtons place={place} page={pageInfo} what="removals" />
    </section>
  );
}
