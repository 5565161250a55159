import {
  dayInEngland,
  inOneWay,
  numberPromises,
  sectionKeys,
  whyNotAmend,
  whyNotClose,
  whyNotKnown,
  withSections,
  type ConcordatParameters,
  type DraftPromise,
  type Refusal,
  type StatementId,
  type WantedSections,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { AgreedStatement } from './agreed-statement.js';
import { Concordat, ConcordatAmendment } from './concordat.entity.js';
import { ConcordatReader } from './concordat.reader.js';
import { hashOfAgreement } from './hash-of-agreement.js';

/** A change to the agreement as somebody proposes it: what is left out stays as it is. */
export interface ProposedAmendment {
  readonly parameters: Partial<ConcordatParameters>;
  /** All promises of the changed agreement; undefined when they stay. */
  readonly promises?: readonly DraftPromise[] | undefined;
  /** Sections to add, to leave out, and to call otherwise. */
  readonly sections?: WantedSections | undefined;
  readonly reason: string;
}

/** What came of proposing or withdrawing a change. */
export interface AmendmentChanged {
  readonly amendment: ConcordatAmendment | null;
  readonly refusals: Refusal[];
}

/** One act: a signatory or a co-chair puts a change of the agreement to every group. It takes force when all have agreed. */
@Injectable()
export class ProposeAmendment {
  // eslint-disable-next-line max-params -- the rule looks at the statement, and a change is a new thing with an id
  constructor(
    private readonly db: DataSource,
    private readonly reader: ConcordatReader,
    private readonly statement: AgreedStatement,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run(actor: Actor, proposed: ProposedAmendment): Promise<AmendmentChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId } = actor;
      const { documentState, sections } = await this.statement.lock(tx, statementId);
      const { concordat } = await this.reader.standing(statementId, tx);
      const ever = await writtenDown(tx, statementId);
      const values = inOneWay({ ...concordat.parameters, ...proposed.parameters });
      const keys = ever.flatMap((text) => sectionKeys(text.parameters));
      const parameters = proposed.sections ? withSections(values, proposed.sections, sections, keys) : values;
      const known = ever.flatMap((text) => text.promises);
      const promises = numberPromises(proposed.promises ?? concordat.promises, known);
      const refusals = whyNotAmend({
        ...{ documentState, sections, now: concordat, proposed: { parameters, promises }, reason: proposed.reason },
        ...{ signatory: actor.signatory, isCoChair: actor.roles.includes('co-chair') },
        isAnotherOpen: (await this.reader.amendment(statementId, tx)) !== null,
        ...{ people: await this.reader.peopleWhoSign(statementId, tx), today: dayInEngland(this.clock.now()) },
        topicsTaken: await this.statement.topicsTaken(tx, statementId),
      });
      if (proposed.sections) refusals.push(...whyNotKnown(proposed.sections, sections));
      if (refusals.length > 0) return { amendment: null, refusals };
      const amendment: ConcordatAmendment = {
        ...{ id: this.randomness.uuid(), statementId, parameters, promises },
        ...{ hash: hashOfAgreement({ parameters, promises }), reason: proposed.reason.trim() },
        ...{ proposedBy: actor.membershipId, proposedAt: this.clock.now(), inForceAt: null, withdrawnAt: null },
      };
      await tx.insert<object>(ConcordatAmendment, amendment);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'concordat.amendment-proposed', actor },
        facts: { version: concordat.version + 1, hash: amendment.hash, was: concordat.hash },
        committed: { reason: amendment.reason },
      });
      return { amendment, refusals: [] };
    });
  }
}

/**
 * One act: a change is taken back before it takes force, by whoever proposed it. Anybody who signs, and a co-chair, does so
 * where that person has left, or where a group has said no: else no other change could follow.
 */
@Injectable()
export class WithdrawAmendment {
  constructor(
    private readonly db: DataSource,
    private readonly reader: ConcordatReader,
    private readonly statement: AgreedStatement,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor): Promise<AmendmentChanged> {
    return this.db.transaction(async (tx) => {
      const { statementId } = actor;
      await this.statement.lock(tx, statementId);
      const amendment = await this.reader.amendment(statementId, tx);
      const refusals = amendment ? await this.whyNot(tx, actor, amendment) : [NONE_WAITS];
      if (!amendment || refusals.length > 0) return { amendment: null, refusals };
      const withdrawnAt = this.clock.now();
      await tx.update(ConcordatAmendment, { id: amendment.id }, { withdrawnAt });
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'concordat.amendment-withdrawn', actor },
        facts: { hash: amendment.hash },
      });
      return { amendment: { ...amendment, withdrawnAt }, refusals: [] };
    });
  }

  private async whyNot(
    tx: EntityManager,
    { membershipId, signatory, roles }: Actor,
    amendment: ConcordatAmendment,
  ): Promise<Refusal[]> {
    return whyNotClose({
      ...{ isMine: amendment.proposedBy === membershipId, signatory, isCoChair: roles.includes('co-chair') },
      ...(await this.reader.howItWaits(amendment, tx)),
    });
  }
}

const NONE_WAITS: Refusal = { code: 'amendment.none', because: 'No change to the agreement waits for answers.' };

/** Every text that was ever written down for a statement, so that no number of a promise and no key is given twice. */
async function writtenDown(tx: EntityManager, statementId: StatementId): Promise<(Concordat | ConcordatAmendment)[]> {
  const versions = await tx.find(Concordat, { where: { statementId }, order: { version: 'DESC' } });
  const amendments = await tx.find(ConcordatAmendment, { where: { statementId }, order: { proposedAt: 'DESC' } });
  return [...versions, ...amendments];
}
