import { groupOf, isPublished, type DocumentState } from '#concordat';
import { FlagReason } from '../fair-dealing/FlagOwnWords.js';
import { useStatement } from '../statements/StatementScope.js';
import { HiddenMark } from './HiddenMark.js';
import { positionInWords, type GroupStanding } from './useSigning.js';

interface Props {
  readonly groups: readonly GroupStanding[];
  readonly onChanged: () => void;
}

/** What people said with their decisions: reservations, and reasons for not signing or standing aside. Nothing where none did. */
export function ReasonsGiven({ groups, onChanged }: Props) {
  const { statement, me } = useStatement();
  const mayFlag = me !== null && !isPublished(statement.state as DocumentState);
  const given = groups.flatMap(({ constituency, withReasons }) => withReasons.map((one) => ({ ...one, constituency })));
  if (given.length === 0) return null;
  return (
    <section aria-labelledby="reasons">
      <h2 className="govuk-heading-m" id="reasons">
        What people said with their decision
      </h2>
      {given.map(({ id, shownAs, constituency, position, text, hidden, mine }) => (
        <article className="govuk-inset-text" key={id}>
          <h3 className="govuk-heading-s">
            {groupOf(constituency).label}, {shownAs}: {positionInWords(position)}
          </h3>
          {hidden ? <HiddenMark hidden={hidden} isShown={text !== null} isMine={mine} /> : null}
          {text === null ? null : <p className="govuk-body">{text}</p>}
          {mayFlag && !hidden ? <FlagReason signOffId={id} again={onChanged} /> : null}
        </article>
      ))}
    </section>
  );
}
