import type { SectionId } from '#concordat';
import type { Bundle } from '#publication';
import type { SeenThing } from '../fair-dealing/provider-sight.js';

/** What providers could see from one day on, as everybody may read it: nothing in it that is not published (R33). */
export interface PublishedSight {
  /** `section`, `suggestion`, `comment`, `dataset`, `limit`, `position` or `interest`. */
  readonly kind: string;
  /** Title of a published table; null for what has no title that everybody may read. */
  readonly title: string | null;
  /** The section that it is, or is about, as it is published; null for none. */
  readonly section: { readonly key: string; readonly title: string } | null;
  readonly since: Date;
  /** Things of this kind, about this section, since this day. */
  readonly count: number;
  /** Whether it can be read in the published version. */
  readonly isPublished: boolean;
}

/**
 * What providers could see, by day, as the public list shows it. Titles come out of the published version, never from the
 * thing itself: what is not published is only listed, with its kind, its section and its day. Keeps the order.
 */
export function publishedSight(
  things: readonly SeenThing[],
  bundle: Bundle,
  { keyOf, dayOf }: { keyOf: ReadonlyMap<SectionId, string>; dayOf: (at: Date) => string },
): PublishedSight[] {
  const rows = new Map<string, PublishedSight>();
  for (const thing of things) {
    const row = rowOf(thing, bundle, keyOf);
    const { kind, title, section, since, isPublished } = row;
    const same = JSON.stringify([kind, title, section?.key, dayOf(since), isPublished]);
    const known = rows.get(same);
    rows.set(same, known ? { ...known, count: known.count + thing.count } : row);
  }
  return [...rows.values()];
}

function rowOf(thing: SeenThing, bundle: Bundle, keyOf: ReadonlyMap<SectionId, string>): PublishedSight {
  const { kind, ref, since, sectionId } = thing;
  const key = sectionId === null ? null : keyOf.get(sectionId as SectionId);
  const section = bundle.sections.find((one) => one.key === key);
  const about = section ? { key: section.key, title: section.title } : null;
  const row = { kind, title: null, section: about, since, count: thing.count, isPublished: false };
  switch (kind) {
    case 'section':
      return { ...row, isPublished: about !== null };
    case 'dataset': {
      const table = bundle.datasets.find(({ id }) => id === ref);
      return table ? { ...row, title: table.title, isPublished: true } : row;
    }
    case 'interest':
      return { ...row, isPublished: isOpened(ref, bundle) };
    default:
      return row;
  }
}

/** Whether the words of a declaration of interests can be read in a version. */
function isOpened(declaration: string, { interests = [], openings, record }: Bundle): boolean {
  const entry = record.entries.find(({ facts }) => facts.declaration === declaration)?.seq;
  return (
    interests.some((one) => one.entry === entry) &&
    openings.record.some(({ seq, name }) => seq === entry && name === 'text')
  );
}
