import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { SectionHistoryQuery } from '../generated/graphql.js';
import { Button } from '../ui/Button.js';
import { Loadable } from '../ui/Loadable.js';
import { whenInWords, writersInWords } from './in-words.js';

const HISTORY = graphql(`
  query SectionHistory($sectionId: ID!, $after: String) {
    sectionHistory(sectionId: $sectionId, first: 20, after: $after) {
      edges {
        cursor
        node {
          fromSeq
          toSeq
          from
          to
          restores
          by {
            shownAs
            constituency
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface Props {
  readonly sectionId: string;
  /** Where the page before ended; none for the newest moments. */
  readonly after?: string;
}

/** Moments at which a section can be opened, newest first, a page at a time. */
export function Moments({ sectionId, after }: Props) {
  const [{ data, error }, ask] = useQuery({ query: HISTORY, variables: { sectionId, after: after ?? null } });
  return (
    <Loadable data={data} error={error} again={() => ask()}>
      {({ sectionHistory }) => <Page sectionId={sectionId} page={sectionHistory} isFirst={after === undefined} />}
    </Loadable>
  );
}

interface PageProps {
  readonly sectionId: string;
  readonly page: SectionHistoryQuery['sectionHistory'];
  readonly isFirst: boolean;
}

/** The button that asks for a page goes when it comes, so focus goes on to what came. */
function Page({ sectionId, page: { edges, pageInfo }, isFirst }: PageProps) {
  const list = useRef<HTMLUListElement>(null);
  const [next, setNext] = useState<string | null>(null);
  useEffect(() => {
    if (!isFirst) list.current?.querySelector('a')?.focus();
  }, [isFirst]);
  if (edges.length === 0) return <p className="govuk-body">No one has written here yet.</p>;
  const { hasNextPage, endCursor } = pageInfo;
  return (
    <>
      <ul className="govuk-list cp-versions" ref={list}>
        {edges.map(({ cursor, node }) => (
          <li key={cursor}>
            <Link className="govuk-link" to={String(node.toSeq)}>
              {whenInWords(node)}, by {writersInWords(node.by)}
            </Link>
            {node.restores ? <span className="cp-versions__who">An older version was brought back.</span> : null}
          </li>
        ))}
      </ul>
      {hasNextPage && next === null ? (
        <Button kind="secondary" onClick={() => setNext(endCursor ?? null)}>
          Show earlier moments
        </Button>
      ) : null}
      {next === null ? null : <Moments sectionId={sectionId} after={next} />}
    </>
  );
}
