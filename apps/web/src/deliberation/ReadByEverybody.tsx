import type { DocumentState } from '#concordat';
import { isReadByEverybody } from '#deliberation';
import { useStatement } from '../statements/StatementScope.js';

/** Who reads a suggestion once it has its answer: everybody, with the name of whoever suggested it only if they show it. */
export function ReadByEverybody({ isMine, section }: { isMine: boolean; section: string }) {
  const { statement, me } = useStatement();
  const { state, council, slug } = statement;
  const isThere = isReadByEverybody({ state: state as DocumentState, pausedFrom: null });
  const isNamed = me?.displayAudience === 'everyone' && me.displayForm !== 'group-only';
  return (
    <p className="govuk-body">
      Once it has an answer, everybody can read both,{' '}
      {isThere
        ? 'also people who take no part'
        : 'also people who take no part, from when the draft is open for comment'}
      . {isMine ? (isNamed ? NAMED : NOT_NAMED) : null}{' '}
      {isThere ? (
        <a className="govuk-link" href={`/suggestions/${council.slug}/${slug}/${section}`}>
          Read the page that everybody sees
        </a>
      ) : null}
    </p>
  );
}

const CHANGE = 'You can change how you are shown at any time.';
const NAMED = `Your name stands beside it, as you show it to everybody. ${CHANGE}`;
const NOT_NAMED = `Your group stands beside it, and not your name. ${CHANGE}`;
