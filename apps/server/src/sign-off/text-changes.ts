import { canonicalJson, plainText, type JsonNode, type SealedSectionText } from '#document';

/** A block that differs between two versions of a section. */
export interface BlockChange {
  /** `title` for the title. */
  readonly blockId: string;
  /** Null where the block is new. */
  readonly before: string | null;
  /** Null where the block is gone. */
  readonly after: string | null;
}

/** What differs between two frozen texts, in the order of the newer; blocks that are gone come last. */
export function textChanges(before: SealedSectionText, after: SealedSectionText): BlockChange[] {
  const old = new Map(before.content.map((block) => [idOf(block), block]));
  const fresh = new Map(after.content.map((block) => [idOf(block), block]));
  const title = before.title === after.title ? [] : [{ blockId: 'title', before: before.title, after: after.title }];
  const changed = [...fresh].flatMap(([blockId, block]): BlockChange[] => {
    const was = old.get(blockId);
    if (was && canonicalJson(was) === canonicalJson(block)) return [];
    return [{ blockId, before: was ? plainText(was) : null, after: plainText(block) }];
  });
  const gone = [...old].filter(([blockId]) => !fresh.has(blockId));
  return [
    ...title,
    ...changed,
    ...gone.map(([blockId, block]) => ({ blockId, before: plainText(block), after: null })),
  ];
}

function idOf({ attrs }: JsonNode): string {
  return typeof attrs?.id === 'string' ? attrs.id : '';
}
