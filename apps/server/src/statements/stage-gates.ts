import { dayInEngland, callOpenUntil, whyNotMixed, type Constituency, type Refusal, type StageGates } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { pausesOf } from './pauses-of.js';
import { Section } from './section.entity.js';
import type { Statement } from './statement.entity.js';

/** What a later slice knows about a gate: open proposals, the label, the council's decision. */
export interface GateKeeper {
  gates(statementId: Statement['id'], tx: EntityManager): Promise<Partial<StageGates>>;
}

/** The co-chair with whose key a stage opens. */
export type Opener = Pick<Actor, 'statementId' | 'membershipId' | 'pseudonym' | 'constituency'>;

/** A stage that opens, and whether it does so for one co-chair who waited for the other. */
export interface OpenedStage {
  readonly to: StageGates['to'];
  readonly unanswered: boolean;
}

/** A later slice that does its part when a stage opens, in the same transaction. */
export interface StageFollower {
  opened(tx: EntityManager, by: Opener, stage: OpenedStage): Promise<void>;
}

/** Gathers everything that the rules look at before a stage opens. Later slices add what they know. */
@Injectable()
export class StageGateReader {
  private readonly keepers: GateKeeper[] = [];
  private readonly followers: StageFollower[] = [];

  constructor(
    private readonly concordats: ConcordatReader,
    private readonly memberships: MembershipReader,
    private readonly clock: Clock,
  ) {}

  /** Called once by each later slice when it starts. */
  register(keeper: GateKeeper): void {
    this.keepers.push(keeper);
  }

  /** Called once by each later slice that does something when a stage opens. */
  follow(follower: StageFollower): void {
    this.followers.push(follower);
  }

  /** Lets later slices do their part in a stage that has just opened; not when a paused statement goes on. */
  async opened(tx: EntityManager, by: Opener, stage: OpenedStage): Promise<void> {
    for (const follower of this.followers) await follower.opened(tx, by, stage);
  }

  async read(tx: EntityManager, statement: Statement, to: StageGates['to']): Promise<StageGates> {
    const standing = await this.concordats.standing(statement.id, tx);
    const { signatoriesPerConstituency, nominationCallDays, paymentPolicy } = standing.concordat.parameters;
    const startedOn = dayInEngland(statement.startedAt);
    const sections = await tx.find(Section, { where: { statementId: statement.id }, order: { position: 'ASC' } });
    const pauses = await pausesOf(tx, statement.id, this.clock.now());
    let gates: StageGates = {
      state: statement.state,
      to,
      pausedFrom: statement.pausedFrom,
      reason: null,
      otherReason: null,
      sections: sections.map(({ state, appendix, title }) => ({ state, appendix, title })),
      sponsorNamed: false,
      coChairs: (await this.memberships.coChairs(statement.id, tx)).map(({ constituency }) => constituency),
      constituenciesShort: await this.short(tx, statement, signatoriesPerConstituency),
      unmixed: await this.unmixed(tx, statement, signatoriesPerConstituency),
      paymentPolicy,
      agreement: { required: [...standing.required], agreed: [...standing.agreed] },
      openProposals: 0,
      openNominations: 0,
      // Bringing people together is calling for them: the call opens with the statement.
      callOpenUntil: callOpenUntil(startedOn, nominationCallDays, pauses),
      openChallenges: 0,
      comments: [],
      opening: null,
      today: dayInEngland(this.clock.now()),
      signing: { until: null, silent: [] },
      label: null,
      whyNoLabel: [],
      councilDecision: false,
    };
    for (const keeper of this.keepers) gates = { ...gates, ...(await keeper.gates(statement.id, tx)) };
    return gates;
  }

  private async unmixed(
    tx: EntityManager,
    statement: Statement,
    minimums: Readonly<Record<Constituency, number>>,
  ): Promise<Refusal[]> {
    return whyNotMixed(await this.memberships.mix(statement.id, tx), minimums);
  }

  private async short(
    tx: EntityManager,
    statement: Statement,
    minimums: Readonly<Record<Constituency, number>>,
  ): Promise<Constituency[]> {
    const signatories = await this.memberships.signatories(statement.id, tx);
    const count = (code: Constituency): number =>
      signatories.filter(({ constituency }) => constituency === code).length;
    return Object.entries(minimums)
      .filter(([code, minimum]) => count(code) < minimum)
      .map(([code]) => code);
  }
}
