import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Slots {
  readonly before: HTMLElement | null;
  readonly problems: HTMLElement | null;
}

const Context = createContext<Slots | null>(null);

/** The two places of a page that its parts can fill from wherever they stand. */
interface PlacesProps {
  readonly setBefore: (element: HTMLElement | null) => void;
  readonly setProblems: (element: HTMLElement | null) => void;
}

/** Lets what is inside fill the places that `children` puts on the page. */
export function SlotsProvider({ children }: { children: (places: PlacesProps) => ReactNode }) {
  const [before, setBefore] = useState<HTMLElement | null>(null);
  const [problems, setProblems] = useState<HTMLElement | null>(null);
  const slots = useMemo(() => ({ before, problems }), [before, problems]);
  return <Context value={slots}>{children({ setBefore, setProblems })}</Context>;
}

/** Shows its content in a place of the page: `before` main, or where `problems` stand. Where it is when there is none. */
export function InSlot({ name, children }: { name: keyof Slots; children: ReactNode }) {
  const slots = useContext(Context);
  if (!slots) return <>{children}</>;
  const place = slots[name];
  return place ? createPortal(children, place) : null;
}
