import { groupOf, type DocumentState } from '#concordat';
import { isCommittingOpen, isFollowing } from '#power-panel';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import type { CommitmentsQuery } from '../generated/graphql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, TextArea } from '../ui/fields.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { useAct } from '../ui/useAct.js';
import { AddCommitment } from './AddCommitment.js';

const COMMITMENTS = graphql(`
  query Commitments($statementId: ID!, $after: String) {
    commitments(statementId: $statementId, first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          constituency
          what
          dueOn
          measure
          isDone
          progress {
            text
            isDone
            at
          }
        }
      }
    }
  }
`);

const NOTE = graphql(`
  mutation NoteProgress($input: NoteProgressInput!) {
    noteProgress(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/** What each group will do, and how far it has come. */
export function CommitmentsPage() {
  const { statement, me } = useStatement();
  const place = usePlace();
  const variables = { statementId: statement.id, after: place.after };
  const [{ data, error }, ask] = useQuery({ query: COMMITMENTS, variables });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statement.id, again);
  const state = statement.state as DocumentState;
  return (
    <>
      <BackToStatement />
      <PageHeading of={statement.title}>What each group will do</PageHeading>
      <p className="govuk-body">
        Groups say what they will do, by when, and how everybody will know. Once the statement is published, they note
        how far it has come. Everybody can read it.
      </p>
      <Loadable data={data} error={error} again={again}>
        {({ commitments: { edges, pageInfo } }) => (
          <>
            {edges.length === 0 ? <p className="govuk-body">No group has said yet what it will do.</p> : null}
            {edges.map(({ node }) => (
              <OneCommitment key={node.id} commitment={node} again={again} />
            ))}
            <PageButtons place={place} page={pageInfo} what="commitments" />
          </>
        )}
      </Loadable>
      {me && isCommittingOpen(state) ? <AddCommitment again={again} /> : null}
    </>
  );
}

interface OneProps {
  readonly commitment: CommitmentsQuery['commitments']['edges'][number]['node'];
  readonly again: () => void;
}

function OneCommitment({ commitment, again }: OneProps) {
  const { statement, me } = useStatement();
  const { constituency, what, dueOn, measure, isDone, progress } = commitment;
  const speaks = me !== null && (me?.constituency === constituency || me?.roles.includes('co-chair'));
  return (
    <div className="govuk-inset-text">
      <h2 className="govuk-heading-s">{what}</h2>
      <p className="govuk-body">
        {groupOf(constituency).label}, by {dayInWords(dueOn)}. How we will know: {measure}
      </p>
      <p className="govuk-body">
        <strong>{isDone ? 'Done.' : 'Not done yet.'}</strong>
      </p>
      {progress.map(({ text, at }) => (
        <p className="govuk-body" key={at}>
          {dayInWords(at)}: {text}
        </p>
      ))}
      {speaks && isFollowing(statement.state as DocumentState) ? (
        <NoteForm commitment={commitment} again={again} />
      ) : null}
    </div>
  );
}

function NoteForm({ commitment: { id, what }, again }: OneProps) {
  const field = `progress-${id}`;
  const { run, busy, problems } = useAct(NOTE, { 'progress.text': field }, 'How far it has come was noted.');
  const [text, setText] = useState('');
  const [isDone, setDone] = useState(false);
  const note = async (): Promise<void> => {
    if (!(await run({ input: { commitmentId: id, text, isDone } }))) return;
    setText('');
    again();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          Say how far it has come<span className="govuk-visually-hidden">: {what}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <ErrorSummary problems={problems} />
        <TextArea
          id={field}
          label="How far has it come?"
          rows={3}
          value={text}
          onChange={setText}
          error={errorIn(problems, field)}
        />
        <div className="govuk-form-group govuk-checkboxes">
          <Checkbox id={`done-${id}`} label="It is done" checked={isDone} onChange={setDone} />
        </div>
        <Button kind="secondary" busy={busy} onClick={() => void note()}>
          Note this
        </Button>
      </div>
    </details>
  );
}
