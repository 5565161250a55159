import { plainText, type SealedSectionText } from '#document';

/** How the words of one block differ between two texts. */
export interface BlockChange {
  readonly blockId: string;
  /** Null for a block that is new. */
  readonly before: string | null;
  /** Null for a block that was taken out. */
  readonly after: string | null;
}

/** What differs between two frozen texts (canonical JSON), block by block: those that changed or are new, then those taken out. */
export function changesBetween(earlier: string, later: string): BlockChange[] {
  const before = wordsByBlock(earlier);
  const after = wordsByBlock(later);
  const changed = [...after].filter(([id, words]) => before.get(id) !== words);
  const gone = [...before].filter(([id]) => !after.has(id));
  return [
    ...changed.map(([blockId, words]) => ({ blockId, before: before.get(blockId) ?? null, after: words })),
    ...gone.map(([blockId, words]) => ({ blockId, before: words, after: null })),
  ];
}

function wordsByBlock(text: string): Map<string, string> {
  const { content } = JSON.parse(text) as SealedSectionText;
  return new Map(content.map((block, index) => [String(block.attrs?.id ?? index), plainText(block)]));
}
