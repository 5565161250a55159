import { whyNotCharter } from './charter-in-words.js';
import { groupOf, GROUPS, type Constituency } from './constituency.js';
import {
  EVIDENCE_FLOOR,
  FORMATS_TO_AGREE,
  meetsSectionFloor,
  signatoryFloor,
  type ConcordatParameters,
} from './parameters.js';
import { PAYMENT_NOT_STATED, whyNotPayment } from './payment.js';
import type { Refusal } from './refusal.js';

/**
 * Says where a concordat is below the platform's floors, which nobody can lower; empty when it is not (docs/rules.md, 3).
 * `titles` are those of its sections, by key; a section without one is named by its key.
 */
export function whyNotConcordat(parameters: ConcordatParameters, titles: Titles = {}): Refusal[] {
  const titleOf = (key: string): string => parameters.sectionNames?.[key]?.title ?? titles[key] ?? key;
  return [
    ...whyNotGroups(parameters.signatoryConstituencies),
    ...whyNotSignatories(parameters),
    ...whyNotDecision(parameters),
    ...whyNotLeads(Object.values(parameters.sectionLeads)),
    ...whyNotSectionSignatories(parameters, titleOf),
    ...whyNotLeadsSign(parameters, titleOf),
    ...whyNotTimes(parameters),
    ...whyNotPayment(parameters.paymentPolicy),
    ...whyNotFormats(parameters),
    ...whyNotCharter(parameters.charter),
  ];
}

/** The same before the groups are asked: what is paid may still be left to them, and nothing else. */
export function whyNotDraftConcordat(parameters: ConcordatParameters, titles: Titles = {}): Refusal[] {
  const isLeftOpen = parameters.paymentPolicy.say === PAYMENT_NOT_STATED;
  return [
    ...whyNotConcordat(parameters, titles).filter(({ code }) => !isLeftOpen || code !== 'concordat.payment'),
    ...whyNotStrangers(parameters),
  ];
}

/** Says which groups would lead or sign a section that do not sign the agreement; empty for none. */
export function whyNotStrangers(parameters: ConcordatParameters): Refusal[] {
  const { signatoryConstituencies, sectionLeads, sectionSignatories } = parameters;
  const named = [...Object.values(sectionLeads), ...Object.values(sectionSignatories)].flat();
  const strangers = [...new Set(named)].filter((code) => !signatoryConstituencies.includes(code));
  return strangers.map((code) => ({
    code: 'amendment.group',
    because: `${groupOf(code).label} do not sign this agreement, so they cannot lead or sign a section.`,
  }));
}

function whyNotGroups(groups: readonly Constituency[]): Refusal[] {
  const refusals = [...new Set(groups)].flatMap((code): Refusal[] => {
    const isOnce = groups.indexOf(code) === groups.lastIndexOf(code);
    if (!isKnown(code)) return [{ code: 'concordat.unknown-group', because: unknownGroup(code) }];
    return isOnce
      ? []
      : [{ code: 'concordat.group-twice', because: `${groupOf(code).label} are named twice. Name them once.` }];
  });
  const known = new Set(groups.filter(isKnown));
  if (known.size >= 4 && known.has('PEOPLE') && known.has('CARERS')) return refusals;
  const because =
    'At least four groups sign, always with people who draw on care and unpaid carers among them. Add the missing groups.';
  return [...refusals, { code: 'concordat.groups', because }];
}

function isKnown(code: Constituency): boolean {
  return GROUPS.some((group) => group.code === code);
}

function unknownGroup(code: string): string {
  return `There is no group "${code}". Choose from: ${GROUPS.map((group) => group.code).join(', ')}.`;
}

function whyNotSignatories({ signatoryConstituencies, signatoriesPerConstituency }: ConcordatParameters): Refusal[] {
  return [...new Set(signatoryConstituencies)]
    .filter((code) => !((signatoriesPerConstituency[code] ?? 0) >= signatoryFloor(code)))
    .map((code) => ({
      code: 'concordat.signatories',
      because: `At least ${signatoryFloor(code)} people sign for ${groupOf(code).label}. Raise the number.`,
    }));
}

