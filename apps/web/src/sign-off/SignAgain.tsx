import { dayInWords } from '../deliberation/in-words.js';
import { Button } from '../ui/Button.js';
import { DecideInOtherWords } from './DecideInOtherWords.js';
import { positionInWords, type LapsedSignOff } from './useSigning.js';

interface Props {
  readonly lapsed: LapsedSignOff;
  readonly busy: boolean;
  readonly onAgain: () => void;
}

/** What one decided before the words changed, and one press to decide so again (R16). */
export function SignAgain({ lapsed, busy, onAgain }: Props) {
  const { position, text, hidden, showName, at } = lapsed;
  if (hidden) return <DecideInOtherWords lapsed={lapsed} hidden={hidden} />;
  return (
    <section className="cp-sign-again" aria-labelledby="again">
      <h2 className="govuk-heading-m" id="again">
        Sign again as before?
      </h2>
      <p className="govuk-body">
        On {dayInWords(at)} you decided: <strong>{positionInWords(position)}</strong>. The words changed since, so that
        does not count any more. Your name {showName ? 'was shown' : 'was not shown'}.
      </p>
      {text ? <blockquote className="govuk-inset-text cp-own-lines">{text}</blockquote> : null}
      <Button busy={busy} onClick={onAgain}>
        {BUTTONS[position] ?? 'Decide as before'}
      </Button>
      <p className="govuk-body">Or read all of it and decide anew below.</p>
    </section>
  );
}

const BUTTONS: Readonly<Record<string, string>> = {
  SIGNED: 'Sign again as before',
  SIGNED_WITH_RESERVATION: 'Sign again with the same reservation',
  DISSENTED: 'Still do not sign, for the same reason',
  STOOD_ASIDE: 'Stand aside again, for the same reason',
};
