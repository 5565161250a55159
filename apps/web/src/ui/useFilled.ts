import { useState } from 'react';

type Values = Readonly<Record<string, string>>;

interface Filled<Said extends Values> {
  readonly said: Said;
  readonly setSaid: (said: Said) => void;
  /** Whether somebody else has saved other words since the reader began to write. */
  readonly isOvertaken: boolean;
}

/**
 * The fields of a form that begins with what was saved before. It follows what others save until somebody writes in it;
 * then it keeps their words, and tells that others were saved meanwhile.
 */
export function useFilled<Said extends Values>(saved: Said): Filled<Said> {
  const [seen, setSeen] = useState(saved);
  const [said, setSaid] = useState(saved);
  const isOther = !areSame(saved, seen);
  const isTouched = !areSame(said, seen);
  const isTheirs = isOther && isTouched && !areSame(saved, said);
  if (isOther && !isTheirs) {
    setSeen(saved);
    setSaid(saved);
  }
  return { said, setSaid, isOvertaken: isTheirs };
}

function areSame(one: Values, other: Values): boolean {
  return Object.entries(one).every(([name, value]) => other[name]?.trim() === value.trim());
}
