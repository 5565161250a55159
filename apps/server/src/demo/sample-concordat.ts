import type { AgreementPart, ConcordatParameters, DraftPromise } from '#concordat';
import type { SampleConcordat } from './northmoor.js';

/** The sample's agreement as the parameters of a concordat. */
export function parametersOf({ parameters, ...charter }: SampleConcordat): ConcordatParameters {
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
    decisionRules: value('decisionRules'),
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
    formatsAtOpening: value('formatsAtOpening'),
    evidenceDisplayMinimum: value('evidenceDisplayMinimum'),
    charter: charterOf(charter),
  };
}

function charterOf({ definition, culture, shared, kept }: Omit<SampleConcordat, 'parameters'>) {
  return { definition, culture, shared, kept };
}

/** What the sample's groups promise each other. What we can count from the record is counted; the rest other groups say. */
export function promisesOf({ promises }: SampleConcordat): DraftPromise[] {
  return promises.map(({ text, promisedBy, checkName }) => {
    const code = COUNTED[checkName] ?? null;
    const part = PARTS[checkName] ?? 'practice';
    return { text, promisedBy, part, check: code === null ? 'manual' : 'query', code };
  });
}

/** The checks of the sample that are counted here, by the sample's names for them. */
const COUNTED: Readonly<Record<string, string>> = {
  'answers-in-time': 'answers-in-time',
  'easy-read-at-opening': 'easy-read-at-opening',
  'publish-needs-both-chairs': 'published-by-two',
  'removals-have-reasons': 'removals-explained',
  'interests-before-first-edit': 'interests-first',
  'read-back-confirmed': 'read-back',
};

/** Where each promise is read; the sample does not say. */
const PARTS: Readonly<Record<string, AgreementPart>> = {
  'caucus-exists': 'structure',
  'publish-needs-both-chairs': 'structure',
  'interests-before-first-edit': 'structure',
  'worker-privacy': 'culture',
  'expenses-covered': 'culture',
};
