import { ROOT } from '#document';
import * as Y from 'yjs';
import { SHORTEST } from './recent-removals.js';

/** New characters of one row that stood side by side before, fewer than eight of them. */
export interface ShortRun {
  readonly letters: string[];
  readonly client: number;
}

interface Letter {
  readonly letter: string;
  readonly client: number;
  readonly isNew: boolean;
}

/**
 * Follows a log in which every character is there once, and tells which characters came back in runs that the rule is
 * not about. It knows nothing of how they are recognised: it reads the text before and after each row.
 */
export class ShortRuns {
  private readonly doc = new Y.Doc({ gc: false });
  /** Every two characters that ever stood side by side. */
  private readonly pairs = new Set<string>();

  of(update: Uint8Array): ShortRun[] {
    const before = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    Y.applyUpdate(this.doc, update);
    const lines = [...this.doc.getXmlFragment(ROOT).createTreeWalker((node) => node instanceof Y.XmlText)].map((text) =>
      lettersOf(text as unknown as Y.XmlText, before),
    );
    const runs = lines.flatMap((line) => this.runsIn(line));
    for (const line of lines) {
      line.forEach(({ letter }, index) => this.pairs.add(`${line[index - 1]?.letter ?? ''}${letter}`));
    }
    return runs.filter(({ letters }) => letters.length < SHORTEST);
  }

  private runsIn(line: readonly Letter[]): ShortRun[] {
    const runs: ShortRun[] = [];
    line.forEach(({ letter, client, isNew }, index) => {
      const before = line[index - 1];
      const goesOn = before?.isNew && this.pairs.has(before.letter + letter);
      if (isNew && goesOn) runs.at(-1)?.letters.push(letter);
      else if (isNew) runs.push({ letters: [letter], client });
    });
    return runs;
  }
}

function lettersOf(text: Y.XmlText, before: ReadonlyMap<number, number>): Letter[] {
  const letters: Letter[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    // An item may have been merged with an older one of the same client.
    [...item.content.str].forEach((letter, at) =>
      letters.push({ letter, client, isNew: clock + at >= (before.get(client) ?? 0) }),
    );
  }
  return letters;
}
