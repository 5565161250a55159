import { dateInWords } from '#reading';
import { HaveBack } from './HaveBack.js';
import { RemovalQuote } from './RemovalQuote.js';
import { WhyRemoved } from './WhyRemoved.js';
import type { WhoWroteQuery } from '../generated/graphql.js';
import { countedWords, withGroup } from './carried-in-words.js';

type Removal = WhoWroteQuery['whoWrote']['removals'][number];

interface Props {
  readonly sectionId: string;
  /** Newest first. */
  readonly removals: readonly Removal[];
  readonly onExplained: () => void;
}

/** How many are shown at once; the others are one press away. */
const SHOWN = 10;

/** Whose words somebody else removed, how many, and when. Words that were moved or put back are not among them. */
export function RemovedWords({ removals, ...rest }: Props) {
  const earlier = removals.slice(SHOWN);
  return (
    <section aria-labelledby="removed">
      <h3 className="govuk-heading-s" id="removed">
        Removed
      </h3>
      {removals.length === 0 ? (
        <p className="govuk-body">Nobody has removed words of somebody else.</p>
      ) : (
        <RemovalList removals={removals.slice(0, SHOWN)} {...rest} />
      )}
      {earlier.length > 0 ? (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Show {earlier.length} removed earlier</span>
          </summary>
          <div className="govuk-details__text">
            <RemovalList removals={earlier} {...rest} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function RemovalList({ removals, sectionId, onExplained }: Props) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {removals.map((removal) => (
        <li key={removal.id}>
          {inWords(removal)}
          <RemovalQuote {...removal} />
          <WhyRemoved removal={removal} sectionId={sectionId} onExplained={onExplained} />
          <HaveBack removal={removal} sectionId={sectionId} onDone={onExplained} />
        </li>
      ))}
    </ul>
  );
}

/** "14 words of Carer 1 (Carers), removed by Tom Fielding (Providers), 3 March 2027". */
function inWords({ words, shownAs, constituency, removedBy, removedByConstituency, at }: Removal): string {
  const whose = withGroup(shownAs, constituency);
  const who = withGroup(removedBy, removedByConstituency);
  return `${countedWords(words)} of ${whose}, removed by ${who}, ${dateInWords(String(at))}`;
}
