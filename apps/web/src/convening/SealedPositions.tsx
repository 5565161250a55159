import { groupOf } from '#concordat';
import { PositionCheck } from '#reading';
import { dayInWords } from '../deliberation/in-words.js';
import type { Choice } from '../ui/fields.js';
import type { Convening } from './useConvening.js';

type Position = Convening['positions'][number];

interface Props {
  readonly positions: readonly Position[];
  /** What they are about, in reading order. */
  readonly subjects: readonly Choice[];
}

/** So many are shown at once; of more, the reader opens those of a group. */
const FEW = 6;

/** What each group sealed, group by group and in reading order: every group can seal one for each section. */
export function SealedPositions({ positions, subjects }: Props) {
  const groups = [...new Set(positions.map(({ constituency }) => constituency))];
  return groups.map((code) => {
    const label = groupOf(code).label;
    const inOrder = subjects.flatMap(({ value, label: about }) =>
      positions
        .filter(({ constituency, sectionId }) => constituency === code && (sectionId ?? '') === value)
        .map((position) => <SealedPosition key={value} position={position} name={`${label}: ${about}`} />),
    );
    if (positions.length <= FEW) return inOrder;
    return (
      <details className="govuk-details" key={code}>
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            {label} ({inOrder.length})
          </span>
        </summary>
        <div className="govuk-details__text">{inOrder}</div>
      </details>
    );
  });
}

function SealedPosition({ position, name }: { readonly position: Position; readonly name: string }) {
  const { sealedAt, openedAt, text, salt, hash } = position;
  return (
    <div className="govuk-inset-text">
      <h3 className="govuk-heading-s">{name}</h3>
      <p className="govuk-body">
        Sealed on {dayInWords(sealedAt)}
        {openedAt ? `, opened on ${dayInWords(openedAt)}` : ''}
      </p>
      <p className="govuk-body cp-as-written">{text ?? 'Its words are sealed.'}</p>
      <p className="govuk-hint cp-hash">
        Fingerprint: <code>{hash}</code>
      </p>
      {salt === null || text === null ? null : (
        <>
          <p className="govuk-hint cp-hash">
            Random letters that were sealed with the words, so that nobody could guess them from the fingerprint. Who
            checks the fingerprint needs them (salt): <code>{salt}</code>
          </p>
          <PositionCheck sealed={{ salt, text }} name={name} />
        </>
      )}
    </div>
  );
}
