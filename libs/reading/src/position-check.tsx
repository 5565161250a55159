import { lineOfSealed, type SealedWords } from '#document';
import type { ReactNode } from 'react';

/** What can be checked, what it is called, and what else to look at. */
export interface PositionCheckProps {
  readonly sealed: SealedWords;
  /** Said to who cannot see where it stands. */
  readonly name: string;
  readonly children?: ReactNode;
}

/** How anybody works out the fingerprint of an opened position again: the exact line, and what to do with it (R6). */
export function PositionCheck({ sealed, name, children }: PositionCheckProps) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          How to check this<span className="govuk-visually-hidden">: {name}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <ol className="govuk-list govuk-list--number">
          <li>
            Copy this line into a file, position.txt. It holds the salt and the words, as canonical JSON (RFC 8785):
            <pre className="cp-command">
              <code>{lineOfSealed(sealed)}</code>
            </pre>
          </li>
          <li>
            Work out the SHA-256 of the line, without a line end, for example with this command:
            <pre className="cp-command">
              <code>{COMMAND}</code>
            </pre>
          </li>
          <li>The result is the fingerprint. Had anybody changed one letter of the words, it would be another.</li>
          {children ? <li>{children}</li> : null}
        </ol>
      </div>
    </details>
  );
}

/** Editors end a file with a line end, which is not part of the line. */
const COMMAND = String.raw`tr -d '\r\n' < position.txt | shasum -a 256`;
