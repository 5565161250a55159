import { groupOf } from '#concordat';
import { dateInWords, PositionCheck } from '#reading';
import { SummaryList } from '../../platform/pages/components.js';
import type { OpenedPosition } from '../beginning.reader.js';

interface OpenedPositionsProps {
  readonly positions: readonly OpenedPosition[];
  /** Where what was published can be read; the file is beside it. */
  readonly path: string;
}

/** Where each group started from, each with what anybody needs to check that nobody changed it (R6). */
export function OpenedPositions({ positions, path }: OpenedPositionsProps) {
  if (positions.length === 0) return null;
  return (
    <section aria-labelledby="where-each-started">
      <h2 className="govuk-heading-l" id="where-each-started">
        Where each group started from, to check
      </h2>
      <p className="govuk-body">
        Before the writing, each group could seal where it stood. Since that day the record holds a fingerprint of its
        words. So everybody can check that these are the words that were sealed.
      </p>
      {positions.map((position) => (
        <Opened key={position.id} position={position} path={path} />
      ))}
    </section>
  );
}

function Opened({ position, path }: { position: OpenedPosition; path: string }) {
  const { constituency, section, sealedAt, openedAt, hash, text, salt, entry } = position;
  const name = `${groupOf(constituency).label}: ${section ?? 'The whole statement'}`;
  const values = [
    { key: 'Fingerprint (SHA-256)', value: <code className="cp-fingerprint">{hash}</code> },
    ...(salt === null ? [] : [{ key: 'Salt', value: <code className="cp-fingerprint">{salt}</code> }]),
    { key: 'Sealed', value: dateInWords(sealedAt.toISOString()) },
    { key: 'Opened', value: dateInWords(openedAt.toISOString()) },
  ];
  return (
    <>
      <h3 className="govuk-heading-m">{name}</h3>
      <p className="govuk-body cp-as-written">{text}</p>
      <SummaryList rows={values} />
      {salt === null ? (
        <p className="govuk-body">
          Contact details were taken out of these words, so they are not quite what was sealed. Only the people who take
          part can check them.
        </p>
      ) : (
        <PositionCheck sealed={{ salt, text }} name={name}>
          {entry === null ? null : (
            <>
              <a href={`${path}.json`}>The published file</a> has the same fingerprint in entry {entry} of its record.{' '}
              <a href="/verify">Check that the record is whole</a>.
            </>
          )}
        </PositionCheck>
      )}
    </>
  );
}
