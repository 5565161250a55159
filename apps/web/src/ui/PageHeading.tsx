import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** Also the first part of the browser's title. */
  readonly children: string;
  /** Name of the statement, for the title. */
  readonly of?: string | undefined;
  readonly caption?: ReactNode;
}

/** A page that was opened, rather than gone to, starts at its top, where the skip link is. */
let isFirstPage = true;

/** The one h1 of a page. When a page is gone to, its title changes and focus moves to its heading. */
export function PageHeading({ children, of, caption }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  useEffect(() => {
    document.title = [children, of, 'Common Position'].filter(Boolean).join(' – ');
  }, [children, of]);
  return (
    <>
      {caption ? <span className="govuk-caption-l">{caption}</span> : null}
      <h1 className="govuk-heading-l" ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
