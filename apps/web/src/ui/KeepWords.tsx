import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ChangeEvent,
  type ReactNode,
} from 'react';
import { WordsKept, type Written } from './WordsKept.js';

interface Typed {
  readonly field: HTMLTextAreaElement | HTMLInputElement;
  readonly label: string;
}

/** What was typed, by the id of its field. */
type TypedById = Map<string, Typed>;

/** Tells that a form is being sent; what it gives is told whether that was done. */
type Sending = () => (isDone: boolean) => void;

const SendingContext = createContext<Sending>(() => () => undefined);
const LeftContext = createContext<(words: readonly Written[]) => void>(() => undefined);

/** For acts: what the form around them did with its words. */
export const useSending = (): Sending => useContext(SendingContext);

interface Props {
  /** Whether the form may be sent now. */
  readonly open: boolean;
  /** Whether its words were sent by the reader, where the act is not one of the form's own. */
  readonly sent?: boolean;
  readonly children: ReactNode;
}

/**
 * Shows a form while it may be sent. When somebody else acted first, what was typed in it stays on the page, to read and
 * to copy, until it is put away.
 */
export function KeepWords({ open, sent = false, children }: Props) {
  const { onChange, kept, sending, putAway } = useTyped(open, sent);
  // Only whoever was writing is taken to their words.
  const wasHere = useRef(false);
  return (
    <SendingContext value={sending}>
      {open ? (
        <div
          onChange={onChange}
          onFocus={() => void (wasHere.current = true)}
          onBlur={() => void (wasHere.current = false)}
        >
          {children}
        </div>
      ) : null}
      {kept.length > 0 ? (
        <WordsKept because="Somebody has acted on this meanwhile." {...{ kept, wasHere }} onPutAway={putAway} />
      ) : null}
    </SendingContext>
  );
}

/** For a page whose forms come and go with what it lists: words of one that is gone stand at the top. */
export function KeepWordsOfPage({ children }: { children: ReactNode }) {
  const [kept, setKept] = useState<readonly Written[]>([]);
  const wasHere = useRef(false);
  const leave = useCallback((words: readonly Written[]) => setKept((before) => [...before, ...words]), []);
  return (
    <LeftContext value={leave}>
      {kept.length > 0 ? (
        <WordsKept because="This is no longer on the page." {...{ kept, wasHere }} onPutAway={() => setKept([])} />
      ) : null}
      {children}
    </LeftContext>
  );
}

/** What is typed inside, and what of it is left when the form can no longer be sent. */
function useTyped(open: boolean, sent: boolean) {
  const typed = useRef<TypedById>(new Map());
  const [kept, setKept] = useState<readonly Written[]>([]);
  const [underWay, setUnderWay] = useState(0);
  const leave = useContext(LeftContext);
  const life = useRef({ isGone: false, underWay: 0 });
  const sending = useCallback<Sending>(() => {
    const now = life.current;
    setUnderWay((now.underWay += 1));
    return (isDone) => {
      setUnderWay((now.underWay -= 1));
      if (now.isGone && !isDone) leave(wordsIn(typed.current));
      if (!isDone) return;
      typed.current.clear();
      setKept([]);
    };
  }, [leave]);
  useLayoutEffect(() => {
    if (!open && !sent) setKept(wordsIn(typed.current));
    if (!open && sent) typed.current.clear();
  }, [open, sent]);
  useEffect(() => {
    const [now, words] = [life.current, typed.current];
    now.isGone = false;
    return () => {
      now.isGone = true;
      if (now.underWay === 0) leave(wordsIn(words));
    };
  }, [leave]);
  const onChange = useCallback(({ target }: ChangeEvent<HTMLElement>) => {
    if (!isField(target)) return;
    typed.current.set(target.id, { field: target, label: target.labels?.[0]?.textContent ?? '' });
  }, []);
  const putAway = useCallback(() => {
    typed.current.clear();
    setKept([]);
  }, []);
  return useMemo(
    () => ({ onChange, kept: underWay === 0 ? kept : [], sending, putAway }),
    [onChange, kept, underWay, sending, putAway],
  );
}

function isField(target: EventTarget): target is Typed['field'] {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);
}

function wordsIn(typed: TypedById): Written[] {
  return [...typed.values()]
    .map(({ field, label }) => ({ label, words: field.value }))
    .filter(({ words }) => words.trim() !== '');
}
