import type { Bundle, BundleSection } from '#publication';

/** A text that a group brought into a section and of which a paragraph is published (R3). */
export interface Brought {
  readonly constituency: string;
  /** Where it comes from; null where the file does not say. */
  readonly source: string | null;
}

/** What each section has of texts that were brought in, in order, each said once. Told by the record in the file. */
export function broughtBySection({ record, openings }: Bundle): (section: BundleSection) => readonly Brought[] {
  const entries = record.entries.filter(({ kind }) => kind === 'text.brought');
  const sources = new Map(
    openings.record.flatMap(({ seq, name, content }) =>
      name === 'source' && typeof content === 'string' ? [[seq, content] as const] : [],
    ),
  );
  return ({ key, text }) => {
    const standing = new Set(text.content.map(({ attrs }) => attrs?.id));
    const stands = (blocks: unknown): boolean => Array.isArray(blocks) && blocks.some((id) => standing.has(id));
    const found = entries
      .filter(({ facts }) => facts.section === key && stands(facts.blocks))
      .map(({ seq, constituency }) => ({ constituency: constituency ?? '', source: sources.get(seq) ?? null }));
    return [...new Map(found.map((one) => [`${one.constituency} ${one.source}`, one])).values()];
  };
}
