import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { Button } from '../ui/Button.js';
import { errorIn, ErrorSummary } from '../ui/ErrorSummary.js';
import { Radios, TextArea, TextInput } from '../ui/fields.js';
import { useAct } from '../ui/useAct.js';
import type { Referral } from './useReferrals.js';

const DECIDE = graphql(`
  mutation DecideReferral($input: DecideReferralInput!) {
    decideReferral(input: $input) {
      refusals {
        code
        because
      }
    }
  }
`);

/**
 * Whether a lead can still decide: words that are shown again are flagged again where they are to be hidden, but own words and
 * reasons, which nobody can flag a second time, a lead hides again here.
 */
export function canDecide({ kind, decision, isOwn }: Pick<Referral, 'kind' | 'decision' | 'isOwn'>): boolean {
  return !isOwn && (decision !== 'PUT_BACK' || kind === 'own-words' || kind === 'reason');
}

/** A safeguarding lead shows hidden words again, or keeps them hidden, and writes down what was done (R38). */
export function DecideReferral({ referral, again }: { referral: Referral; again: () => void }) {
  const { id, decision: before } = referral;
  const [what, noteId] = [`decision-${id}`, `note-${id}`];
  const { run, busy, problems } = useAct(DECIDE, { 'referral.decision': what, 'referral.no-note': noteId });
  const [decision, setDecision] = useState('');
  const [note, setNote] = useState('');
  const [reference, setReference] = useState('');
  const decide = async (): Promise<void> => {
    if (await run({ input: { referralId: id, decision, note, reference } })) again();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <Radios
        id={what}
        label="What happens to these words?"
        value={decision}
        onChange={setDecision}
        choices={CHOICES[before ?? ''] ?? [SHOW, KEEP]}
        error={errorIn(problems, what)}
      />
      <TextArea
        id={noteId}
        label="What did you do, and why?"
        hint="Only safeguarding leads read this. Say whom you told, and what the person wanted, if you could ask them."
        rows={3}
        value={note}
        onChange={setNote}
        error={errorIn(problems, noteId)}
      />
      <TextInput
        id={`reference-${id}`}
        label="Reference (you can leave this empty)"
        hint="The number that adult safeguarding gave you."
        value={reference}
        onChange={setReference}
      />
      <Button busy={busy} onClick={() => void decide()}>
        Decide
      </Button>
    </>
  );
}

const SHOW = { value: 'PUT_BACK', label: 'Show them again', hint: 'Everybody sees them as before.' };
const KEEP = {
  value: 'TAKEN_OUT',
  label: 'Keep them hidden',
  hint: 'A paragraph is to be removed from the text. A suggestion can no longer be agreed. Own words are published as hidden.',
};

const AGAIN = { ...KEEP, label: 'Hide them again', hint: 'They are published as hidden.' };

/** By what was decided before; both where nobody has. */
const CHOICES: Readonly<Record<string, readonly (typeof SHOW)[]>> = { TAKEN_OUT: [SHOW], PUT_BACK: [AGAIN] };
