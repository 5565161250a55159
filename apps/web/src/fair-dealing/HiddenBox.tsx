import { hiddenInWords } from '../deliberation/in-words.js';
import { HiddenForSafety } from './HiddenForSafety.js';

interface Props {
  readonly hidden: { readonly isOpen: boolean; readonly ground: string; readonly because: string | null };
  /** Whether the reader wrote the words. */
  readonly isMine: boolean | undefined;
}

/** Says why a suggestion or comment is hidden (R34, R38). */
export function HiddenBox({ hidden, isMine = false }: Props) {
  const { isOpen, ground, because } = hidden;
  if (ground === 'SAFEGUARDING') return <HiddenForSafety {...{ isOpen, isMine }} />;
  return (
    <p className="govuk-body">
      {hiddenInWords(hidden)}. {because ? `Because: ${because}` : ''}
    </p>
  );
}
