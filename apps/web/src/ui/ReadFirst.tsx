import { useState, type ReactNode } from 'react';
import { Button } from './Button.js';
import { keepPlace } from './keep-place.js';

interface Props {
  /** What the reader would agree to; null where they say it themselves. */
  readonly words: string | null;
  /** What somebody else has done, and what the press does then. */
  readonly say?: string;
  readonly children: ReactNode;
}

const AGREE = 'Somebody has written this meanwhile. Read it before you agree.';

/** What one agrees with, while it is what one has read. When somebody puts other words there, they are read first. */
export function ReadFirst({ words, say = AGREE, children }: Props) {
  const [read, setRead] = useState(words);
  if (words === null || words === read) return children;
  const haveRead = (): void => {
    keepPlace();
    setRead(words);
  };
  return (
    <>
      <p className="govuk-body">{say}</p>
      <Button kind="secondary" onClick={haveRead}>
        I have read it
      </Button>
    </>
  );
}
