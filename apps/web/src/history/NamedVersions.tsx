import { useCallback } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { PageButtons, usePlace } from '../ui/PageButtons.js';
import { momentInWords, writersInWords } from './in-words.js';

const NAMED = graphql(`
  query NamedVersions($sectionId: ID!, $after: String) {
    namedVersions(sectionId: $sectionId, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          seq
          name
          at
          namedBy {
            shownAs
            constituency
          }
        }
      }
    }
  }
`);

/** Versions that somebody gave a name, and drafts that were locked for signing. */
export function NamedVersions({ sectionId }: { sectionId: string }) {
  const { statement } = useStatement();
  const place = usePlace();
  const [{ data }, ask] = useQuery({ query: NAMED, variables: { sectionId, after: place.after } });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useChanges(statement.id, again);
  if (!data) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Versions with a name</h2>
      {data.namedVersions.totalCount === 0 ? (
        <p className="govuk-body">No version has a name yet. Open one below to give it a name.</p>
      ) : (
        <ul className="govuk-list cp-versions">
          {data.namedVersions.edges.map(({ node: { seq, name, at, namedBy } }) => (
            <li key={`${seq} ${name}`}>
              <Link className="govuk-link" to={String(seq)}>
                {name}
              </Link>
              <span className="cp-versions__who">
                {namedBy ? `Named by ${writersInWords([namedBy])}` : 'Locked for signing'} on {momentInWords(at)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <PageButtons place={place} page={data.namedVersions.pageInfo} what="versions" />
    </>
  );
}
