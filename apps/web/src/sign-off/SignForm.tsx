import { groupOf } from '#concordat';
import { useState, type ReactNode } from 'react';
import { graphql } from '../generated/gql.js';
import { useStatement } from '../statements/StatementScope.js';
import { Button } from '../ui/Button.js';
import { ErrorSummary } from '../ui/ErrorSummary.js';
import { Checkbox, Radios, TextArea } from '../ui/fields.js';
import { PageHeading } from '../ui/PageHeading.js';
import { useAct } from '../ui/useAct.js';
import { CheckDecision } from './CheckDecision.js';
import { positionInWords, type GroupStanding } from './useSigning.js';

const SIGN = graphql(`
  mutation GiveSignOff($input: GiveSignOffInput!) {
    giveSignOff(input: $input) {
      signOff {
        id
      }
      refusals {
        because
      }
    }
  }
`);

interface Props {
  readonly subject: string;
  readonly heading: string;
  readonly sectionId: string | null;
  /** Of the words on the screen; null when there is nothing to sign yet. */
  readonly hash: string | null;
  readonly groups: readonly GroupStanding[];
  readonly onDone: () => void;
  /** The words. */
  readonly children: ReactNode;
}

/** Deciding: sign, with a reservation, not sign or stand aside; then checking one's answers; then done. */
export function SignForm({ subject, heading, sectionId, hash, groups, onDone, children }: Props) {
  const { statement, me } = useStatement();
  const { run, busy, problems, setProblems } = useAct(SIGN);
  const [decision, setDecision] = useState({ position: '', text: '', showName: false });
  const { position, text, showName } = decision;
  const [step, setStep] = useState<'decide' | 'check'>('decide');
  const mine = groups.find(({ constituency }) => constituency === me?.constituency);
  const given = mine?.signOffs.find((one) => one.mine);
  const goOn = (): void => {
    if (position === '') return setProblems([{ because: 'Choose what you decide.', field: 'position' }]);
    if (position !== 'SIGNED' && text.trim() === '')
      return setProblems([{ because: 'Say why in a few words.', field: 'why' }]);
    setProblems([]);
    setStep('check');
  };
  const sign = async (): Promise<void> => {
    if (!hash) return;
    const input = { statementId: statement.id, sectionId, seenHash: hash, position, text: text || null, showName };
    await run({ input });
    setStep('decide');
    onDone();
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageHeading of={statement.title}>{heading}</PageHeading>
      {given ? (
        <p className="govuk-inset-text">
          You decided: {positionInWords(given.position)}. You can change your mind until publication.
        </p>
      ) : null}
      <WhoSigns mine={mine} />
      {children}
      {me?.signatory && mine && hash && step === 'check' ? (
        <CheckDecision
          subject={subject}
          decision={decision}
          busy={busy}
          onChange={() => setStep('decide')}
          onSign={() => void sign()}
        />
      ) : null}
      {me?.signatory && mine && hash && step === 'decide' ? (
        <Decide decision={decision} onDecide={setDecision} onContinue={goOn} />
      ) : null}
    </>
  );
}

function WhoSigns({ mine }: { mine: GroupStanding | undefined }) {
  if (!mine) return <p className="govuk-body">Your group is not asked to sign this.</p>;
  return (
    <p className="govuk-body">
      You are signing for: {groupOf(mine.constituency).label} ({mine.needed} people must decide; {mine.decided} have).
    </p>
  );
}

interface Decision {
  readonly position: string;
  readonly text: string;
  readonly showName: boolean;
}

interface DecideProps {
  readonly decision: Decision;
  readonly onDecide: (decision: Decision) => void;
  readonly onContinue: () => void;
}

function Decide({ decision, onDecide, onContinue }: DecideProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onContinue();
      }}
    >
      <h2 className="govuk-heading-m">What signing means</h2>
      <p className="govuk-body">
        “Our group agrees this is a fair statement.” It is not a contract. Your group and the date will be public. You
        can change your mind until publication.
      </p>
      <Radios
        id="position"
        label="Your decision"
        value={decision.position}
        onChange={(position) => onDecide({ ...decision, position })}
        choices={choicesFor(decision, onDecide)}
      />
      <div className="govuk-form-group">
        <Checkbox
          id="name"
          label="Show my name too"
          checked={decision.showName}
          onChange={(showName) => onDecide({ ...decision, showName })}
        />
      </div>
      <Button submit>Continue</Button>
    </form>
  );
}

function choicesFor(decision: Decision, onDecide: (decision: Decision) => void) {
  const why = (label: string) => (
    <TextArea id="why" label={label} value={decision.text} onChange={(text) => onDecide({ ...decision, text })} />
  );
  return [
    { value: 'SIGNED', label: 'Sign' },
    {
      value: 'SIGNED_WITH_RESERVATION',
      label: 'Sign, with a reservation',
      hint: 'It is published beside the text.',
      more: why('What are you not happy about?'),
    },
    {
      value: 'DISSENTED',
      label: 'Do not sign',
      hint: 'Your group’s reason is published beside the text.',
      more: why('Why do you not sign?'),
    },
    {
      value: 'STOOD_ASIDE',
      label: 'Stand aside',
      hint: 'You have an interest, or this does not affect you.',
      more: why('Why do you stand aside?'),
    },
  ];
}
