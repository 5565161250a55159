import { expectationsOf, type DocumentState, type Role } from '#concordat';
import { useStatement } from './StatementScope.js';

/** What is expected of the member in this stage, what they can expect, and what the stage can still change (R40). */
export function YourStage() {
  const { statement, me } = useStatement();
  if (!me) return null;
  const { expected, canExpect, canChange } = expectationsOf(statement.state as DocumentState, {
    roles: me.roles as readonly Role[],
    signatory: me.signatory,
  });
  return (
    <section aria-labelledby="your-stage">
      <h2 className="govuk-heading-m" id="your-stage">
        You, in this stage
      </h2>
      <Sentences heading="What we expect of you" sentences={expected} />
      <Sentences heading="What you can expect" sentences={canExpect} />
      <Sentences heading="What can still change" sentences={canChange} />
    </section>
  );
}

function Sentences({ heading, sentences }: { heading: string; sentences: readonly string[] }) {
  return (
    <>
      <h3 className="govuk-heading-s">{heading}</h3>
      {sentences.length === 0 ? (
        <p className="govuk-body">Nothing.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}
