import type { MembershipId } from '#concordat';
import { groupPosition, type GroupCount, type Position } from '#sign-off';
import type { RecordEntry } from '#record';
import type { Bundle, BundlePosition } from './bundle.js';
import {
  decisionsOn,
  mostSignatories,
  newestByActor,
  signedTexts,
  uncountedOn,
  wayIn,
  type Decision,
  type SignedText,
  type Uncounted,
} from './decisions.js';
import type { BundleFault } from './fault.js';
import { signOffPart } from './parts.js';

/** Checks that where groups stand is what their people decided in the record, and that nobody is left out (R16, R17, R20). */
export function checkDecisions(bundle: Pick<Bundle, 'sections' | 'whole' | 'record'>): BundleFault[] {
  const { entries } = bundle.record;
  const faults = signedTexts(bundle).flatMap((text) => {
    const all = decisionsOn(entries, text);
    const ofGroups = text.positions.flatMap((position) => {
      const { constituency } = position;
      const decisions = all.filter((one) => one.constituency === constituency);
      const uncounted = uncountedOn(entries, text.key, constituency);
      const because = whyNotAsDecided({ position, decisions, uncounted, most: mostSignatories(entries, constituency) });
      return because.map((one) => ({ part: signOffPart(text.part, constituency), because: one }));
    });
    return [...ofGroups, ...whyNotAllGroups(text, all, entries)];
  });
  return [...faults, ...whyNotOnTheWhole(bundle)];
}

/** A group's position, and all that the record says about it. */
interface Claim {
  readonly position: BundlePosition;
  /** Of the group, on this text, oldest first. */
  readonly decisions: readonly Decision[];
  readonly uncounted: Uncounted;
  /** How many can have signed for the group; 0 for unknown. */
  readonly most: number;
}

function whyNotAsDecided(claim: Claim): string[] {
  const { position, signatories } = claim.position;
  const silent = position === 'NO_RESPONSE';
  if (silent && signatories.length > 0) return ['It did not reply, and signatories are shown.'];
  return [
    ...whyNotShown(claim),
    ...(silent ? whyNotSilent(claim) : [...whyNotEverybody(claim), ...whyNotCounted(claim)]),
    ...whyNotThatWay(claim),
  ];
}

/** B32. */
function whyNotShown({ position: { signatories }, decisions, uncounted: { aside } }: Claim): string[] {
  const newest = newestByActor(decisions);
  return signatories.flatMap(({ ref, position }) => {
    const decided = newest.get(ref);
    if (!decided) return [`The record holds no decision of signatory ${ref} on this text.`];
    if (decided.position !== position) {
      return [`Signatory ${ref} is shown as ${position}; entry ${decided.seq} of the record says otherwise.`];
    }
    const mustStandAside = aside.has(ref) && position !== 'STOOD_ASIDE';
    return mustStandAside ? [`Signatory ${ref} declared an interest that makes them stand aside.`] : [];
  });
}

/**
 * B33. Who decides again under other pseudonyms cannot be followed; but of each decision that is not shown there must be a
 * newer one that can have taken its place, each of one only, and one under a name is replaced by none under another.
 */
function whyNotEverybody({ position: { signatories }, decisions, uncounted: { maybe, gone } }: Claim): string[] {
  const newest = newestByActor(decisions);
  const shown = new Set(signatories.map(({ ref }) => newest.get(ref)));
  const excused = new Set([...maybe, ...gone]);
  let [missing, places, people, namelessPlaces] = [0, 0, 0, 0];
  for (const one of decisions.toReversed()) {
    if (!shown.has(one)) {
      missing += 1;
      if (!one.nameless && newest.get(one.actor) === one && !excused.has(one.actor ?? '')) people += 1;
      if (missing > places + excused.size || people > namelessPlaces) {
        return [`The decision of entry ${one.seq} of the record is left out.`];
      }
    }
    if (one.again === false) continue;
    places += 1;
    if (one.nameless) namelessPlaces += 1;
  }
  return [];
}

