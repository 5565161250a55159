import { isPublished, type DocumentState } from '#concordat';
import { LABEL_WORDS } from '#reading';
import { useEffect, useRef, useState } from 'react';
import { graphql } from '../generated/gql.js';
import type { PublishingQuery } from '../generated/graphql.js';
import { keysInWords } from '../statements/keys-in-words.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { TextArea } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { TakeBackPublishKey } from './TakeBackPublishKey.js';

const TURN = graphql(`
  mutation TurnPublishKey($input: TurnPublishKeyInput!) {
    turnPublishKey(input: $input) {
      waiting
      publication {
        address
      }
      refusals {
        code
        because
      }
    }
  }
`);

interface Props {
  readonly publishing: PublishingQuery['publishing'];
  readonly onTurned: () => void;
}

/** Publishing: what blocks it, and the co-chairs' two keys, each behind a page that says what cannot be undone (R22). */
export function PublishForm({ publishing, onTurned }: Props) {
  const { statement, me } = useStatement();
  const { label, blockedBy, turnedBy } = publishing;
  const isCoChair = me?.roles.includes('co-chair') ?? false;
  const isNext = isPublished(statement.state as DocumentState);
  // What blocks a version of the same words, such as the day of its review, is said where work on it begins.
  if (isNext && blockedBy.length > 0 && turnedBy.length === 0) return null;
  return (
    <section aria-labelledby="publish">
      <h2 className="govuk-heading-m" id="publish">
        {isNext ? 'Publish the same words again' : 'Publish'}
      </h2>
      {isNext ? (
        <p className="govuk-body">
          For when something beside the words has changed, such as a reply, or how somebody is shown. The words stay as
          they were signed. To change words, open a stage to work on a new version.
        </p>
      ) : null}
      {label ? <p className="govuk-body">It will say: “{LABEL_WORDS[label as keyof typeof LABEL_WORDS]}”.</p> : null}
      {blockedBy.length > 0 ? (
        <>
          <p className="govuk-body">First:</p>
          <ul className="govuk-list govuk-list--bullet">
            {blockedBy.map(({ because }) => (
              <li key={because}>{because}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="govuk-body">{keysInWords(turnedBy.length)}</p>
      )}
      {isCoChair && (blockedBy.length === 0 || turnedBy.includes(me?.id ?? '')) ? (
        <Keys
          key={publishing.publications.length}
          publishing={publishing}
          me={me?.id ?? ''}
          first={isNext ? '' : 'First published.'}
          onTurned={onTurned}
        />
      ) : null}
    </section>
  );
}

/** `first` is what stands in the note before anybody writes one. */
function Keys({ publishing, me, first, onTurned }: Props & { me: string; first: string }) {
  const { statement } = useStatement();
  const { run, busy, problems } = useAct(TURN, NOTE);
  const [note, setNote] = useState(first);
  const [sure, setSure] = useState(false);
  const { turnedBy, waitingNote, documentHash } = publishing;
  const changeNote = waitingNote ?? note;
  if (turnedBy.includes(me)) {
    return (
      <>
        <p className="govuk-body">You have agreed. The other co-chair has not yet.</p>
        <TakeBackPublishKey what="publish" onTakenBack={onTurned} />
      </>
    );
  }
  const turn = async (): Promise<void> => {
    await run({ input: { statementId: statement.id, seenHash: documentHash ?? '', changeNote } });
    setSure(false);
    onTurned();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      {waitingNote ? (
        <p className="govuk-body">The other co-chair wrote about this version: “{waitingNote}”</p>
      ) : (
        <TextArea
          id="note"
          label="What is new in this version? Everyone will see this."
          value={note}
          error={errorIn(problems, 'note')}
          onChange={setNote}
          rows={2}
        />
      )}
      {sure ? (
        <CannotBeUndone
          documentHash={documentHash ?? ''}
          changeNote={changeNote}
          busy={busy}
          onPublish={() => void turn()}
          onLeave={() => setSure(false)}
        />
      ) : (
        <Button onClick={() => setSure(true)}>Continue to publishing</Button>
      )}
    </>
  );
}

/** Reasons that are mended in the note. */
const NOTE = {
  'contact-details.changeNote': 'note',
  'publish.note': 'note',
  'publish.published': 'note',
};

interface CannotBeUndoneProps {
  readonly documentHash: string;
  readonly changeNote: string;
  readonly busy: boolean;
  readonly onPublish: () => void;
  readonly onLeave: () => void;
}

/** Stands between a co-chair and what nobody can take back. */
function CannotBeUndone({ documentHash, changeNote, busy, onPublish, onLeave }: CannotBeUndoneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        Publishing cannot be undone
      </h3>
      <p className="govuk-body">
        What is published stays published: this version can be replaced, and never taken back or changed. It appears
        when both co-chairs have agreed.
      </p>
      <p className="govuk-body">What is new, for everyone to read: “{changeNote}”</p>
      <p className="govuk-body">Fingerprint of the text: {documentHash.slice(0, 16)}</p>
      <Button kind="warning" busy={busy} onClick={onPublish}>
        I agree: publish it
      </Button>{' '}
      <Button kind="secondary" onClick={onLeave}>
        Not now
      </Button>
    </div>
  );
}
