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

type By = WhoWroteQuery['whoWrote']['by'];

/** Words by group, most first. */
function wordsByGroup(by: By): [string, number][] {
  const groups = new Map<string, number>();
  for (const { constituency, words } of by) groups.set(constituency, (groups.get(constituency) ?? 0) + words);
  return [...groups].sort((a, b) => b[1] - a[1]);
}

const AGAIN_MS = 5_000;

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
      <p className="govuk-body">{listOf(wordsByGroup(by))}.</p>
      <ul className="govuk-list cp-authors">
        {by.map(({ shownAs, constituency, words }) => (
          <li key={shownAs}>
            {shownAs} <GroupChip code={constituency} /> {counted(words)}
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

/** "Care providers: 120 words; Commissioners (the council): 8 words". */
function listOf(groups: readonly (readonly [string, number])[]): string {
  return groups.map(([code, words]) => `${groupOf(code).label}: ${counted(words)}`).join('; ');
}

function counted(words: number): string {
  return words === 1 ? '1 word' : `${words} words`;
}

function inWords(by: By): string {
  const [most, ...others] = by;
  if (!most) return 'no words';
  const rest = others.map(({ shownAs, constituency }) => `partly ${shownAs} (${groupOf(constituency).short})`);
  const first = `${most.shownAs} (${groupOf(most.constituency).short})`;
  return rest.length === 0 ? first : [`mostly ${first}`, ...rest].join(', ');
}
