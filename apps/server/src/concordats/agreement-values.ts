import {
  EVIDENCE_FLOOR,
  sectionKeys,
  USUAL_FORMATS,
  type Charter,
  type ConcordatParameters,
  type DecisionRule,
  type DraftPromise,
  type WantedSections,
} from '#concordat';
import type { AgreementCharterType } from './charter.types.js';
import type { AgreementValuesType, ProposeAmendmentInput } from './concordat.types.js';
import type { ProposedAmendment } from './amendments.js';

/** The values of an agreement as the API shows them. */
export function valuesOf(parameters: ConcordatParameters): AgreementValuesType {
  const { sectionLeads, sectionSignatories, signatoriesPerConstituency, paymentPolicy, ...others } = parameters;
  const { decisionRules = {}, sectionNames = {}, charter, reviewBy = null, ...rest } = others;
  return {
    ...rest,
    groups: [...parameters.signatoryConstituencies],
    minimums: Object.entries(signatoriesPerConstituency).map(([constituency, minimum]) => ({ constituency, minimum })),
    ownRules: Object.entries(decisionRules).map(([constituency, rule]) => ({ constituency, rule })),
    sections: sectionKeys(parameters).map((key) => ({
      key,
      leads: [...(sectionLeads[key] ?? [])],
      signatories: [...(sectionSignatories[key] ?? [])],
    })),
    sectionNames: Object.entries(sectionNames).map(([key, { nominationId = null, ...name }]) => ({
      ...{ key, ...name, nominationId },
    })),
    formatsAtOpening: [...(parameters.formatsAtOpening ?? USUAL_FORMATS)],
    evidenceDisplayMinimum: parameters.evidenceDisplayMinimum ?? EVIDENCE_FLOOR,
    paymentOffered: paymentPolicy.offered,
    payment: paymentPolicy.say,
    charter: charter ? charterType(charter) : null,
    reviewBy,
  };
}

function charterType({ definition, culture, shared, kept }: Charter): AgreementCharterType {
  return { definition, culture: [...culture], shared: [...shared], kept: kept.map(({ what, why }) => ({ what, why })) };
}

/** What somebody asks to change, as changes to an agreement; whatever they leave out stays. */
export function amendmentOf(input: ProposeAmendmentInput, now: ConcordatParameters): ProposedAmendment {
  const { groups, minimums, decisionRule, ownRules, mirrorPublication, promises, reason } = input;
  return {
    reason,
    sections: wantedSections(input),
    promises: promises?.map((promise) => ({ ...promise, code: promise.code ?? null }) as DraftPromise),
    parameters: {
      ...numbersOf(input),
      ...(groups && { signatoryConstituencies: groups }),
      ...(minimums && { signatoriesPerConstituency: { ...now.signatoriesPerConstituency, ...byGroup(minimums) } }),
      ...(decisionRule && { decisionRule: decisionRule as DecisionRule }),
      ...(ownRules && { decisionRules: ownRulesByGroup(ownRules) }),
      ...(typeof mirrorPublication === 'boolean' && { mirrorPublication }),
      ...paymentOf(input, now),
      ...saidOtherwise(input, now),
      ...sectionsOf(input, now),
    },
  };
}

const NUMBERS = [
  'nominationCallDays',
  'commentPeriodDays',
  'answerWorkingDays',
  'signOffWorkingDays',
  'mediationWorkingDays',
  'minorityStatementWords',
] as const;

function numbersOf(input: ProposeAmendmentInput): Partial<Record<(typeof NUMBERS)[number], number>> {
  return Object.fromEntries(NUMBERS.flatMap((name) => (typeof input[name] === 'number' ? [[name, input[name]]] : [])));
}

function byGroup(minimums: NonNullable<ProposeAmendmentInput['minimums']>): Record<string, number> {
  return Object.fromEntries(minimums.map(({ constituency, minimum }) => [constituency, minimum]));
}

function ownRulesByGroup(ownRules: NonNullable<ProposeAmendmentInput['ownRules']>): Record<string, DecisionRule> {
  return Object.fromEntries(ownRules.map(({ constituency, rule }) => [constituency, rule as DecisionRule]));
}

function paymentOf(
  { payment, paymentOffered }: ProposeAmendmentInput,
  { paymentPolicy }: ConcordatParameters,
): Partial<ConcordatParameters> {
  if (typeof payment !== 'string' && typeof paymentOffered !== 'boolean') return {};
  return { paymentPolicy: { offered: paymentOffered ?? paymentPolicy.offered, say: payment ?? paymentPolicy.say } };
}

/** What an agreement may leave unsaid is written down only where it is to be otherwise: the same words keep their hash. */
function saidOtherwise(input: ProposeAmendmentInput, now: ConcordatParameters): Partial<ConcordatParameters> {
  const { formatsAtOpening: formats, evidenceDisplayMinimum: fewest, charter: wanted, reviewBy } = input;
  const is = valuesOf(now);
  const charter = wanted && charterType(wanted);
  const saysNothing = charter && isSame(charter, NO_CHARTER) && is.charter === null;
  return {
    ...(formats && !isSame([...formats].sort(), [...is.formatsAtOpening].sort()) && { formatsAtOpening: formats }),
    ...(typeof fewest === 'number' && fewest !== is.evidenceDisplayMinimum && { evidenceDisplayMinimum: fewest }),
    ...(typeof reviewBy === 'string' && reviewBy !== is.reviewBy && { reviewBy }),
    ...(charter && !saysNothing && !isSame(charter, is.charter) && { charter }),
  };
}

const NO_CHARTER: Charter = { definition: '', culture: [], shared: [], kept: [] };

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An appendix is signed by nobody, so it has leads and no signatories. */
function sectionsOf(
  { sections }: ProposeAmendmentInput,
  { sectionLeads, sectionSignatories }: ConcordatParameters,
): Partial<ConcordatParameters> {
  if (!sections) return {};
  const signed = sections.filter(({ key, signatories }) => key in sectionSignatories || signatories.length > 0);
  return {
    sectionLeads: { ...sectionLeads, ...Object.fromEntries(sections.map(({ key, leads }) => [key, leads])) },
    sectionSignatories: {
      ...sectionSignatories,
      ...Object.fromEntries(signed.map(({ key, signatories }) => [key, signatories])),
    },
  };
}

function wantedSections({
  addSections,
  leaveOutSections,
  renameSections,
}: ProposeAmendmentInput): WantedSections | undefined {
  if (!addSections && !leaveOutSections && !renameSections) return undefined;
  return {
    added: (addSections ?? []).map(({ nominationId, ...section }) => ({
      ...section,
      ...(nominationId && { nominationId }),
    })),
    leftOut: leaveOutSections ?? [],
    renamed: renameSections ?? [],
  };
}
