import { Button } from '../ui/Button.js';
import { errorIn, type Problem } from '../ui/ErrorSummary.js';
import { Checkbox, Radios, TextArea } from '../ui/fields.js';
import type { Decision } from './useDecision.js';

interface Props {
  readonly decision: Decision;
  readonly problems: readonly Problem[];
  readonly onDecide: (decision: Decision) => void;
  readonly onContinue: () => void;
}

/** What signing means, and choosing: radios, not buttons side by side (ux.md, 10.6). */
export function Decide({ decision, problems, onDecide, onContinue }: Props) {
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
        error={errorIn(problems, 'position')}
        onChange={(position) => onDecide({ ...decision, position })}
        choices={choicesFor(decision, errorIn(problems, 'why'), onDecide)}
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

function choicesFor(decision: Decision, error: string | undefined, onDecide: (decision: Decision) => void) {
  const why = (label: string) => (
    <TextArea
      id="why"
      label={label}
      hint="At most 500 words. Everyone will be able to read them."
      value={decision.text}
      error={error}
      onChange={(text) => onDecide({ ...decision, text })}
    />
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
