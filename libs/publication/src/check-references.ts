import type { Bundle } from './bundle.js';
import type { BundleFault } from './fault.js';
import { sectionPart } from './parts.js';

/** Checks that everybody, every group and every section that a part names is in the bundle (R30). */
export function checkReferences(bundle: Bundle): BundleFault[] {
  const refs = new Set(bundle.contributors.map(({ ref }) => ref));
  const groups = new Set(bundle.groups.map(({ code }) => code));
  const keys = new Set(bundle.sections.map(({ key }) => key));
  const faults = referencesOf(bundle).flatMap(({ part, people = [], codes = [], sections = [] }) => [
    ...absent(people, refs).map((ref) => ({ part, because: `${ref} is not among the contributors.` })),
    ...absent(codes, groups).map((code) => ({ part, because: `${code} is not among the groups.` })),
    ...absent(sections, keys).map((key) => ({ part, because: `"${key}" is not among the sections.` })),
  ]);
  if (refs.size < bundle.contributors.length) {
    faults.push({ part: 'contributors', because: 'A contributor is listed twice.' });
  }
  return faults;
}

interface References {
  readonly part: string;
  readonly people?: readonly string[];
  readonly codes?: readonly string[];
  readonly sections?: readonly string[];
}

function referencesOf(bundle: Bundle): References[] {
  const { contributors, sections, whole, minorityStatements, datasets, alone, interests = [] } = bundle;
  return [
    { part: 'contributors', codes: contributors.flatMap(({ constituency }) => constituency ?? []) },
    ...sections.map(({ key, leads, signatories, attribution }) => ({
      part: sectionPart(key),
      people: [...attribution.words, ...attribution.blocks.flatMap(({ words }) => words)].map(({ by }) => by),
      codes: [...leads, ...signatories],
    })),
    { part: 'whole', codes: whole.positions.map(({ constituency }) => constituency) },
    ...minorityStatements.map(({ id, section, constituency, signedBy, reply }) => ({
      part: `minority-statement:${id}`,
      people: [...signedBy, ...(reply ? [reply.by] : [])],
      codes: [constituency, ...(reply ? [reply.constituency] : [])],
      sections: [section],
    })),
    ...(alone ? [{ part: 'alone', people: [...alone.by, ...(alone.reply ? [alone.reply.by] : [])] }] : []),
    {
      part: 'interests',
      people: interests.map(({ by }) => by),
      codes: interests.flatMap(({ constituency }) => constituency ?? []),
      sections: interests.flatMap((interest) => interest.sections),
    },
    ...datasets.map(({ id, owner }) => ({ part: `dataset:${id}`, people: owner === null ? [] : [owner] })),
  ];
}

function absent(named: readonly string[], known: ReadonlySet<string>): string[] {
  return [...new Set(named)].filter((name) => !known.has(name));
}
