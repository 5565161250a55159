import { groupOf, LIMIT_KIND_WORDS, type Constituency } from '#concordat';
import { dateInWords } from '#reading';
import { InsetText } from '../../platform/pages/components.js';
import type { PublicLimit } from '../beginning.reader.js';

/** What cannot change, why, until when and who says so, each with its one challenge and the answer (R5). */
export function WhatIsFixed({ limits }: { readonly limits: readonly PublicLimit[] }) {
  return (
    <section aria-labelledby="what-is-fixed">
      <h2 className="govuk-heading-l" id="what-is-fixed">
        What is fixed
      </h2>
      <p className="govuk-body">
        Whoever says that something cannot change gives the reason and an end. Each can be challenged once, and the
        group that said it answers.
      </p>
      {limits.length === 0 ? <p className="govuk-body">Nobody has said that something is fixed.</p> : null}
      {limits.map((limit) => (
        <Fixed key={limit.id} limit={limit} />
      ))}
    </section>
  );
}

function Fixed({ limit: { kind, text, reason, endsOn, by, challenge } }: { limit: PublicLimit }) {
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>{text}</strong> ({LIMIT_KIND_WORDS[kind] ?? kind})
      </p>
      <p className="govuk-body">Why: {reason}</p>
      <p className="govuk-body">
        Fixed until {dateInWords(endsOn)}. {upperFirst(inWords(by))} said so.
      </p>
      {challenge === null ? (
        <p className="govuk-body">Nobody has challenged this.</p>
      ) : (
        <>
          <p className="govuk-body">
            Challenged by {inWords(challenge.by)}: {challenge.text}
          </p>
          <p className="govuk-body">
            {challenge.answer === null ? 'The challenge waits for its answer.' : `Answer: ${challenge.answer}`}
          </p>
        </>
      )}
    </InsetText>
  );
}

function inWords(group: Constituency | null): string {
  return group === null ? 'somebody who is in no group' : groupOf(group).label;
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
