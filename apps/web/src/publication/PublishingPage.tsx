import { dateInWords } from '#reading';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { PublishingQuery } from '../generated/graphql.js';
import { BackToStatement } from '../statements/BackToStatement.js';
import { useStatement } from '../statements/StatementScope.js';
import { Loadable } from '../ui/Loadable.js';
import { PageHeading } from '../ui/PageHeading.js';
import { CouncilDecision } from './CouncilDecision.js';
import { PublishForm } from './PublishForm.js';

const PUBLISHING = graphql(`
  query Publishing($statementId: ID!) {
    publishing(statementId: $statementId) {
      documentHash
      label
      waitingNote
      turnedBy
      blockedBy {
        because
      }
      publications {
        version
        kind
        publishedAt
        changeNote
        address
      }
    }
    councilDecision(statementId: $statementId) {
      body
      date
      reference
      decision
      callInEnds
    }
  }
`);

/** The council's decision, what stands between the statement and its publication, and publishing it. */
export function PublishingPage() {
  const { statement } = useStatement();
  const [{ data, error }, ask] = useQuery({ query: PUBLISHING, variables: { statementId: statement.id } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statement.id, again);
  return (
    <>
      <BackToStatement />
      <Loadable data={data} error={error} again={again}>
        {({ publishing, councilDecision }) => (
          <>
            <PageHeading of={statement.title}>Publishing</PageHeading>
            <CouncilDecision decision={councilDecision ?? null} onRecorded={again} />
            <PublishForm publishing={publishing} onTurned={again} />
            <Published publications={publishing.publications} />
          </>
        )}
      </Loadable>
    </>
  );
}

function Published({ publications }: Pick<PublishingQuery['publishing'], 'publications'>) {
  if (publications.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Published</h2>
      <ul className="govuk-list govuk-list--bullet">
        {publications.map(({ version, publishedAt, changeNote, address }) => (
          <li key={version}>
            <a className="govuk-link" href={address}>
              Version {version}
            </a>
            , {dateInWords(publishedAt)}: {changeNote}
          </li>
        ))}
      </ul>
    </>
  );
}
