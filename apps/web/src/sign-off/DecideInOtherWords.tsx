import { dayInWords } from '../deliberation/in-words.js';
import { HiddenMark } from './HiddenMark.js';
import { positionInWords, type LapsedSignOff } from './useSigning.js';

interface Props {
  readonly lapsed: LapsedSignOff;
  readonly hidden: NonNullable<LapsedSignOff['hidden']>;
}

/** What one decided before the words changed, where the reason is hidden by now: it is not given again with one press (R38). */
export function DecideInOtherWords({ lapsed: { position, at }, hidden }: Props) {
  return (
    <section className="cp-sign-again" aria-labelledby="again">
      <h2 className="govuk-heading-m" id="again">
        Decide again, in other words
      </h2>
      <p className="govuk-body">
        On {dayInWords(at)} you decided: <strong>{positionInWords(position)}</strong>. The words changed since, so that
        does not count any more. The reason that you gave is hidden, so you cannot give it again.
      </p>
      <HiddenMark hidden={hidden} isShown={false} isMine />
      <p className="govuk-body">
        Decide again below, and say why in other words. If you write the same words again, they are hidden too.
      </p>
    </section>
  );
}
