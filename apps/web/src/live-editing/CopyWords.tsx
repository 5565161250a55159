import { useState } from 'react';
import { Button } from '../ui/Button.js';

/** Puts words that are not stored where they can be pasted from; where the browser does not let it, shows them to copy. */
export function CopyWords({ words }: { words: () => string }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'by-hand'>('none');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(words());
      setOutcome('copied');
    } catch {
      // Only pages over https, and this computer's own, may reach the clipboard.
      setOutcome('by-hand');
    }
  };
  return (
    <>
      <Button kind="secondary" onClick={() => void copy()}>
        {outcome === 'copied' ? 'Copied' : 'Copy my words'}
      </Button>
      {outcome === 'by-hand' ? (
        <textarea
          className="govuk-textarea"
          aria-label="Your words. Select and copy them"
          rows={5}
          readOnly
          value={words()}
          onFocus={(event) => event.target.select()}
        />
      ) : null}
    </>
  );
}
