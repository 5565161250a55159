/** Something that says no more than one thing at a time, and not too often. */
export interface QuietVoice {
  readonly say: (words: string) => void;
  readonly stop: () => void;
}

/** Says words at once after a pause; while it must wait it keeps the newest only, and says it when the time has come. */
export function quietly(speak: (words: string) => void, everyMs: number): QuietVoice {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: string | null = null;
  const open = (): void => {
    timer = null;
    const words = waiting;
    waiting = null;
    if (words !== null) say(words);
  };
  const say = (words: string): void => {
    if (timer) {
      waiting = words;
      return;
    }
    speak(words);
    timer = setTimeout(open, everyMs);
  };
  const stop = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    waiting = null;
  };
  return { say, stop };
}
