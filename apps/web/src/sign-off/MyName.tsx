import { NAMES_NEEDED } from '#sign-off';
import { useEffect, useRef, useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import type { OwnWords } from './useSigning.js';

const JOIN = graphql(`
  mutation JoinMinorityStatement($input: JoinMinorityStatementInput!) {
    joinMinorityStatement(input: $input) {
      minorityStatement {
        id
      }
      refusals {
        because
      }
    }
  }
`);

/** Putting one's own name to a note of one's group, after reading what will happen; nobody can do it for another (R19). */
export function MyName({ note, onJoined }: { note: OwnWords; onJoined: () => void }) {
  const { run, busy, problems } = useAct(JOIN);
  const [joined, setJoined] = useState(false);
  const done = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone: the focus goes to what came of it.
  useEffect(() => {
    if (joined) done.current?.focus();
  }, [joined]);
  const join = async (): Promise<void> => {
    if (!(await run({ input: { minorityStatementId: note.id } }))) return;
    setJoined(true);
    onJoined();
  };
  if (note.mine || joined) {
    return (
      <p className="govuk-body" ref={done} tabIndex={-1}>
        You have put your name to these words.
      </p>
    );
  }
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body">
        {whatHappens(note)} It is shown in the way you chose. You cannot take it back. Nobody else can add your name.
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void join()}>
        Put my name to these words
        <span className="govuk-visually-hidden">: {note.title}</span>
      </Button>
    </>
  );
}

function whatHappens({ stands, signedBy }: OwnWords): string {
  const stillNeeded = NAMES_NEEDED - signedBy.length - 1;
  if (stands) return 'If you agree with these words, you can put your name to them. It is published with them.';
  if (stillNeeded > 0) {
    return `If you agree with these words, you can put your name to them. They then need ${stillNeeded} more.`;
  }
  return (
    'If you agree with these words, you can put your name to them. It is the last name they need: everybody here can ' +
    'then read them, and they are published beside the section, with your name.'
  );
}
