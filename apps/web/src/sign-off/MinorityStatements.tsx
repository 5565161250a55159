import type { DocumentState } from '#concordat';
import { isSigningOpen } from '#sign-off';
import { useStatement } from '../statements/StatementScope.js';
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
  return (
    <section aria-labelledby="own-words">
      <h2 className="govuk-heading-m" id="own-words">
        In our own words
      </h2>
      {notes.map((note) => (
        <OwnWordsNote key={note.id} note={note} isOpen={isOpen} onChanged={onChanged} />
      ))}
      {notes.length === 0 && !isOpen ? <p className="govuk-body">Nobody added any.</p> : null}
      {isOpen && me?.constituency && standing?.hash ? (
        <AddOwnWords sectionId={sectionId} ownGroup={ownGroup} onAdded={onChanged} />
      ) : null}
    </section>
  );
}
