import { hiddenInWords } from '../deliberation/in-words.js';
import { InDanger } from './WhyFlag.js';

interface Props {
  readonly isOpen: boolean;
  /** Whether the reader wrote the words. */
  readonly isMine?: boolean;
}

/** Stands in place of words that are hidden for a worry about somebody, and tells whoever wrote them what happens next (R38). */
export function HiddenForSafety({ isOpen, isMine = false }: Props) {
  return (
    <>
      <p className="govuk-body">
        <strong>{hiddenInWords({ isOpen, ground: 'SAFEGUARDING' })}.</strong>
      </p>
      {isMine ? (
        <>
          <p className="govuk-body">
            Somebody was worried about a person when they read these words, or the same words in another place. This
            does not mean that you did anything wrong.{' '}
            {isOpen ? 'Your words are shown again if the safeguarding lead finds that nobody is at risk.' : STAYS}
          </p>
          <InDanger />
        </>
      ) : null}
    </>
  );
}

const STAYS =
  'The safeguarding lead has looked, and your words stay hidden. You can make the same point again without telling whom it is about.';
