import {
  inOneWay,
  type AgreementPart,
  type ConcordatParameters,
  type ConcordatPromise,
  type DecisionRule,
} from '#concordat';
import { useQuery } from 'urql';
import { useChanges } from '../api/useChanges.js';
import { graphql } from '../generated/gql.js';
import type { AgreementQuery } from '../generated/graphql.js';

const AGREEMENT = graphql(`
  query Agreement($statementId: ID!) {
    agreement(statementId: $statementId) {
      version
      hash
      open
      required
      agreed
      complete
      values {
        ...AgreementValuesShown
      }
      groups {
        ...GroupAnswerShown
      }
      promises {
        promise {
          ...PromiseShown
        }
        state
        counted
        canMark
        marks {
          constituency
          kept
          reason
          at
        }
      }
      amendment {
        version
        hash
        reason
        proposedBy
        isMine
        closing
        values {
          ...AgreementValuesShown
        }
        promises {
          ...PromiseShown
        }
        groups {
          ...GroupAnswerShown
        }
      }
      versions {
        version
        since
        until
      }
    }
  }

  fragment AgreementValuesShown on AgreementValues {
    groups
    decisionRule
    ownRules {
      constituency
      rule
    }
    minimums {
      constituency
      minimum
    }
    sections {
      key
      leads
      signatories
    }
    sectionNames {
      key
      title
      purpose
      nominationId
    }
    nominationCallDays
    commentPeriodDays
    answerWorkingDays
    signOffWorkingDays
    mediationWorkingDays
    minorityStatementWords
    evidenceDisplayMinimum
    formatsAtOpening
    paymentOffered
    payment
    mirrorPublication
    reviewBy
    charter {
      definition
      culture
      shared
      kept {
        what
        why
      }
    }
  }

  fragment PromiseShown on AgreementPromise {
    id
    text
    promisedBy
    part
    check
    code
  }

  fragment GroupAnswerShown on GroupAnswer {
    constituency
    decision
    rule
    needed
    signatories {
      shownAs
      isMe
      agrees
      reason
    }
  }
`);

export type Agreement = AgreementQuery['agreement'];
export type GroupSaid = Agreement['groups'][number];
export type PromiseShown = Agreement['promises'][number];

/** The agreement of a statement, asked for again whenever something in it changes. */
export function useAgreement(statementId: string) {
  const [{ data, error }, ask] = useQuery({ query: AGREEMENT, variables: { statementId } });
  const again = (): void => ask({ requestPolicy: 'network-only' });
  useChanges(statementId, again);
  return { data, error, again };
}

/** The values as the rules know them. */
export function parametersOf({
  groups,
  minimums,
  sections,
  ownRules,
  charter,
  sectionNames,
  reviewBy,
  ...values
}: Agreement['values']): ConcordatParameters {
  return inOneWay({
    ...values,
    decisionRule: values.decisionRule as DecisionRule,
    decisionRules: Object.fromEntries(ownRules.map(({ constituency, rule }) => [constituency, rule as DecisionRule])),
    signatoryConstituencies: groups,
    signatoriesPerConstituency: Object.fromEntries(
      minimums.map(({ constituency, minimum }) => [constituency, minimum]),
    ),
    sectionLeads: Object.fromEntries(sections.map(({ key, leads }) => [key, leads])),
    sectionSignatories: Object.fromEntries(sections.map(({ key, signatories }) => [key, signatories])),
    sectionNames: Object.fromEntries(
      sectionNames.map(({ key, title, purpose, nominationId }) => [
        key,
        { title, purpose, ...(nominationId && { nominationId }) },
      ]),
    ),
    paymentPolicy: { offered: values.paymentOffered, say: values.payment },
    ...(charter && { charter }),
    ...(reviewBy && { reviewBy }),
  });
}

/** A promise as the rules know it. */
export function promiseOf(promise: PromiseShown['promise']): ConcordatPromise {
  const { id, text, promisedBy, part, check, code = null } = promise;
  return { id, text, promisedBy, part: part as AgreementPart, check: check as ConcordatPromise['check'], code };
}