function whyNotDecision({ decisionRule, decisionRules = {}, signatoryConstituencies }: ConcordatParameters): Refusal[] {
  const refusals: Refusal[] = [];
  if (![decisionRule, ...Object.values(decisionRules)].every((rule) => RULES.has(rule))) {
    const because =
      'A group decides by agreement, by two-thirds, or by more than half of its people who sign. Choose one.';
    refusals.push({ code: 'concordat.decision', because });
  }
  const strangers = Object.keys(decisionRules).filter((code) => !signatoryConstituencies.includes(code));
  for (const code of strangers) {
    const because = `${groupOf(code).label} do not sign this agreement, so it does not say how they decide. Leave them out.`;
    refusals.push({ code: 'concordat.decision-group', because });
  }
  return refusals;
}

/** Less than more than half is not among them. */
const RULES: ReadonlySet<string> = new Set<ConcordatParameters['decisionRule']>([
  'consensus',
  'two-thirds',
  'majority',
]);

function whyNotLeads(leads: readonly (readonly Constituency[])[]): Refusal[] {
  const led = new Map<Constituency, number>();
  for (const code of leads.flatMap((groups) => [...new Set(groups)])) led.set(code, (led.get(code) ?? 0) + 1);
  return [...led]
    .filter(([, count]) => count * 2 > leads.length && leads.length > 1)
    .map(([code]) => ({
      code: 'concordat.leads',
      because: `${groupOf(code).label} lead more than half of the sections. Give some of them to other groups.`,
    }));
}

type Titles = Readonly<Record<string, string>>;

function whyNotSectionSignatories(
  { sectionSignatories }: ConcordatParameters,
  titleOf: (key: string) => string,
): Refusal[] {
  return Object.entries(sectionSignatories)
    .filter(([, groups]) => !meetsSectionFloor(groups))
    .map(([key]) => ({
      code: 'concordat.section-signatories',
      because: `At least three groups sign "${titleOf(key)}", people who draw on care or unpaid carers among them. Add groups.`,
    }));
}

/** Without its leads' signatures a section gets no label, so a group that leads one is among those that sign it (R21). */
function whyNotLeadsSign(
  { signatoryConstituencies, sectionLeads, sectionSignatories }: ConcordatParameters,
  titleOf: (key: string) => string,
): Refusal[] {
  return Object.entries(sectionSignatories).flatMap(([key, groups]) =>
    [...new Set(sectionLeads[key] ?? [])]
      .filter((code) => signatoryConstituencies.includes(code) && !groups.includes(code))
      .map((code) => ({
        code: 'concordat.lead-signs',
        because: `${groupOf(code).label} lead "${titleOf(key)}", so they sign it too. Tick them under Signed by.`,
      })),
  );
}

/** Times and lengths with their floors. */
export const TIMES = [
  ['nominationCallDays', 14, 'days', 'The call for names and topics'],
  ['commentPeriodDays', 21, 'days', 'The time to comment'],
  ['answerWorkingDays', 1, 'working days', 'The time to answer a suggestion'],
  ['signOffWorkingDays', 10, 'working days', 'The time to sign'],
  ['mediationWorkingDays', 5, 'working days', 'The time for mediation'],
  ['minorityStatementWords', 250, 'words', 'The longest minority statement'],
] as const;

function whyNotTimes(parameters: ConcordatParameters): Refusal[] {
  return TIMES.filter(([name, floor]) => !(parameters[name] >= floor)).map(([name, floor, unit, what]) => ({
    code: `concordat.${name}`,
    because: `${what} must be at least ${floor} ${unit}. Raise it.`,
  }));
}

function whyNotFormats({ formatsAtOpening, evidenceDisplayMinimum = EVIDENCE_FLOOR }: ConcordatParameters): Refusal[] {
  const refusals: Refusal[] = [];
  if (formatsAtOpening && !formatsAtOpening.includes('Easy Read')) {
    const because = 'Easy Read is ready when comments open. Add it to the formats.';
    refusals.push({ code: 'concordat.formats', because });
  }
  const known: readonly string[] = FORMATS_TO_AGREE;
  for (const format of (formatsAtOpening ?? []).filter((one) => !known.includes(one))) {
    refusals.push({
      code: 'concordat.formats',
      because: `"${format}" is no format. Choose from: ${known.join(', ')}.`,
    });
  }
  if (!(Number.isInteger(evidenceDisplayMinimum) && evidenceDisplayMinimum >= EVIDENCE_FLOOR)) {
    const because = `Evidence is shown from ${EVIDENCE_FLOOR} contributors on. Raise the number.`;
    refusals.push({ code: 'concordat.evidence', because });
  }
  return refusals;
}
