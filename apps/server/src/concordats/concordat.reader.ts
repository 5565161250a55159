import {
  decisionRuleOf,
  groupDecides,
  groupsToAmend,
  isAgreed,
  rulesToAmend,
  signatoryFloor,
  type ConcordatParameters,
  type Constituency,
  type DecisionRule,
  type MembershipId,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { MembershipReader } from '../membership/membership.reader.js';
import { Concordat, ConcordatAgreement, ConcordatAmendment, ConcordatAnswer } from './concordat.entity.js';

/** The concordat that governs a statement and how far its agreement has come. */
export interface ConcordatStanding {
  readonly concordat: Concordat;
  /** Groups that must agree, in the template's order. */
  readonly required: readonly Constituency[];
  readonly agreed: readonly Constituency[];
  readonly complete: boolean;
}

/** A version that every group has agreed. */
export interface VersionInForce {
  readonly concordat: Concordat;
  /** When each group agreed. */
  readonly agreements: readonly ConcordatAgreement[];
  readonly since: Date;
  /** When the next one took its place; null for the one in force. */
  readonly until: Date | null;
}

/** What one group says of a text, and what that amounts to in its way of deciding. */
export interface GroupAnswer {
  readonly constituency: Constituency;
  readonly decision: 'yes' | 'no' | 'waiting';
  /** Its way of deciding (R17). */
  readonly rule: DecisionRule;
  /** Fewest of its signatories who must have said. */
  readonly needed: number;
  readonly signatories: readonly MembershipId[];
  /** By those who sign for the group now, oldest first. */
  readonly answers: readonly ConcordatAnswer[];
}

/** Reads agreements. */
@Injectable()
export class ConcordatReader {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
  ) {}

  /**
   * The newest version and who has agreed it (R1). A proposed change is none before every group has agreed it. Throws when
   * the statement has no version: every statement has one.
   */
  async standing(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<ConcordatStanding> {
    const concordat = await tx.findOneOrFail(Concordat, { where: { statementId }, order: { version: 'DESC' } });
    const agreements = await tx.findBy(ConcordatAgreement, { concordatId: concordat.id });
    const required = concordat.parameters.signatoryConstituencies;
    const agreed = required.filter((code) => agreements.some((agreement) => agreement.constituency === code));
    return { concordat, required, agreed, complete: isAgreed([...required], agreed) };
  }

  /** The change that waits for answers; null when there is none. */
  amendment(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<ConcordatAmendment | null> {
    return tx.findOneBy(ConcordatAmendment, { statementId, inForceAt: IsNull(), withdrawnAt: IsNull() });
  }

  /** Every version that every group has agreed, oldest first. */
  async versions(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<VersionInForce[]> {
    return (await this.versionsOf([statementId], tx)).get(statementId) ?? [];
  }

  /** The same of many statements; one that has none is left out. */
  async versionsOf(
    statementIds: readonly StatementId[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlyMap<StatementId, VersionInForce[]>> {
    const where = { statementId: In([...statementIds]) };
    const all = await tx.find(Concordat, { where, order: { version: 'ASC' } });
    const given = await tx.find(ConcordatAgreement, {
      where: { concordatId: In(all.map(({ id }) => id)) },
      order: { agreedAt: 'ASC' },
    });
    const found = statementIds.map((id) => {
      const own = all.filter(({ statementId }) => statementId === id);
      return [id, inForceOf(own, given)] as const;
    });
    return new Map(found.filter(([, versions]) => versions.length > 0));
  }

  /** What each group says of the newest version, in its own way of deciding. */
  async answers(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<GroupAnswer[]> {
    const { concordat, required, agreed } = await this.standing(statementId, tx);
    const groups = await this.count(tx, { statementId, textId: concordat.id, required, by: concordat.parameters });
    return groups.map((group) => ({
      ...group,
      decision: agreed.includes(group.constituency) ? 'yes' : group.decision,
    }));
  }

  /** What each group says of a proposed change, by the rules of the agreement as it is. */
  async answersTo(amendment: ConcordatAmendment, tx: EntityManager = this.db.manager): Promise<GroupAnswer[]> {
    const { statementId, parameters } = amendment;
    const { concordat } = await this.standing(statementId, tx);
    const required = groupsToAmend(concordat.parameters, parameters);
    const minimums = { ...parameters.signatoriesPerConstituency, ...concordat.parameters.signatoriesPerConstituency };
    const decisionRules = rulesToAmend(concordat.parameters, parameters);
    const by = { ...concordat.parameters, signatoriesPerConstituency: minimums, decisionRules };
    return this.count(tx, { statementId, textId: amendment.id, required, by });
  }

  /** How many people sign for each group now; a group for which nobody does is left out. */
  async peopleWhoSign(
    statementId: StatementId,
    tx: EntityManager = this.db.manager,
  ): Promise<Record<Constituency, number>> {
    const people: Record<Constituency, number> = {};
    for (const { constituency } of await this.memberships.signatories(statementId, tx)) {
      people[constituency] = (people[constituency] ?? 0) + 1;
    }
    return people;
  }

  /** Whether whoever proposed a change takes part now, and whether a group has decided no (to close it, see `mayClose`). */
  async howItWaits(
    amendment: ConcordatAmendment,
    tx: EntityManager = this.db.manager,
  ): Promise<{ proposerTakesPart: boolean; isRefused: boolean }> {
    const proposer = await this.memberships.byId(amendment.proposedBy, tx);
    const groups = await this.answersTo(amendment, tx);
    return {
      proposerTakesPart: proposer?.status === 'active',
      isRefused: groups.some(({ decision }) => decision === 'no'),
    };
  }

  /** What each group says of a text, each in its way of deciding by this agreement. */
  async count(tx: EntityManager, { statementId, textId, required, by }: Question): Promise<GroupAnswer[]> {
    const given = await tx.find(ConcordatAnswer, { where: { textId }, order: { at: 'ASC' } });
    const members = await this.memberships.signatories(statementId, tx);
    return required.map((constituency) => {
      const ofGroup = members.filter((one) => one.constituency === constituency);
      const signatories = ofGroup.map(({ membershipId }) => membershipId);
      const needed = by.signatoriesPerConstituency[constituency] ?? signatoryFloor(constituency);
      const answers = given.filter(({ membershipId }) => signatories.includes(membershipId));
      const yes = answers.filter(({ agrees }) => agrees).length;
      const rule = decisionRuleOf(by, constituency);
      const question = { signatories: signatories.length, yes, no: answers.length - yes, quorum: needed };
      return {
        constituency,
        decision: groupDecides({ ...question, rule }),
        rule,
        needed,
        signatories,
        answers,
      };
    });
  }
}

interface Question {
  readonly statementId: StatementId;
  readonly textId: string;
  readonly required: readonly Constituency[];
  readonly by: Pick<ConcordatParameters, 'signatoriesPerConstituency' | 'decisionRule' | 'decisionRules'>;
}

/** Those of the versions of one statement that every group has agreed. */
function inForceOf(all: readonly Concordat[], given: readonly ConcordatAgreement[]): VersionInForce[] {
  const agreed = all.flatMap((concordat) => {
    const agreements = given.filter(({ concordatId }) => concordatId === concordat.id);
    const groups = agreements.map(({ constituency }) => constituency);
    const since = agreements.at(-1)?.agreedAt;
    const isInForce = isAgreed([...concordat.parameters.signatoryConstituencies], groups);
    return since && isInForce ? [{ concordat, agreements, since }] : [];
  });
  return agreed.map((version, index) => ({ ...version, until: agreed[index + 1]?.since ?? null }));
}
