import { groupOf, type Constituency } from './constituency.js';
import { EVIDENCE_FLOOR, signatoryFloor, USUAL_FORMATS, type ConcordatParameters } from './parameters.js';
import { isPaymentStated, type PaymentPolicy } from './payment.js';
import type { AgreementPart } from './promises.js';
import { TIMES } from './why-not-concordat.js';
import { dayInWords, isDay } from './working-days.js';

/** One value of an agreement as people read it, with the floor below which nobody can set it. */
export interface ParameterInWords {
  readonly part: AgreementPart;
  readonly name: string;
  readonly value: string;
  readonly floor: string;
}

/** How a group decides, in words. */
export const DECISION_WORDS: Readonly<Record<ConcordatParameters['decisionRule'], string>> = {
  consensus: 'By agreement of its people who sign. If one of them says no, by two-thirds of them',
  'two-thirds': 'By two-thirds of its people who sign',
  majority: 'By more than half of its people who sign',
};

/** The same, to stand after "decides". */
export const DECIDES_WORDS: Readonly<Record<ConcordatParameters['decisionRule'], string>> = {
  consensus: 'by agreement, or by two-thirds if one says no',
  'two-thirds': 'by two-thirds',
  majority: 'by more than half',
};

/** Every value of an agreement in words, part by part. `reviewBy` is a day in words, for an agreement that names none. */
export function parametersInWords(parameters: ConcordatParameters, reviewBy: string): ParameterInWords[] {
  return [...structure(parameters), ...practice(parameters), ...review(parameters, reviewBy)];
}

/** Who leads and who signs a section. */
export interface SectionInWords {
  readonly key: string;
  readonly leads: readonly Constituency[];
  readonly signatories: readonly Constituency[];
}

/** Who leads and who signs each section, in the agreement's order. */
export function sectionsInWords({ sectionLeads, sectionSignatories }: ConcordatParameters): SectionInWords[] {
  const keys = [...new Set([...Object.keys(sectionLeads), ...Object.keys(sectionSignatories)])];
  return keys.map((key) => ({ key, leads: sectionLeads[key] ?? [], signatories: sectionSignatories[key] ?? [] }));
}

/** What no group leads more than, in words. */
export const LEADS_FLOOR = 'No group leads more than half of the sections';
/** Who signs a section at least, in words. */
export const SIGNERS_FLOOR =
  'At least three groups sign each section, people who draw on care or unpaid carers among them';

function structure(parameters: ConcordatParameters): ParameterInWords[] {
  const { signatoryConstituencies: groups, signatoriesPerConstituency, decisionRule, mirrorPublication } = parameters;
  // Also of a group that signs no more: whatever is written down is part of what is agreed.
  const counted = [...new Set([...groups, ...Object.keys(signatoriesPerConstituency)])];
  const fewest = counted.map(
    (code) => `${groupOf(code).short} ${signatoriesPerConstituency[code] ?? signatoryFloor(code)}`,
  );
  return [
    row('structure', 'Groups that sign', groups.map((code) => groupOf(code).label).join('; '), FLOORS.groups),
    row('structure', 'Fewest people who sign for a group', fewest.join(', '), FLOORS.fewest),
    row('structure', 'How a group decides', DECISION_WORDS[decisionRule], FLOORS.decides),
    ...ownWays(parameters),
    row('structure', 'If we cannot agree', DEADLOCK, 'Disagreement can never be hidden'),
    row(
      'structure',
      'Publishing without the council',
      mirrorPublication ? MIRROR_ON : MIRROR_OFF,
      'On unless every group agrees to switch it off, and then everybody can see that it is off',
    ),
  ];
}

/** A row for each group that declared a way of its own, in the order in which the groups sign. */
function ownWays({ signatoryConstituencies, decisionRules = {} }: ConcordatParameters): ParameterInWords[] {
  return signatoryConstituencies.flatMap((code) => {
    const rule = decisionRules[code];
    return rule ? [row('structure', ownWayOf(code), DECISION_WORDS[rule], FLOORS.decides)] : [];
  });
}

/** What the row is called that says how one group decides. */
function ownWayOf(code: Constituency): string {
  return `How this group decides: ${groupOf(code).label}`;
}

const FLOORS = {
  groups: 'At least four, always with people who draw on care and unpaid carers',
  fewest: 'At least 2 for each group, 3 for people who draw on care',
  decides: 'More than half of its people who sign, and at least 2 of them',
};

const DEADLOCK =
  'We talk with somebody in between. Then we publish with what some of us disagree with. Last, the council or the other groups publish alone, and say so';
const MIRROR_ON =
  'On. If the council will not sign in the end, three or more other groups can publish what they agreed, and the page says that it is not council policy';
const MIRROR_OFF = 'Switched off. The other groups cannot publish if the council will not sign';

function practice(parameters: ConcordatParameters): ParameterInWords[] {
  const { paymentPolicy, formatsAtOpening = USUAL_FORMATS, evidenceDisplayMinimum = EVIDENCE_FLOOR } = parameters;
  return [
    ...TIMES.map(([name, floor, unit, what]) =>
      row(
        'practice',
        what,
        `${parameters[name]} ${unit}`,
        name === 'answerWorkingDays' ? 'Always before the section is locked for signing' : `At least ${floor} ${unit}`,
      ),
    ),
    row('practice', 'Formats ready when comments open', formatsAtOpening.join(', '), FORMATS_FLOOR),
    row('practice', 'Paid for taking part', isPaid(paymentPolicy), 'It must be stated'),
    row('practice', 'Payment', paymentPolicy.say, 'It must be stated. If nothing is paid, the reason is shown'),
    row(
      'practice',
      'Fewest contributors before evidence is shown',
      `${evidenceDisplayMinimum}, none with more than half`,
      `At least ${EVIDENCE_FLOOR}`,
    ),
    row('practice', 'Showing who is here', 'On, with the names that people chose', 'Anybody may hide'),
  ];
}

/** Nobody has said "no" where nothing was said yet. */
function isPaid(policy: PaymentPolicy): string {
  if (!isPaymentStated(policy)) return 'Not yet agreed';
  return policy.offered ? 'Yes' : 'No';
}

const FORMATS_FLOOR = 'Easy Read of the summary and of every section that people who draw on care sign';

function review({ reviewBy: agreed }: ConcordatParameters, reviewBy: string): ParameterInWords[] {
  const day = agreed !== undefined && isDay(agreed) ? dayInWords(agreed) : (agreed ?? reviewBy);
  return [
    row('review', 'We look at the whole again by', day, 'There is always a date, and it lies ahead when it is chosen'),
  ];
}

function row(part: AgreementPart, name: string, value: string, floor: string): ParameterInWords {
  return { part, name, value, floor };
}
