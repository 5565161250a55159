import { useEffect, useState } from 'react';
import { useClient, type Client, type OperationResult } from 'urql';
import { graphql } from '../generated/gql.js';
import type { TopicsTakenQuery } from '../generated/graphql.js';

const TOPICS = graphql(`
  query TopicsTaken($statementId: ID!, $after: String) {
    convening(statementId: $statementId) {
      nominations(first: 50, after: $after) {
        edges {
          node {
            id
            kind
            text
            isTaken
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** A topic that was put forward and taken. */
export interface TopicTaken {
  readonly id: string;
  readonly text: string;
}

/** Every topic that was taken, oldest first, however many people and topics were nominated; none until they are known. */
export function useTopicsTaken(statementId: string): readonly TopicTaken[] {
  const client = useClient();
  const [topics, setTopics] = useState<readonly TopicTaken[]>([]);
  useEffect(() => {
    let isLeft = false;
    void topicsTaken(client, statementId).then((all) => {
      if (!isLeft) setTopics(all);
    });
    return () => {
      isLeft = true;
    };
  }, [client, statementId]);
  return topics;
}

/** Asks for one page after the other. Where one cannot be had, those before it are offered. */
async function topicsTaken(client: Client, statementId: string): Promise<TopicTaken[]> {
  const topics: TopicTaken[] = [];
  let after: string | null = null;
  do {
    const asked: Pick<OperationResult<TopicsTakenQuery>, 'data'> = await client
      .query(TOPICS, { statementId, after })
      .toPromise();
    const page = asked.data?.convening.nominations;
    const taken = (page?.edges ?? []).filter(({ node }) => node.kind === 'topic' && node.isTaken === true);
    topics.push(...taken.map(({ node: { id, text } }) => ({ id, text })));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return topics;
}
