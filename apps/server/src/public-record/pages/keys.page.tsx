import { dateInWords } from '#reading';
import { SummaryList } from '../../platform/pages/components.js';
import { page } from '../../platform/pages/page.js';
import type { SigningKeyRow } from '../../timeline/checkpoint.entity.js';

interface KeysPage {
  /** Newest first. */
  readonly keys: readonly SigningKeyRow[];
  readonly demo: boolean;
  readonly signedIn: boolean;
  readonly origin: string;
}

/** The keys that seal what is published here, each with the time it was in use, and how to compare them. */
export function keysPage({ keys, origin, ...visitor }: KeysPage): string {
  return page({
    ...visitor,
    title: 'Keys that seal our documents',
    children: (
      <>
        <h1 className="govuk-heading-xl">Keys that seal our documents</h1>
        <p className="govuk-body-l cp-lead">
          Every published statement is sealed with a key. With the public half of the key, which is on this page, anyone
          can check that a file is what was published.
        </p>
        <h2 className="govuk-heading-l">How to compare</h2>
        <ol className="govuk-list govuk-list--number">
          <li>Find “Key that sealed it” at the end of a statement’s page, or let the check show you the key.</li>
          <li>Look for the same key below. All 64 letters and numbers must be the same.</li>
          <li>
            Compare it also with a key from somewhere else: one that you wrote down earlier, or that somebody you trust
            was given. Whoever could change a file on this site could change this page too.
          </li>
        </ol>
        <h2 className="govuk-heading-l">{keys.length === 1 ? 'The key' : 'The keys, newest first'}</h2>
        {keys.length === 0 ? <p className="govuk-body">There is no key yet: nothing has been published.</p> : null}
        {keys.map((key) => (
          <Key key={key.keyId} of={key} />
        ))}
        <p className="govuk-body">
          <a href="/keys.json">The keys for programs (JSON)</a>
        </p>
        <h2 className="govuk-heading-l">How to check a file</h2>
        <p className="govuk-body">
          <a href="/verify">Check a file in your browser</a>. Or with a copy of this program, on your own computer:
        </p>
        <pre className="cp-command" tabIndex={0}>
          <code>{`npm run verify -- FILE_OR_ADDRESS --key ${keys[0]?.publicKey ?? 'KEY'}`}</code>
        </pre>
        <p className="govuk-body">
          FILE_OR_ADDRESS is a file that you have, or the address of a statement on {origin} with .json at the end.
        </p>
      </>
    ),
  });
}

function Key({ of: { publicKey, keyId, firstUsedAt, retiredAt } }: { of: SigningKeyRow }) {
  const rows = [
    {
      key: 'Key',
      value: <code className="cp-fingerprint">{publicKey.match(/.{1,8}/g)?.join(' ') ?? publicKey}</code>,
    },
    { key: 'Short name', value: <code className="cp-fingerprint">{keyId}</code> },
    { key: 'Kind', value: 'Ed25519' },
    { key: 'In use from', value: dateInWords(firstUsedAt.toISOString()) },
    { key: 'In use until', value: retiredAt ? dateInWords(retiredAt.toISOString()) : 'still in use' },
  ];
  return <SummaryList rows={rows} />;
}
