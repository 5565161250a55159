import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  /** Also the first part of the browser's title. */
  readonly children: string;
  /** Name of the statement, for the title. */
  readonly of?: string | undefined;
  readonly errors?: boolean;
  readonly caption?: ReactNode;
}

/** The one h1 of a page. When it appears the title changes and focus moves to it, as when a page is opened. */
export function PageHeading({ children, of, errors = false, caption }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${errors ? 'Error: ' : ''}${[children, of, 'Common Position'].filter(Boolean).join(' – ')}`;
  }, [children, of, errors]);
  return (
    <>
      {caption ? <span className="govuk-caption-l">{caption}</span> : null}
      <h1 className="govuk-heading-l" ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
