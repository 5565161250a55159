import { isLocked, isOpenToWriting, isPublished, type DocumentState, type SectionState } from '#concordat';
import { isOpenToSuggestions } from '#deliberation';
import { isSigningOpen } from '#sign-off';
import { Link } from 'react-router';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';

/** The ways to say something about a section that are open now; what is closed has a sentence in its place. */
export function WaysToSay({ section }: { section: SectionInScope }) {
  const { statement, me } = useStatement();
  if (!me) return null;
  const [stage, state] = [statement.state as DocumentState, section.state as SectionState];
  const mayWrite = isOpenToWriting(stage, state);
  const maySuggest = isOpenToSuggestions(stage, state);
  const isFacilitator = me.roles.includes('facilitator');
  const isOfGroup = me.constituency !== null;
  return (
    <>
      {maySuggest ? null : <p className="govuk-body">{whyClosed(stage, state)}</p>}
      <ul className="govuk-list">
        {maySuggest ? <Way to="suggest">Suggest a change</Way> : null}
        {maySuggest && (isOfGroup || isFacilitator) ? <Way to="comment">Comment on the words</Way> : null}
        {mayWrite && isFacilitator ? <Way to="write-for">Write down what somebody said</Way> : null}
        {mayWrite && isOfGroup ? <Way to="bring">Bring in text your group has</Way> : null}
        <Way to="flag">Flag words that worry you</Way>
      </ul>
    </>
  );
}

function Way({ to, children }: { to: string; children: string }) {
  return (
    <li>
      <Link className="govuk-link" to={to}>
        {children}
      </Link>
    </li>
  );
}

/** Why nobody can suggest a change or comment now, and what is possible instead. */
function whyClosed(stage: DocumentState, state: SectionState): string {
  if (BEFORE_WRITING.has(stage)) {
    return 'The writing has not begun. Once both co-chairs open it, you can suggest a change here and comment.';
  }
  if (stage === 'PAUSED') return 'The work is paused. You can suggest a change and comment once it goes on.';
  if (isPublished(stage)) {
    return 'This is published, so nobody can suggest a change to it now. You can once a new version is begun.';
  }
  if (isSigningOpen(stage) && isLocked(state)) {
    return 'The words are locked while people sign, so nobody can suggest a change. If you disagree, say why when you sign, or in your own words beside the section.';
  }
  return 'Nobody can suggest a change to this section now. You can still read what people said, and the answers.';
}

const BEFORE_WRITING: ReadonlySet<DocumentState> = new Set(['PROPOSED', 'CONVENING', 'CONCORDAT']);
