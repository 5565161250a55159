import { useEffect, useRef } from 'react';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import type { Ended } from './connection-state.js';
import { CopyWords } from './CopyWords.js';

interface Props {
  readonly ended: Ended;
  /** Whether the person was writing: focus was in the text that is gone now, so it goes to what happened. */
  readonly wasWriting: boolean;
  readonly onReload: () => void;
}

/** What happened when a connection ended for good, with the words that were not stored (P7). */
export function UnsavedPanel({ ended: { because, unsaved, isSaved }, wasWriting, onReload }: Props) {
  const { alert } = useAnnouncements();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => alert(because), [alert, because]);
  useEffect(() => {
    if (wasWriting) heading.current?.focus();
  }, [wasWriting]);
  return (
    <section className="govuk-inset-text" aria-labelledby="ended">
      <h3 className="govuk-heading-s" id="ended" tabIndex={-1} ref={heading}>
        {because}
      </h3>
      {unsaved === '' ? null : (
        <>
          <p className="govuk-body">These words of yours are not saved. Copy them before you go on.</p>
          <blockquote className="cp-unsaved">{unsaved}</blockquote>
          <CopyWords words={() => unsaved} />{' '}
        </>
      )}
      {unsaved === '' && !isSaved ? (
        <p className="govuk-body">The last thing you took out or changed the look of is not saved.</p>
      ) : null}
      <Button onClick={onReload}>Open the section again</Button>
    </section>
  );
}
