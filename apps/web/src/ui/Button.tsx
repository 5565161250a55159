import type { ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly kind?: undefined | 'secondary' | 'warning';
  readonly submit?: boolean;
  readonly busy?: boolean;
}

/** A button. While it is busy a second press does nothing. */
export function Button({ children, onClick, kind, submit = false, busy = false }: Props) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={`govuk-button${kind ? ` govuk-button--${kind}` : ''}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}
