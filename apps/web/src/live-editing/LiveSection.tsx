import { Blocks } from '#reading';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { OwedReasonsPanel } from '../attribution/OwedReasonsPanel.js';
import { useOwedReasons } from '../attribution/useOwedReasons.js';
import { aroundWith } from '../fair-dealing/AroundBlock.js';
import { DeclareFirst } from '../fair-dealing/DeclareFirst.js';
import type { Flagged } from '../fair-dealing/hidden-words.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { BrakeDialog } from './BrakeDialog.js';
import type { ConnectionState } from './connection-state.js';
import { KeepOnDevice, useKeptOnDevice } from './KeepOnDevice.js';
import { LeavePanel, useLeaving } from './LeavePanel.js';
import { PeopleHere } from './PeopleHere.js';
import { SaveState } from './SaveState.js';
import type { SectionConnection } from './section-connection.js';
import { UnsavedPanel } from './UnsavedPanel.js';
import { useSectionRoom } from './useSectionRoom.js';
import { useText } from './useText.js';

/** The editor is large, so only those who write load it. */
const SectionEditor = lazy(() => import('./SectionEditor.js'));

interface Props {
  readonly section: SectionInScope;
  readonly number: number;
  /** Told whether something here is not stored: then this must stay on the page, whatever becomes of the section. */
  readonly onHolding: (holds: boolean) => void;
  /** Words that are hidden because of competition rules. */
  readonly flagged?: Flagged | undefined;
  /** Whether it is not known yet which words are hidden. */
  readonly waitsForFlags?: boolean;
}

/** A section whose words can change: to read along, and on a press of a button to write in. */
export function LiveSection({ section, number, onHolding, flagged, waitsForFlags = false }: Props) {
  const kept = useKeptOnDevice(section.id);
  const { connection, state, restart } = useSectionRoom(section.id, kept.device);
  const [editing, setEditing] = useState(false);
  const holds = state !== null && (!state.isSaved || (state.ended !== null && !state.ended.isSaved));
  useEffect(() => onHolding(holds), [holds, onHolding]);
  useLeaveWarning(holds);
  const leaving = useLeaving(holds);
  useRightsAnnounced(state);
  const owed = useOwedReasons(section.id, state?.savedAt ?? null);
  if (!connection || !state) return <p className="govuk-body">Opening…</p>;
  const unsavedWords = (): string => connection.unsavedWords();
  const meanwhile = state.ended?.because ?? 'When they are saved, you go on to the page you chose.';
  const asked = leaving ? <LeavePanel {...{ leaving, meanwhile, unsavedWords }} /> : null;
  if (state.ended) {
    // One question at a time.
    if (asked) return asked;
    const again = (): void => {
      setEditing(false);
      onHolding(false);
      void connection.discardKept().then(restart);
    };
    return <UnsavedPanel ended={state.ended} wasWriting={editing} onReload={again} />;
  }
  const answer = (confirm: boolean): void => answerQuestion(connection, confirm, restart);
  const shown = { section, connection, state, flagged };
  return (
    <>
      {asked}
      {state.question ? <BrakeDialog because={state.question.because} onAnswer={answer} /> : null}
      <SaveState state={state} unsavedWords={unsavedWords} isKept={kept.device !== null} />
      <p className="govuk-body" id="permission">
        {state.mayWrite ? 'You can edit.' : state.because}
      </p>
      {state.mayWrite ? null : <DeclareFirst />}
      {editing && state.hasText ? (
        <Writing {...shown} name={`${section.title}, section ${number}`} onDone={() => setEditing(false)} />
      ) : (
        <Reading {...shown} waits={waitsForFlags} onEdit={() => setEditing(true)} />
      )}
      <OwedReasonsPanel sectionId={section.id} owed={owed} />
      {state.mayWrite ? <KeepOnDevice {...kept} /> : null}
      <PeopleHere provider={connection.provider} />
    </>
  );
}

/** Words that are kept come back with a clean copy of the text; where others typed here are not stored, those are shown first. */
function answerQuestion(connection: SectionConnection, confirm: boolean, restart: () => void): void {
  connection.answer(confirm);
  if (!confirm && connection.getState().ended?.unsaved === '') void connection.discardKept().then(restart);
}

interface ShownProps {
  readonly section: SectionInScope;
  readonly connection: SectionConnection;
  readonly state: ConnectionState;
  readonly flagged: Flagged | undefined;
}

/** Stays when the right to write is lost: focus and selection do too, and what is not stored can still be seen. */
function Writing({ connection, state, flagged, name, onDone }: ShownProps & { name: string; onDone: () => void }) {
  const { datasets } = useStatement();
  return (
    <>
      <Suspense fallback={<p className="govuk-body">Opening the editor…</p>}>
        <SectionEditor {...{ connection, name, flagged }} mayWrite={state.mayWrite} tables={datasets} />
      </Suspense>
      <Button onClick={onDone}>Done editing</Button>
    </>
  );
}

function Reading({ waits, onEdit, ...shown }: ShownProps & { waits: boolean; onEdit: () => void }) {
  const { section, connection, state, flagged } = shown;
  const blocks = useText(connection.doc, state.hasText);
  const { datasets } = useStatement();
  return (
    <>
      {state.mayWrite && state.hasText ? (
        <Button onClick={onEdit}>{blocks.length === 0 ? 'Start writing' : 'Edit this section'}</Button>
      ) : null}
      {blocks.length === 0 && state.hasText ? <p className="govuk-body">No one has written here yet.</p> : null}
      {waits ? (
        <p className="govuk-body">Opening the text…</p>
      ) : (
        <div className="cp-text">
          <Blocks content={blocks} datasets={datasets} idPrefix={`${section.key}.`} around={aroundWith(flagged)} />
        </div>
      )}
    </>
  );
}

/** Tells when the right to write goes or comes while the page is open (CTAUR 18); not what it is at first. */
function useRightsAnnounced(state: ConnectionState | null): void {
  const { alert } = useAnnouncements();
  const before = useRef<boolean | null>(null);
  const now = state?.hasText && state.status !== 'ended' ? state.mayWrite : null;
  const words = now ? 'You can edit this section now.' : (state?.because ?? '');
  useEffect(() => {
    if (now === null) return;
    if (before.current !== null && before.current !== now) alert(words);
    before.current = now;
  }, [now, words, alert]);
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