/** B34. How many sign for the group does not matter: what those who decided amount to, it amounts to among fewest. */
function whyNotCounted({ position: shown, decisions, uncounted: { maybe } }: Claim): string[] {
  const { position, signatories, decidedBy } = shown;
  const [first] = decisions;
  const way = (first && wayIn(first)) ?? { quorum: 1, rule: decidedBy };
  const given = signatories.map(({ ref, position: own }) => ({ ref, position: own }));
  const beside = [...maybe].filter((ref) => !signatories.some((one) => one.ref === ref));
  const mustStandAside = beside as MembershipId[];
  const amountsTo = groupPosition({ ...way, ...countOf(given, beside), mustStandAside });
  if (amountsTo === position) return [];
  const because = amountsTo === 'WAITING' ? 'too few of its people decided' : `its people amount to ${amountsTo}`;
  return [`The group is shown as ${position}, and ${because}.`];
}

/** B35. Only where the record shows each of its people once can a group that decided be told from one that did not reply. */
function whyNotSilent({ decisions, uncounted: { maybe, gone }, most }: Claim): string[] {
  const [first] = decisions;
  const way = first && wayIn(first);
  const people = [...newestByActor(decisions).values()];
  const isEachOnce = decisions.every(({ again }) => again === false) || people.every(({ nameless }) => !nameless);
  if (!way || !isEachOnce || maybe.size + gone.size > 0 || most < people.length) return [];
  const given = people.map(({ actor, position }) => ({ ref: actor ?? '', position: position as Position }));
  const others = Array.from({ length: most - people.length }, (_none, index) => ` ${index}`);
  const amountsTo = groupPosition({ ...way, ...countOf(given, others) });
  return amountsTo === 'WAITING' ? [] : [`It is shown as a group that did not reply; it decided: ${amountsTo}.`];
}

function countOf(
  given: readonly { readonly ref: string; readonly position: Position }[],
  others: readonly string[] = [],
): Pick<GroupCount, 'signatories' | 'signOffs'> {
  const signOffs = given.map(({ ref, position }) => ({ membership: ref as MembershipId, position }));
  return { signatories: [...given.map(({ ref }) => ref), ...others] as MembershipId[], signOffs };
}

/** B34, its way of deciding: that of its first decision on this text. */
function whyNotThatWay({ position: { decidedBy }, decisions: [first] }: Claim): string[] {
  const way = first && wayIn(first);
  if (!way || way.rule === decidedBy) return [];
  return [`It is shown as deciding by ${decidedBy}; entry ${first.seq} of the record says ${way.rule}.`];
}

/** B36. Groups that were asked, by the agreement in force, and decided are all there. */
function whyNotAllGroups(
  { part, positions }: SignedText,
  decisions: readonly Decision[],
  entries: readonly RecordEntry[],
): BundleFault[] {
  const agreed = entries.findLast(({ kind }) => kind === 'concordat.in-force')?.seq ?? 0;
  const shown = new Set<string | null>(positions.map(({ constituency }) => constituency));
  const left = decisions.filter(({ seq, constituency }) => seq > agreed && !shown.has(constituency));
  return [...new Set(left.map(({ constituency }) => constituency))].map((group) => {
    return { part, because: `${group ?? 'Nobody'} decided in the record, and has no sign-off here.` };
  });
}

/** B37. Whoever is asked to sign a section stands somewhere on the whole, if only as a group that did not reply. */
function whyNotOnTheWhole({ sections, whole }: Pick<Bundle, 'sections' | 'whole'>): BundleFault[] {
  const onWhole = new Set(whole.positions.map(({ constituency }) => constituency));
  const asked = new Set(sections.filter(({ appendix }) => !appendix).flatMap(({ signatories }) => signatories));
  return [...asked]
    .filter((group) => !onWhole.has(group))
    .map((group) => ({ part: 'whole', because: `${group} sign a section, and have no sign-off of the whole.` }));
}
