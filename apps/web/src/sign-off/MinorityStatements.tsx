import { groupOf, type DocumentState } from '#concordat';
import { isSigningOpen } from '#sign-off';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, TextArea, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import { ReplyForm } from './ReplyForm.js';
import type { Signing } from './useSigning.js';

const ATTACH = graphql(`
  mutation AttachMinorityStatement($input: AttachMinorityStatementInput!) {
    attachMinorityStatement(input: $input) {
      minorityStatement {
        id
      }
      refusals {
        because
      }
    }
  }
`);

const OWN_GROUP = graphql(`
  query OwnGroup($statementId: ID!) {
    members(statementId: $statementId) {
      id
      constituency
      shownAs
    }
  }
`);

interface Props {
  readonly sectionId: string;
  readonly standing: Signing['sections'][number] | undefined;
  readonly onChanged: () => void;
}

/** "In our own words": notes of those who disagree, with at most one reply each, and adding one (R19). */
export function MinorityStatements({ sectionId, standing, onChanged }: Props) {
  const { statement, me } = useStatement();
  const isOpen = isSigningOpen(statement.state as DocumentState);
  const notes = standing?.minorityStatements ?? [];
  return (
    <section aria-labelledby="own-words">
      <h2 className="govuk-heading-m" id="own-words">
        In our own words
      </h2>
      {notes.map((note) => (
        <article className="govuk-inset-text" key={note.id}>
          <h3 className="govuk-heading-s">
            {groupOf(note.constituency).label}: {note.title}
          </h3>
          <p className="govuk-body">{note.text}</p>
          {note.reply ? (
            <p className="govuk-body">
              <strong>Reply by {groupOf(note.reply.constituency).label}:</strong> {note.reply.text}
            </p>
          ) : null}
          {isOpen && !note.reply && me?.constituency && me.constituency !== note.constituency ? (
            <ReplyForm minorityStatementId={note.id} onReplied={onChanged} />
          ) : null}
        </article>
      ))}
      {notes.length === 0 && !isOpen ? <p className="govuk-body">Nobody added any.</p> : null}
      {isOpen && me?.constituency && standing?.hash ? <OwnWords sectionId={sectionId} onAdded={onChanged} /> : null}
    </section>
  );
}

function OwnWords({ sectionId, onAdded }: { sectionId: string; onAdded: () => void }) {
  const { statement, me } = useStatement();
  const { run, busy, problems } = useAct(ATTACH);
  const [{ data }] = useQuery({ query: OWN_GROUP, variables: { statementId: statement.id } });
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [with_, setWith] = useState<readonly string[]>([]);
  const others = (data?.members ?? []).filter(
    ({ id, constituency }) => id !== me?.id && constituency === me?.constituency,
  );
  const add = async (): Promise<void> => {
    const done = await run({ input: { sectionId, title, text, signedBy: [me?.id ?? '', ...with_] } });
    if (!done) return;
    setTitle('');
    setText('');
    onAdded();
  };
  const toggle = (id: string) => (on: boolean) => setWith(on ? [...with_, id] : with_.filter((one) => one !== id));
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Add why you disagree</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          A group that did not sign can add its own words, and so can any three people of one group. Nobody else can
          change them. There may be one reply.
        </p>
        <ErrorSummary problems={problems} />
        <TextInput id="note-title" label="A heading" value={title} onChange={setTitle} />
        <TextArea id="note-text" label="Your words" value={text} onChange={setText} />
        <fieldset className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Together with</legend>
          {others.map(({ id, shownAs }) => (
            <Checkbox key={id} id={`with-${id}`} label={shownAs} checked={with_.includes(id)} onChange={toggle(id)} />
          ))}
        </fieldset>
        <Button kind="secondary" busy={busy} onClick={() => void add()}>
          Add these words
        </Button>
      </div>
    </details>
  );
}
