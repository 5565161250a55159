import { Blocks } from '#reading';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { PeopleHere } from './PeopleHere.js';
import { SaveState } from './SaveState.js';
import type { ConnectionState, SectionConnection } from './section-connection.js';
import { UnsavedPanel } from './UnsavedPanel.js';
import { useSectionRoom } from './useSectionRoom.js';
import { useText } from './useText.js';

/** The editor is large, so only those who write load it. */
const SectionEditor = lazy(() => import('./SectionEditor.js'));

/** A section whose words can change: to read along, and on a press of a button to write in. */
export function LiveSection({ section, number }: { section: SectionInScope; number: number }) {
  const { connection, state, restart } = useSectionRoom(section.id, true);
  const [editing, setEditing] = useState(false);
  const { alert } = useAnnouncements();
  const lostRight = editing && state !== null && !state.mayWrite;
  useEffect(() => {
    if (lostRight && state.because) alert(state.because);
  }, [lostRight, state, alert]);
  useLeaveWarning(state !== null && !state.isSaved);
  if (!connection || !state) return <p className="govuk-body">Opening…</p>;
  if (state.ended) {
    const again = (): void => {
      setEditing(false);
      restart();
    };
    return <UnsavedPanel because={state.ended.because} unsaved={state.ended.unsaved} onReload={again} />;
  }
  return (
    <>
      <SaveState state={state} />
      <p className="govuk-body">{state.mayWrite ? 'You can edit.' : state.because}</p>
      {editing && state.mayWrite ? (
        <Writing
          connection={connection}
          name={`${section.title}, section ${number}`}
          onDone={() => setEditing(false)}
        />
      ) : (
        <Reading section={section} connection={connection} state={state} onEdit={() => setEditing(true)} />
      )}
      <PeopleHere provider={connection.provider} />
    </>
  );
}

interface WritingProps {
  readonly connection: SectionConnection;
  readonly name: string;
  readonly onDone: () => void;
}

function Writing({ connection, name, onDone }: WritingProps) {
  return (
    <>
      <Suspense fallback={<p className="govuk-body">Opening the editor…</p>}>
        <SectionEditor connection={connection} name={name} />
      </Suspense>
      <Button onClick={onDone}>Done editing</Button>
    </>
  );
}

interface ReadingProps {
  readonly section: SectionInScope;
  readonly connection: SectionConnection;
  readonly state: ConnectionState;
  readonly onEdit: () => void;
}

function Reading({ section, connection, state, onEdit }: ReadingProps) {
  const blocks = useText(connection.doc);
  const { datasets } = useStatement();
  return (
    <>
      {state.mayWrite && state.hasText ? (
        <Button onClick={onEdit}>{blocks.length === 0 ? 'Start writing' : 'Edit this section'}</Button>
      ) : null}
      {blocks.length === 0 && state.hasText ? <p className="govuk-body">No one has written here yet.</p> : null}
      <div className="cp-text">
        <Blocks content={blocks} datasets={datasets} idPrefix={`${section.key}.`} />
      </div>
    </>
  );
}

/** The browser asks before it closes a page with words that are not stored. */
function useLeaveWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
