import { SectionText } from '#reading';
import type { TextToSignQuery } from '../generated/graphql.js';
import { useStatement } from '../statements/StatementScope.js';

type Frozen = NonNullable<TextToSignQuery['frozenSection']>;

/** The exact words, and what changed since one last decided on them (R16). */
export function TextToSign({ frozen }: { frozen: Frozen }) {
  const { text, versionNumber, frozenAt, changes } = frozen;
  const { datasets } = useStatement();
  return (
    <>
      <h2 className="govuk-heading-m">What you are signing</h2>
      <p className="govuk-body">
        Draft {versionNumber}, locked {new Date(frozenAt).toLocaleString('en-GB')}
      </p>
      <div className="cp-to-sign">
        <SectionText text={text} datasets={datasets} />
      </div>
      {changes ? <Changes changes={changes} /> : null}
    </>
  );
}

function Changes({ changes }: { changes: NonNullable<Frozen['changes']> }) {
  if (changes.length === 0) return <p className="govuk-body">Nothing has changed since you last decided on this.</p>;
  return (
    <>
      <h2 className="govuk-heading-m">What changed since you last decided</h2>
      <ul className="govuk-list govuk-list--bullet">
        {changes.map(({ blockId, before, after }) => (
          <li key={blockId}>
            {before ? (
              <p className="govuk-body">
                <strong>Before:</strong> {before}
              </p>
            ) : null}
            {after ? (
              <p className="govuk-body">
                <strong>Now:</strong> {after}
              </p>
            ) : (
              <p className="govuk-body">
                <strong>Now:</strong> taken out
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
