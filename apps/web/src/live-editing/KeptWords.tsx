import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.js';
import { CopyWords } from './CopyWords.js';
import { useKeptOnDevice } from './KeepOnDevice.js';

/** No text has it: whatever is kept is then for a text of another time. */
const NO_EPOCH = -1;

/** Words that this device kept of a section that is locked now, so that they cannot be saved: to be copied (P7, P10). */
export function KeptWords({ sectionId }: { sectionId: string }) {
  const { device } = useKeptOnDevice(sectionId);
  const [words, setWords] = useState('');
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      const { older = [] } = (await device?.unsent(NO_EPOCH)) ?? {};
      const lines = older.map((unsent) => unsent.words).filter((line) => line !== '');
      if (!isGone) setWords(lines.join('\n'));
    };
    look().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [device]);
  if (words === '') return null;
  const forget = (): void => {
    setWords('');
    device?.forgetAll().catch(() => undefined);
  };
  return (
    <section className="govuk-inset-text" aria-labelledby="kept-words">
      <h3 className="govuk-heading-s" id="kept-words">
        Words of yours that were not saved before this section was locked
      </h3>
      <p className="govuk-body">They are only on this device. Copy them to use them elsewhere.</p>
      <blockquote className="cp-unsaved">{words}</blockquote>
      <div className="govuk-button-group">
        <CopyWords words={() => words} />
        <Button kind="secondary" onClick={forget}>
          Delete them from this device
        </Button>
      </div>
    </section>
  );
}
