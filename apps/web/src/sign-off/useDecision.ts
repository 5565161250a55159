import { useState } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import type { Problem } from '../ui/ErrorSummary.js';
import { useAct } from '../ui/useAct.js';

const SIGN = graphql(`
  mutation GiveSignOff($input: GiveSignOffInput!) {
    giveSignOff(input: $input) {
      signOff {
        id
      }
      refusals {
        code
        because
      }
    }
  }
`);

const FIELDS = {
  'sign-off.position': 'position',
  'sign-off.reason': 'why',
  'sign-off.too-long': 'why',
  'contact-details.text': 'why',
};

/** What a signatory is about to decide. */
export interface Decision {
  /** Empty until one is chosen. */
  readonly position: string;
  readonly text: string;
  readonly showName: boolean;
}

/** A decision on its way: deciding, checking one's answers, done. */
export interface DecisionInProgress {
  readonly decision: Decision;
  readonly decide: (decision: Decision) => void;
  readonly step: 'decide' | 'check' | 'done';
  readonly goTo: (step: 'decide' | 'check') => void;
  readonly problems: readonly Problem[];
  readonly busy: boolean;
  /** Records it, or the one that is given here, bound to the words with this hash. */
  readonly sign: (seenHash: string, as?: Decision) => Promise<void>;
}

/** Takes a signatory from choosing to a recorded decision. `onAnswer`: after every answer of the server. */
export function useDecision(sectionId: string | null, onAnswer: () => void): DecisionInProgress {
  const { statement } = useStatement();
  const { run, busy, problems, setProblems } = useAct(SIGN, FIELDS);
  const [decision, decide] = useState<Decision>({ position: '', text: '', showName: false });
  const [step, setStep] = useState<DecisionInProgress['step']>('decide');
  const goTo = (next: 'decide' | 'check'): void => {
    const missing = next === 'check' ? whatIsMissing(decision) : [];
    setProblems(missing);
    if (missing.length === 0) setStep(next);
  };
  const sign = async (seenHash: string, as: Decision = decision): Promise<void> => {
    const { position, showName } = as;
    decide(as);
    const text = position === 'SIGNED' ? null : as.text;
    const done = await run({ input: { statementId: statement.id, sectionId, seenHash, position, text, showName } });
    setStep(done ? 'done' : 'decide');
    onAnswer();
  };
  return { decision, decide, step, goTo, problems, busy, sign };
}

function whatIsMissing({ position, text }: Decision): Problem[] {
  if (position === '') return [{ because: 'Choose what you decide.', field: 'position' }];
  if (position !== 'SIGNED' && text.trim() === '') return [{ because: 'Say why in a few words.', field: 'why' }];
  return [];
}
