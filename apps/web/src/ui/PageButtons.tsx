import { useState } from 'react';
import { Button } from './Button.js';

/** Where one is in a list that comes a page at a time. */
export interface Place {
  /** Cursor of the last one of the page before; null on the first page. */
  readonly after: string | null;
  readonly goOn: (cursor: string) => void;
  readonly goBack: () => void;
}

/** Keeps where one is in a list, and how one came there. */
export function usePlace(): Place {
  const [before, setBefore] = useState<readonly string[]>([]);
  return {
    after: before.at(-1) ?? null,
    goOn: (cursor) => setBefore([...before, cursor]),
    goBack: () => setBefore(before.slice(0, -1)),
  };
}

interface Props {
  readonly place: Place;
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** What the list is of, such as "people". */
  readonly what: string;
}

/** Leads to the next page of a list and to the one before; shows nothing where there is one page only. */
export function PageButtons({ place, page: { hasNextPage, endCursor }, what }: Props) {
  if (place.after === null && !hasNextPage) return null;
  return (
    <div className="govuk-button-group">
      {place.after === null ? null : (
        <Button kind="secondary" onClick={place.goBack}>
          Show the {what} before
        </Button>
      )}
      {hasNextPage ? (
        <Button kind="secondary" onClick={() => place.goOn(endCursor ?? '')}>
          Show more {what}
        </Button>
      ) : null}
    </div>
  );
}
