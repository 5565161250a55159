import { meetsSectionFloor } from '#concordat';
import { isSigned, type Position } from '#sign-off';
import type { Bundle, BundleAlone, BundleLabel, BundlePosition } from './bundle.js';
import type { BundleFault } from './fault.js';
import { COUNCIL, groupsNamed, type AloneKind } from './why-not-publish-alone.js';

/** Tells whether a label says that a version was not published together. */
export function isAlone(label: BundleLabel): label is AloneKind {
  return label === 'COUNCIL_ONLY' || label === 'PARTNERS_ONLY';
}

/** Positions by group. */
export function positionsBy(positions: readonly BundlePosition[]): Map<string, Position> {
  return new Map(positions.map(({ constituency, position }) => [constituency, position]));
}

/** Checks that what was not published together says why, by whom, and without whom (R24, R24b). */
export function checkAlone(bundle: Bundle): BundleFault[] {
  const { label } = bundle.statement;
  const { alone } = bundle;
  if (!isAlone(label)) {
    return alone === undefined ? [] : fault(`It belongs to no version with the label ${label}.`);
  }
  if (alone === undefined) return fault(`It is missing from a version with the label ${label}.`);
  const named = groupsNamed(label, positionsBy(bundle.whole.positions));
  const faults: BundleFault[] = [];
  if (named.length !== alone.groups.length || named.some((code, at) => code !== alone.groups[at])) {
    faults.push(...fault(`It names ${alone.groups.join(', ')}; the sign-offs of the whole give ${named.join(', ')}.`));
  }
  const groups = groupsOfKeys(bundle, alone);
  const because =
    label === 'COUNCIL_ONLY' ? whyNotCouncil(bundle, alone, groups) : whyNotPartners(bundle, alone, groups);
  return [...faults, ...because.flatMap(fault)];
}

function fault(because: string): BundleFault[] {
  return [{ part: 'alone', because }];
}

/** The group of each key, each contributor once. */
function groupsOfKeys({ contributors }: Bundle, { by }: BundleAlone): (string | null)[] {
  const groups = new Map(contributors.map(({ ref, constituency }) => [ref, constituency]));
  return [...new Set(by)].map((ref) => groups.get(ref) ?? null);
}

function whyNotCouncil({ whole }: Bundle, alone: BundleAlone, groups: readonly (string | null)[]): string[] {
  const faults: string[] = [];
  const { by, reasons, reply } = alone;
  if (!isSigned(positionsBy(whole.positions).get(COUNCIL))) faults.push('The council has not signed the whole.');
  if (alone.groups.length === 0) faults.push('No group withheld its agreement.');
  if (by.length < 2 || groups.length < by.length || groups.some((code) => code !== COUNCIL)) {
    faults.push('It takes the keys of two people of the council, and of nobody else.');
  }
  if (reasons === null || reasons === '') faults.push('The council gives no reasons.');
  if (reply !== null) faults.push('The council replies to nobody here.');
  return faults;
}

/** Whether the council has signed the whole, and every section that it leads: without those, nothing has a label (B19). */
function hasCouncilSigned({ whole, sections }: Bundle): boolean {
  const led = sections.filter(({ leads, appendix }) => !appendix && leads.includes(COUNCIL));
  return [whole, ...led].every(({ positions }) => isSigned(positionsBy(positions).get(COUNCIL)));
}

function whyNotPartners(bundle: Bundle, alone: BundleAlone, groups: readonly (string | null)[]): string[] {
  const faults: string[] = [];
  const { by, reasons, reply } = alone;
  const codes = groups.filter((code) => code !== null);
  if (hasCouncilSigned(bundle)) faults.push('The council has signed the whole, and what it leads.');
  const ofOthers = codes.length === by.length && codes.every((code) => alone.groups.includes(code));
  if (!ofOthers || new Set(codes).size < by.length || !meetsSectionFloor(codes)) {
    faults.push('It takes a key each of three groups that signed the whole, people or carers among them.');
  }
  if (reasons !== null) faults.push('Reasons are those of the council.');
  const replies = bundle.contributors.find(({ ref }) => ref === reply?.by);
  if (reply !== null && replies?.constituency !== COUNCIL) faults.push('The reply is not from the council.');
  return faults;
}
