import { isPublished, type DocumentState } from '#concordat';
import { dayInWords } from '../deliberation/in-words.js';
import { graphql } from '../generated/gql.js';
import { keysInWords } from '../statements/keys-in-words.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';
import type { Mediation } from './useMediation.js';

const END = graphql(`
  mutation EndMediation($input: EndMediationInput!) {
    endMediation(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

const WORDS: Readonly<Record<string, { readonly says: string; readonly button: string }>> = {
  agreed: { says: 'You have agreed', button: 'I say: we have agreed' },
  failed: { says: 'You cannot agree', button: 'I say: we cannot agree' },
};

interface Props {
  readonly mediation: Mediation;
  readonly again: () => void;
}

/** What can happen next; and the two keys with which the co-chairs end a mediation early, both in the same way (R2). */
export function EndMediation({ mediation, again }: Props) {
  const { statement, me } = useStatement();
  const { run, busy, problems } = useAct(END, {}, 'You have said so. The page says what comes of it.');
  const isCoChair = me?.roles.includes('co-chair') ?? false;
  const end = async (outcome: string): Promise<void> => {
    await run({ input: { mediationId: mediation.id, outcome } });
    again();
  };
  return (
    <section aria-labelledby="mediation-next">
      <h2 className="govuk-heading-m" id="mediation-next">
        What can happen next
      </h2>
      <p className="govuk-body">
        {isPublished(statement.state as DocumentState)
          ? 'Nothing: the statement is published.'
          : nextInWords(mediation)}
      </p>
      <ErrorSummary problems={problems} />
      {mediation.standing === 'open' && !isPublished(statement.state as DocumentState)
        ? mediation.keys.map(({ outcome, turnedBy }) => (
            <div className="govuk-inset-text" key={outcome}>
              <h3 className="govuk-heading-s">{WORDS[outcome]?.says}</h3>
              <p className="govuk-body">{keysInWords(turnedBy.length)}</p>
              {isCoChair && !turnedBy.includes(me?.id ?? '') ? (
                <Button kind="secondary" busy={busy} onClick={() => void end(outcome)}>
                  {WORDS[outcome]?.button}
                </Button>
              ) : null}
            </div>
          ))
        : null}
    </section>
  );
}

function nextInWords({ standing, until }: Mediation): string {
  if (standing === 'open') {
    return (
      'Words can be changed: both co-chairs open a section again, and whoever signed it is asked again. ' +
      `If you have not agreed when ${dayInWords(until)} is over, mediation has failed.`
    );
  }
  if (standing === 'agreed') return 'The groups sign what you agreed. Both co-chairs go on with signing.';
  return 'Mediation has failed. You can still sign, or ask for mediation again. What can be published is below.';
}
