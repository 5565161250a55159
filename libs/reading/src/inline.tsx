import { isSafeLink, type JsonNode } from '#document';
import { Fragment } from 'react';

/** Text with its marks: bold and links. Nothing in it is ever taken for markup. */
export function Runs({ of }: { of: readonly JsonNode[] | undefined }) {
  return (
    <>
      {(of ?? []).map((run, index) => (
        <Fragment key={index}>
          <Run run={run} />
        </Fragment>
      ))}
    </>
  );
}

function Run({ run }: { run: JsonNode }) {
  const bold = run.marks?.some(({ type }) => type === 'bold') ?? false;
  const href = run.marks?.find(({ type }) => type === 'link')?.attrs?.href;
  const text = bold ? <strong>{run.text}</strong> : run.text;
  // A frozen text was checked when it was written; a file from elsewhere was not.
  if (!isSafeLink(href)) return text;
  return (
    <a className="govuk-link" href={href} rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}
