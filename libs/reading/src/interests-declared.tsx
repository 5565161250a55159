import { creditInWords, creditsOf, type Contributors } from './contributors.js';
import type { InterestsInSection, InterestToRead } from './interests.js';
import { dateInWords } from './words.js';

interface Props {
  readonly interests: InterestsInSection;
  readonly who: Contributors;
}

/** Lines about the interests that touch a section: who stands aside for one, and what each is (R31). */
export function InterestsDeclared({ interests: { standing, former }, who }: Props) {
  const aside = standing.filter(({ interest }) => interest.effect === 'stand-aside');
  if (standing.length + former.length === 0) {
    return (
      <li>
        <strong>Interests declared:</strong> none about this section
      </li>
    );
  }
  return (
    <>
      {aside.length > 0 ? (
        <li>
          <strong>Does not sign here because of an interest:</strong>{' '}
          {creditsOf(
            aside.map(({ interest }) => interest.by),
            who,
          )
            .map(creditInWords)
            .join(', ')}
        </li>
      ) : null}
      <li>
        <details className="govuk-details cp-who__interests">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Interests declared: {inNumbers(standing, former)}</span>
          </summary>
          <ul className="govuk-details__text cp-who__reasons">
            {[...standing, ...former].map((one) => (
              <li key={one.interest.entry}>
                <Interest shown={one} who={who} />
              </li>
            ))}
          </ul>
        </details>
      </li>
    </>
  );
}

function inNumbers(standing: readonly InterestToRead[], former: readonly InterestToRead[]): string {
  return former.length === 0 ? String(standing.length) : `${standing.length} now, ${former.length} before`;
}

function Interest({ shown, who }: { shown: InterestToRead; who: Contributors }) {
  const { by, at, until, effect } = shown.interest;
  const person = creditsOf([by], who).map(creditInWords).join('');
  if (until !== null) {
    return (
      <>
        {person}: declared an interest on {dateInWords(at)}, and changed it or took it back on {dateInWords(until)}.{' '}
        {shown.removed ? <Words shown={shown} /> : null}
      </>
    );
  }
  return (
    <>
      {person}: <Words shown={shown} /> Declared on {dateInWords(at)}. {EFFECT_WORDS[effect]}
    </>
  );
}

const EFFECT_WORDS = {
  declare: 'They speak openly about it.',
  'stand-aside': 'They stand aside: they do not sign here for their group.',
} as const;

function Words({ shown: { words, removed } }: { shown: InterestToRead }) {
  if (removed) {
    return (
      <>
        Content removed on {dateInWords(removed.date)}. Reason: {removed.reason}
      </>
    );
  }
  return <>{words === null ? 'The words are not in this file.' : `“${words}”`}</>;
}
