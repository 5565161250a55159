import { useEffect, useState } from 'react';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';

interface Props {
  readonly because: string;
  readonly unsaved: string;
  readonly onReload: () => void;
}

/** What happened when a connection ended for good, with the words that were not stored (P7). */
export function UnsavedPanel({ because, unsaved, onReload }: Props) {
  const { alert } = useAnnouncements();
  const [copied, setCopied] = useState(false);
  useEffect(() => alert(because), [alert, because]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(unsaved);
    setCopied(true);
  };
  return (
    <section className="govuk-inset-text" aria-labelledby="ended">
      <h3 className="govuk-heading-s" id="ended">
        {because}
      </h3>
      {unsaved === '' ? null : (
        <>
          <p className="govuk-body">These words of yours are not saved. Copy them before you go on.</p>
          <blockquote className="cp-unsaved">{unsaved}</blockquote>
          <Button kind="secondary" onClick={() => void copy()}>
            {copied ? 'Copied' : 'Copy my words'}
          </Button>
        </>
      )}
      <Button onClick={onReload}>Open the section again</Button>
    </section>
  );
}
