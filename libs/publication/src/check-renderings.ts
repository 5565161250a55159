import type { Bundle } from './bundle.js';
import type { BundleFault } from './fault.js';
import type { BundleRendering } from './rendering.js';

/** Checks that each rendering was made from the words of this file, or says that it was not and why (R36). B40. */
export function checkRenderings({ renderings = [], sections, whole, contributors }: Bundle): BundleFault[] {
  const hashes = new Map<string | null, string>(sections.map(({ key, hash }) => [key, hash]));
  hashes.set(null, whole.hash);
  const refs = new Set(contributors.map(({ ref }) => ref));
  const because = renderings.flatMap((rendering) => {
    const hash = hashes.get(rendering.section);
    if (hash === undefined) return [`One is of section "${rendering.section}", which is not among the sections.`];
    return [...whyNotSource(rendering, hash), ...whyNotPeople(rendering, refs)];
  });
  const files = renderings.map(({ file }) => file.name);
  const places = renderings.map(({ kind, language, section }) => JSON.stringify([kind, language, section]));
  if (files.includes('')) because.push('One has a file without a name.');
  if (isTwice(files)) because.push('Two have a file of the same name.');
  if (isTwice(places)) because.push('Two are of the same kind, language and text.');
  return because.map((one) => ({ part: 'renderings', because: one }));
}

function whyNotSource({ kind, language, sourceHash, state, reason }: BundleRendering, hash: string): string[] {
  const isFromThese = sourceHash === hash;
  const one = `${kind} (${language})`;
  if (isFromThese && state === 'OUT_OF_DATE')
    return [`${one} is said to be out of date, and was made from these words.`];
  if (!isFromThese && state === 'CURRENT')
    return [`${one} was made from other words, and is not said to be out of date.`];
  if (state === 'OUT_OF_DATE' && (reason ?? '') === '') return [`${one} is out of date, and no reason is given.`];
  return state === 'CURRENT' && reason !== null ? [`${one} is not out of date, and a reason is given why it is.`] : [];
}

function whyNotPeople({ madeBy, approvedBy, state }: BundleRendering, refs: ReadonlySet<string>): string[] {
  const strangers = [...new Set([madeBy, ...approvedBy])].filter((ref) => !refs.has(ref));
  return [
    ...strangers.map((ref) => `${ref} is not among the contributors.`),
    ...(isTwice(approvedBy) ? ['Somebody is said to have approved one twice.'] : []),
    ...(state === 'CURRENT' && approvedBy.length === 0 ? ['One is shown as current that nobody approved.'] : []),
  ];
}

function isTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
