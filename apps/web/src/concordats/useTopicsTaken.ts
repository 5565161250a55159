import { useEffect, useState } from 'react';
import { useClient, type Client } from 'urql';
import { everyPage } from '../api/every-page.js';
import { graphql } from '../generated/gql.js';

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

async function topicsTaken(client: Client, statementId: string): Promise<TopicTaken[]> {
  const ask = async (after: string | null) =>
    (await client.query(TOPICS, { statementId, after }).toPromise()).data?.convening.nominations;
  const all = await everyPage(ask);
  return all.flatMap(({ id, kind, text, isTaken }) => (kind === 'topic' && isTaken === true ? [{ id, text }] : []));
}
