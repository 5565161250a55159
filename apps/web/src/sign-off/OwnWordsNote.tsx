import { groupOf, isPublished, type DocumentState } from '#concordat';
import { aboutDraftInWords } from '#reading';
import { isTakingBackOpen, NAMES_NEEDED } from '#sign-off';
import { FlagOwnWords } from '../fair-dealing/FlagOwnWords.js';
import { useStatement } from '../statements/StatementScope.js';
import { KeepWords } from '../ui/KeepWords.js';
import { HiddenMark } from './HiddenMark.js';
import { MyName } from './MyName.js';
import { ReplyForm } from './ReplyForm.js';
import { TakeBackOwnWords } from './TakeBackOwnWords.js';
import type { OwnWords } from './useSigning.js';

interface Props {
  readonly note: OwnWords;
  /** Whether names and a reply can still be added. */
  readonly isOpen: boolean;
  readonly onChanged: () => void;
  /** The note is gone: its author took it back. */
  readonly onTaken: () => void;
}

/** One note of those who disagree. While it waits for names, only their own group is shown it (R19). */
export function OwnWordsNote({ note, isOpen, onChanged, onTaken }: Props) {
  const { statement, me } = useStatement();
  const isOurs = me?.constituency === note.constituency;
  const mayFlag = me !== null && !note.hidden && !isPublished(statement.state as DocumentState);
  const mayTakeBack = note.addedByMe && !note.stands && isTakingBackOpen(statement.state as DocumentState);
  const mayReply = isOpen && !note.hidden && note.stands && !note.reply && Boolean(me?.constituency) && !isOurs;
  return (
    <article className="govuk-inset-text">
      <h3 className="govuk-heading-s">
        {groupOf(note.constituency).label}
        {note.title ? `: ${note.title}` : ''}
      </h3>
      {note.aboutDraft === null ? null : <p className="govuk-body">{aboutDraftInWords(note.aboutDraft)}</p>}
      {note.hidden ? <HiddenMark hidden={note.hidden} isShown={note.text !== ''} isMine={note.mine} /> : null}
      {note.text ? <p className="govuk-body">{note.text}</p> : null}
      <p className="govuk-body">{namesInWords(note)}</p>
      {note.stands ? null : <p className="govuk-body">{isOpen ? STILL_WAITING : NEVER_STOOD}</p>}
      {isOpen && isOurs && !note.hidden ? <MyName note={note} onJoined={onChanged} /> : null}
      {mayTakeBack ? <TakeBackOwnWords note={note} onTaken={onTaken} /> : null}
      {note.reply?.text ? (
        <p className="govuk-body">
          <strong>Reply by {groupOf(note.reply.constituency).label}:</strong> {note.reply.text}
        </p>
      ) : null}
      <KeepWords open={mayReply}>
        <ReplyForm minorityStatementId={note.id} onReplied={onChanged} />
      </KeepWords>
      {mayFlag ? <FlagOwnWords minorityStatementId={note.id} again={onChanged} /> : null}
    </article>
  );
}

function namesInWords({ stands, signedBy }: OwnWords): string {
  const names = signedBy.join(', ');
  if (stands) return `These people put their name to this: ${names}.`;
  return `${signedBy.length} of ${NAMES_NEEDED} people have put their name to this: ${names}.`;
}

const STILL_WAITING =
  `Only your group can read this now. When ${NAMES_NEEDED} people have put their name to it, everybody here can read it, ` +
  `and it is published beside the section. Until then it is not published.`;
const NEVER_STOOD = `Fewer than ${NAMES_NEEDED} people put their name to this. So only your group can read it, and it is not published.`;
