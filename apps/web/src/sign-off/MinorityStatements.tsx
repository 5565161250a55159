import type { DocumentState } from '#concordat';
import { isSigningOpen } from '#sign-off';
import { useRef, useState } from 'react';
import { useStatement } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { AddOwnWords } from './AddOwnWords.js';
import { OwnWordsNote } from './OwnWordsNote.js';
import type { Signing } from './useSigning.js';

interface Props {
  readonly sectionId: string;
  readonly standing: Signing['sections'][number] | undefined;
  readonly onChanged: () => void;
}

/** "In our own words": notes of those who disagree, with who put their name to them, a reply each, and adding one (R19). */
export function MinorityStatements({ sectionId, standing, onChanged }: Props) {
  const { statement, me } = useStatement();
  const isOpen = isSigningOpen(statement.state as DocumentState);
  const notes = standing?.minorityStatements ?? [];
  const ownGroup = standing?.groups.find(({ constituency }) => constituency === me?.constituency);
  const { say } = useAnnouncements();
  const [done, setDone] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  // What held the button is gone: the focus goes to where it stood, and it says what was done.
  const onDone = (what: string): void => {
    setDone(what);
    say(what);
    heading.current?.focus();
    onChanged();
  };
  return (
    <section aria-labelledby="own-words">
      <h2 className="govuk-heading-m" id="own-words" ref={heading} tabIndex={-1}>
        In our own words
      </h2>
      {done ? <p className="govuk-body">{done}</p> : null}
      {notes.map((note) => (
        <OwnWordsNote
          key={note.id}
          note={note}
          isOpen={isOpen}
          onChanged={onChanged}
          onTaken={() => onDone('You have taken your words back.')}
        />
      ))}
      {notes.length === 0 && !isOpen ? <p className="govuk-body">Nobody added any.</p> : null}
      {isOpen && me?.constituency && standing?.hash ? (
        standing.hasBegunOwnWords ? (
          <p className="govuk-body">{HAS_BEGUN}</p>
        ) : (
          <AddOwnWords sectionId={sectionId} ownGroup={ownGroup} onAdded={() => onDone('You have added your words.')} />
        )
      ) : null}
    </section>
  );
}

const HAS_BEGUN =
  'You have added your own words beside this section; each person can do so once. You can take them back while they ' +
  'wait for names, and put your name to what others of your group add.';
