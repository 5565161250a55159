import type { ConcordatParameters } from '#concordat';
import type { SampleConcordat } from './northmoor.js';

/** The sample's agreement as the parameters of a concordat. */
export function parametersOf({ parameters }: SampleConcordat): ConcordatParameters {
  const value = <Value>(key: string): Value => {
    const found = parameters.find((parameter) => parameter.key === key);
    if (!found) throw new Error(`The sample's agreement does not say ${key}.`);
    return found.value as Value;
  };
  const payment = value<{ offered: boolean; ratePerHour: string; payWithinWorkingDays: number; expenses: string }>(
    'paymentPolicy',
  );
  return {
    signatoryConstituencies: value('signatoryConstituencies'),
    signatoriesPerConstituency: value('signatoriesPerConstituency'),
    // Consensus falls back to two-thirds, as the sample says.
    decisionRule: value<{ first: ConcordatParameters['decisionRule'] }>('decisionRule').first,
    sectionLeads: value('sectionLeads'),
    sectionSignatories: value('sectionSignatories'),
    nominationCallDays: value('nominationCallDays'),
    commentPeriodDays: value('commentPeriodDays'),
    answerWorkingDays: value('answerWorkingDays'),
    signOffWorkingDays: value('signOffWorkingDays'),
    mediationWorkingDays: value('mediationWorkingDays'),
    minorityStatementWords: value('minorityStatementWords'),
    paymentPolicy: {
      offered: payment.offered,
      say: `${payment.ratePerHour} an hour, paid within ${payment.payWithinWorkingDays} working days. Expenses: ${payment.expenses}.`,
    },
    mirrorPublication: value('mirrorPublication'),
  };
}
