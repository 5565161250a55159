import type { Bundle } from '#publication';
import { dateInWords } from './words.js';

interface Props {
  readonly bundle: Bundle;
  /** Address of this version, without an ending. */
  readonly address: string;
  /** SHA-256 of the file as it is served now. */
  readonly fileSha256: string;
}

/** How anyone can tell that a file is this version: the fingerprints, the command, and where the key can be compared. */
export function CheckDocument({ bundle, address, fileSha256 }: Props) {
  const { signature, whole, statement } = bundle;
  return (
    <section id="the-check" aria-labelledby="the-check-title">
      <h2 className="govuk-heading-l" id="the-check-title">
        How to check this is the real document
      </h2>
      <p className="govuk-body">
        This is version {statement.version}, published {dateInWords(statement.publishedAt)}. The words, tables and
        signatures are in one file that is sealed with a key. If one letter changes, the seal breaks.
      </p>
      <dl className="govuk-summary-list">
        <Fingerprint name="Fingerprint of the words that were signed" value={whole.hash} />
        <Fingerprint name="Fingerprint of the file" value={fileSha256} />
        <Fingerprint name="Key that sealed it" value={signature.publicKey} />
      </dl>
      <p className="govuk-body">
        <a href="/verify">Check the file in your browser</a>, or with a copy of this program on your own computer.
        Nothing is sent anywhere:
      </p>
      <pre className="cp-command" tabIndex={0}>
        <code>{`npm run verify -- ${address}.json --key ${signature.publicKey}`}</code>
      </pre>
      <p className="govuk-body">
        First compare the key with <a href="/keys">the list of our keys</a>, and best also with one that somebody you
        trust wrote down. A file that brings its own key proves little by itself.
      </p>
      <Removed bundle={bundle} />
      <p className="govuk-body">
        People may take their name away later. Then the fingerprint of the file changes. The fingerprint of the words
        that were signed stays the same, and the check still passes.
      </p>
    </section>
  );
}

/** Says in its place that a content of the record is gone: why, and since when (R28). */
function Removed({ bundle: { openings, record } }: Pick<Props, 'bundle'>) {
  const { removed = [] } = openings;
  if (removed.length === 0) return null;
  const kindOf = (seq: number): string => record.entries[seq - 1]?.kind ?? '';
  return (
    <>
      <h3 className="govuk-heading-m">What was removed from the record</h3>
      <ul className="govuk-list govuk-list--bullet">
        {removed.map(({ seq, name, reason, date }) => (
          <li key={`${seq} ${name}`}>
            Entry {seq} (<code>{kindOf(seq)}</code>): content removed on {dateInWords(date)}. Reason: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fingerprint({ name, value }: { name: string; value: string }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">
        <code className="cp-fingerprint">{inGroups(value)}</code>
      </dd>
    </div>
  );
}

/** Groups of eight are easier to compare by eye and ear; the line may break between them. */
function inGroups(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(' ') ?? hex;
}
