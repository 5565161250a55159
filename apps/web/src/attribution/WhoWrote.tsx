import { groupOf } from '#concordat';
import { GroupChip } from '#reading';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.js';
import type { WhoWroteQuery } from '../generated/graphql.js';

const WHO = graphql(`
  query WhoWrote($sectionId: ID!) {
    whoWrote(sectionId: $sectionId) {
      by {
        shownAs
        constituency
        words
      }
      blocks {
        blockId
        begins
        by {
          shownAs
          constituency
          words
        }
      }
    }
  }
`);

const AGAIN_MS = 5_000;

type By = WhoWroteQuery['whoWrote']['by'];

/** "Who wrote this", as a list in words. Worked out by the server from the log of every edit. */
export function WhoWrote({ sectionId }: { sectionId: string }) {
  const [shown, setShown] = useState(false);
  const [{ data }, ask] = useQuery({ query: WHO, variables: { sectionId }, pause: !shown });
  useEffect(() => {
    if (!shown) return;
    const timer = setInterval(() => ask({ requestPolicy: 'network-only' }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [shown, ask]);
  return (
    <section aria-labelledby="who">
      <h2 className="govuk-heading-s" id="who">
        Who wrote this
      </h2>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide who wrote this' : 'Show who wrote this'}
      </button>
      {shown && data ? <Authors who={data.whoWrote} /> : null}
    </section>
  );
}

function Authors({ who: { by, blocks } }: { who: WhoWroteQuery['whoWrote'] }) {
  if (by.length === 0) return <p className="govuk-body">No one has written here yet.</p>;
  return (
    <>
      <ul className="govuk-list cp-authors">
        {by.map(({ shownAs, constituency, words }) => (
          <li key={shownAs}>
            {shownAs} <GroupChip code={constituency} /> {words === 1 ? '1 word' : `${words} words`}
          </li>
        ))}
      </ul>
      <ol className="govuk-list govuk-list--number">
        {blocks.map((block) => (
          <li key={block.blockId}>
            “{block.begins}”: {inWords(block.by)}
          </li>
        ))}
      </ol>
    </>
  );
}

function inWords(by: By): string {
  const [most, ...others] = by;
  if (!most) return 'no words';
  const rest = others.map(({ shownAs, constituency }) => `partly ${shownAs} (${groupOf(constituency).short})`);
  const first = `${most.shownAs} (${groupOf(most.constituency).short})`;
  return rest.length === 0 ? first : [`mostly ${first}`, ...rest].join(', ');
}
