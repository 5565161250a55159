import type { SectionState } from '#concordat';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../generated/gql.js';
import { useStatement, type SectionInScope } from '../statements/StatementScope.js';
import { useAnnouncements } from '../ui/announcements.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import type { Compared } from './Comparison.js';
import { wordsInWords } from './in-words.js';

const RESTORE = graphql(`
  mutation RestoreVersion($input: RestoreVersionInput!) {
    restoreVersion(input: $input) {
      restored {
        seq
      }
      refusals {
        because
      }
    }
  }
`);

interface Props {
  readonly section: SectionInScope;
  readonly seq: number;
  readonly when: string;
  readonly seenHeadSeq: number;
  readonly compared: Compared;
  readonly again: () => void;
}

/** Brings a version back, after a step that says what it does: one more change, in one's own name. */
export function BringBack({ section, seq, when, seenHeadSeq, compared, again }: Props) {
  const { statement } = useStatement();
  const { say } = useAnnouncements();
  const navigate = useNavigate();
  const { run, busy, problems } = useAct(RESTORE);
  const [sure, setSure] = useState(false);
  const bring = async (): Promise<void> => {
    const done = await run({ input: { sectionId: section.id, seq, seenHeadSeq } });
    setSure(false);
    // Refused because of newer words, they are shown: the reason says to look at them.
    if (!done) return again();
    say('This version is back.');
    void navigate(`/workspace/${statement.id}/sections/${section.key}`);
  };
  return (
    <section aria-labelledby="bring-back">
      <ErrorSummary problems={problems} />
      <h2 className="govuk-heading-m" id="bring-back">
        Bring this version back
      </h2>
      {WRITABLE.includes(section.state as SectionState) ? (
        sure ? (
          <Check when={when} compared={compared} busy={busy} onYes={() => void bring()} onNo={() => setSure(false)} />
        ) : (
          <Button kind="secondary" onClick={() => setSure(true)}>
            Bring this version back
          </Button>
        )
      ) : (
        <p className="govuk-body">A version can be brought back only while the section is open for writing.</p>
      )}
    </section>
  );
}

const WRITABLE: readonly SectionState[] = ['EMPTY', 'DRAFTING', 'RESPONDING'];

interface CheckProps extends Pick<Props, 'when' | 'compared'> {
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Check({ when, compared: { wordsAdded, wordsRemoved }, busy, onYes, onNo }: CheckProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s" tabIndex={-1} ref={heading}>
        The section will say what it said on {when}
      </h3>
      <p className="govuk-body">
        {wordsInWords(wordsRemoved)} will come back and {wordsInWords(wordsAdded)} will go.
      </p>
      <p className="govuk-body">
        Nothing is lost. This is one more change, in your name, and everyone will see it. The words that are there now
        stay in the history, and anyone who can write here can bring them back the same way.
      </p>
      <div className="govuk-button-group">
        <Button busy={busy} onClick={onYes}>
          Yes, bring it back
        </Button>
        <Button kind="secondary" onClick={onNo}>
          No, leave the section as it is
        </Button>
      </div>
    </div>
  );
}
