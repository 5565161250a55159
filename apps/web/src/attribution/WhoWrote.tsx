import { groupOf } from '#concordat';
import { READ_BACK, SUPPORT_MODES } from '#deliberation';
import { dateInWords, GroupChip } from '#reading';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { HIDDEN_WORDS, hidingOf, type Flagged } from '../fair-dealing/hidden-words.js';
import { graphql } from '../generated/gql.js';
import type { WhoWroteQuery } from '../generated/graphql.js';
import { useStatement } from '../statements/StatementScope.js';
import { broughtInWords } from './brought-in-words.js';
import { carriedInWords, withGroup } from './carried-in-words.js';
import { RemovedWords } from './RemovedWords.js';
import { RestoredWords } from './RestoredWords.js';

const WHO = graphql(`
  query WhoWrote($sectionId: ID!) {
    whoWrote(sectionId: $sectionId) {
      by {
        shownAs
        constituency
      }
      blocks {
        blockId
        begins
        by {
          shownAs
          constituency
        }
        runs {
          text
          shownAs
          carried {
            how
            shownAs
            constituency
            at
          }
        }
      }
      brought {
        id
        shownAs
        constituency
        source
        at
        blockIds
      }
      supported {
        shownAs
        constituency
        mode
        readBack
        at
      }
      removals {
        id
        mine
        asksForReason
        reason
        shownAs
        constituency
        words
        quote
        isHidden
        removedBy
        removedByConstituency
        at
        wayBack
      }
      restored {
        id
        shownAs
        constituency
        words
        removedBy
        removedByConstituency
        reason
        askedBy
        askedByConstituency
        proposalId
        at
      }
    }
  }
`);

type Who = WhoWroteQuery['whoWrote'];
type By = Who['by'];

const AGAIN_MS = 5_000;

/** "Who wrote this", as a list in words. Worked out by the server from the log of every edit. */
export function WhoWrote({ sectionId, flagged }: { sectionId: string; flagged?: Flagged | undefined }) {
  const { shown, setShown, heading } = useOpenedByLink();
  const [{ data }, ask] = useQuery({ query: WHO, variables: { sectionId }, pause: !shown });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useEffect(() => {
    if (!shown) return;
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [shown, again]);
  return (
    <section aria-labelledby="who">
      <h2 className="govuk-heading-s" id="who" ref={heading} tabIndex={-1}>
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
      {shown && data ? <Authors who={data.whoWrote} sectionId={sectionId} flagged={flagged} again={again} /> : null}
    </section>
  );
}

/** Whoever comes by a link to this list finds it open, and is there. */
function useOpenedByLink() {
  const { hash, key } = useLocation();
  const [chosen, setChosen] = useState({ key: '', shown: false });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hash === '#who') heading.current?.focus();
  }, [hash, key]);
  const shown = hash === '#who' && chosen.key !== key ? true : chosen.shown;
  return { shown, heading, setShown: (next: boolean) => setChosen({ key, shown: next }) };
}

interface AuthorsProps {
  readonly who: Who;
  readonly sectionId: string;
  readonly flagged: Flagged | undefined;
  readonly again: () => void;
}

function Authors({
  who: { by, blocks, brought, supported, removals, restored },
  sectionId,
  flagged,
  again,
}: AuthorsProps) {
  if (by.length + removals.length + restored.length === 0)
    return <p className="govuk-body">No one has written here yet.</p>;
  return (
    <>
      <ul className="govuk-list cp-authors">
        {by.map(({ shownAs, constituency }, index) => (
          <li key={index}>
            {withGroup(shownAs, constituency)} <GroupChip code={constituency} />
          </li>
        ))}
      </ul>
      <NoShares />
      <ol className="govuk-list govuk-list--number">
        {blocks.map((block) => (
          <li key={block.blockId}>
            {beginOf(block, flagged)}:{' '}
            {[writtenBy(block.by), ...carriedInWords(block.runs), ...broughtInWords(block.blockId, brought)].join('; ')}
          </li>
        ))}
      </ol>
      <Supported supported={supported} />
      <RemovedWords removals={removals} sectionId={sectionId} onExplained={again} />
      <RestoredWords restored={restored} />
    </>
  );
}

/** Who told a facilitator their words, how, and whether they were read back (R9, R10). */
function Supported({ supported }: Pick<Who, 'supported'>) {
  if (supported.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">Written down for somebody by a facilitator</h3>
      <ul className="govuk-list govuk-list--bullet">
        {supported.map(({ shownAs, constituency, mode, readBack, at }) => (
          <li key={`${shownAs} ${at}`}>
            {shownAs} ({groupOf(constituency).short}), {wordsFor(SUPPORT_MODES, mode)}, {dateInWords(at)}:{' '}
            {wordsFor(READ_BACK, readBack)}.
          </li>
        ))}
      </ul>
    </>
  );
}

function wordsFor(list: typeof READ_BACK, code: string): string {
  return list.find(([one]) => one === code)?.[1] ?? code;
}

/** The first words of a block, but for one whose words are hidden (R34). */
function beginOf({ blockId, begins, runs }: Who['blocks'][number], flagged: Flagged | undefined): string {
  const text = runs.map((run) => run.text).join('');
  const hiding = flagged ? hidingOf(flagged, { id: blockId, text }) : 'shown';
  return hiding === 'shown' || hiding === 'flagged' ? `“${begins}”` : HIDDEN_WORDS[hiding];
}

/** "by Carer 1 (Carers), Tom Fielding (Providers)": in the order of groups and names, and never who wrote most (R26). */
function writtenBy(by: By): string {
  if (by.length === 0) return 'no words';
  return `by ${by.map(({ shownAs, constituency }) => withGroup(shownAs, constituency)).join(', ')}`;
}

/** Shares stand only beside the other measures of how power was shared, and never of people (R26). */
function NoShares() {
  const { statement } = useStatement();
  return (
    <p className="govuk-body">
      In the order of groups and names. Nobody’s words are counted. The share of each group stands beside other
      measures, in{' '}
      <Link className="govuk-link" to={`/workspace/${statement.id}/how-equal`}>
        How equal is it?
      </Link>
    </p>
  );
}
