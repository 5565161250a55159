import { dayInEngland, whyNotAgree, whyNotInForce, type AgreedUponNow, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Clock } from '../platform/clock.js';
import { Timeline } from '../timeline/timeline.js';
import { AgreedStatement } from './agreed-statement.js';
import { Concordat, ConcordatAgreement, ConcordatAmendment, ConcordatAnswer } from './concordat.entity.js';
import { ConcordatReader, type ConcordatStanding, type GroupAnswer } from './concordat.reader.js';

/** What a signatory says, and of which words. */
export interface SaidToAgreement {
  /** The hash of the agreement on the member's screen: nobody agrees to words they have not seen. */
  readonly seenHash: string;
  readonly agrees?: boolean;
  /** Why not. */
  readonly reason?: string | null;
}

/** The text that is answered, and how each group stood on it before. */
interface Answered {
  readonly standing: ConcordatStanding;
  /** Null when it is the version that governs, or will. */
  readonly amendment: ConcordatAmendment | null;
  readonly groups: readonly GroupAnswer[];
}

/**
 * One act: a signatory says yes or no to the agreement, or to a change of it. Their group has agreed when its way of deciding
 * says so (R1); with the last group the text takes force.
 */
@Injectable()
export class AgreeConcordat {
  // eslint-disable-next-line max-params -- the rule looks at the statement, others are told
  constructor(
    private readonly db: DataSource,
    private readonly reader: ConcordatReader,
    private readonly statement: AgreedStatement,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, said: SaidToAgreement): Promise<{ standing: ConcordatStanding | null; refusals: Refusal[] }> {
    const result = await this.db.transaction(async (tx) => {
      // Locked before it is read, so that two members of one group pressing at once are counted one after the other.
      const under = await this.statementNow(tx, actor);
      const before = await this.answered(tx, actor, said.seenHash);
      const refusals = whyNot(actor, said, under, before);
      if (refusals.length > 0) return { standing: null, refusals };
      await this.answer(tx, actor, said, before);
      await this.decide(tx, actor, before);
      return { standing: await this.reader.standing(actor.statementId, tx), refusals: [] };
    });
    if (result.standing) this.changes.publish(`statement:${actor.statementId}`, { kind: 'concordat.agreed' });
    return result;
  }

  private async statementNow(tx: EntityManager, { statementId }: Actor): Promise<AgreedUponNow> {
    const agreedUpon = await this.statement.lock(tx, statementId);
    const people = await this.reader.peopleWhoSign(statementId, tx);
    return { ...agreedUpon, people, today: dayInEngland(this.clock.now()) };
  }

  private async answered(tx: EntityManager, { statementId }: Actor, seenHash: string): Promise<Answered> {
    const standing = await this.reader.standing(statementId, tx);
    const open = await this.reader.amendment(statementId, tx);
    const amendment = open?.hash === seenHash ? open : null;
    const groups = amendment ? this.reader.answersTo(amendment, tx) : this.reader.answers(statementId, tx);
    return { standing, amendment, groups: await groups };
  }

  private async answer(
    tx: EntityManager,
    actor: Actor,
    { agrees = true, reason = null }: SaidToAgreement,
    { standing, amendment }: Answered,
  ): Promise<void> {
    const why = agrees ? null : (reason?.trim() ?? null);
    await tx.save(ConcordatAnswer, {
      textId: (amendment ?? standing.concordat).id,
      membershipId: actor.membershipId,
      constituency: actor.constituency ?? '',
      agrees,
      reason: why,
      at: this.clock.now(),
    });
    await this.timeline.add(tx, {
      ...{ chain: actor.statementId, kind: 'concordat.answered', actor },
      facts: { ...factsOf(standing, amendment), agrees },
      ...(why !== null && { committed: { reason: why } }),
    });
  }

  /** What the group decides with this answer, and what follows from it. */
  private async decide(tx: EntityManager, actor: Actor, { standing, amendment, groups }: Answered): Promise<void> {
    const { statementId } = actor;
    const textId = (amendment ?? standing.concordat).id;
    const by = standing.concordat.parameters;
    const now = amendment
      ? await this.reader.answersTo(amendment, tx)
      : await this.reader.count(tx, { statementId, textId, required: standing.required, by });
    const ofGroup = (all: readonly GroupAnswer[]) => all.find((one) => one.constituency === actor.constituency);
    const [was, is] = [ofGroup(groups)?.decision === 'yes', ofGroup(now)?.decision === 'yes'];
    if (!amendment) await this.keep(tx, actor, standing.concordat, is);
    if (was !== is) {
      const kind = is ? 'concordat.agreed' : 'concordat.no-longer-agreed';
      await this.timeline.add(tx, { chain: statementId, kind, actor, facts: factsOf(standing, amendment) });
    }
    if (amendment && now.every(({ decision }) => decision === 'yes')) {
      await this.takeForce(tx, actor, { standing, amendment, groups: now });
    } else if (!amendment && (await this.reader.standing(statementId, tx)).complete) {
      await this.sayInForce(tx, actor, factsOf(standing, null));
    }
  }

  private async keep(tx: EntityManager, actor: Actor, { id }: Concordat, agreed: boolean): Promise<void> {
    const row = { concordatId: id, constituency: actor.constituency ?? '' };
    const isKept = await tx.existsBy(ConcordatAgreement, row);
    if (isKept && !agreed) await tx.delete(ConcordatAgreement, row);
    if (isKept || !agreed) return;
    await tx.insert(ConcordatAgreement, { ...row, membershipId: actor.membershipId, agreedAt: this.clock.now() });
  }

  /** The change becomes the next version, as every group has agreed to exactly it. */
  private async takeForce(
    tx: EntityManager,
    actor: Actor,
    { standing, amendment, groups }: Answered & { amendment: ConcordatAmendment },
  ): Promise<void> {
    const { id, statementId, parameters, promises, hash, proposedBy, reason, proposedAt } = amendment;
    const now = this.clock.now();
    const asked = { createdAt: proposedAt, openedAt: proposedAt };
    const version = standing.concordat.version + 1;
    await tx.insert<object>(Concordat, {
      ...{ id, statementId, version, parameters, promises, hash, proposedBy, reason, ...asked },
    });
    for (const { constituency, answers } of groups) {
      const last = answers.at(-1);
      const membershipId = last?.membershipId ?? actor.membershipId;
      await tx.insert(ConcordatAgreement, { concordatId: id, constituency, membershipId, agreedAt: last?.at ?? now });
    }
    await tx.update(ConcordatAmendment, { id }, { inForceAt: now });
    await this.statement.apply(tx, actor, { was: standing.concordat.parameters, is: parameters });
    await this.sayInForce(tx, actor, { version, hash });
  }

  private async sayInForce(tx: EntityManager, actor: Actor, facts: { version: number; hash: string }): Promise<void> {
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'concordat.in-force', actor, facts });
  }
}

function whyNot(
  actor: Actor,
  { seenHash, agrees = true, reason = null }: SaidToAgreement,
  under: AgreedUponNow,
  { standing, amendment, groups }: Answered,
): Refusal[] {
  const { concordat, complete } = standing;
  const refusals = whyNotAgree({
    ...{
      documentState: under.documentState,
      constituency: actor.constituency ?? '',
      isSignatory: actor.signatory,
      agrees,
      reason,
    },
    required: groups.map(({ constituency }) => constituency),
    isInForce: amendment === null && complete && concordat.hash === seenHash,
    paymentPolicy: amendment === null ? concordat.parameters.paymentPolicy : null,
  });
  if (amendment === null && concordat.hash !== seenHash) {
    const because = 'The agreement changed after you opened it. Read it again before you answer.';
    refusals.push({ code: 'concordat.changed', because });
  }
  if (amendment && agrees) refusals.push(...whyNotInForce(concordat, amendment, under));
  return refusals;
}

function factsOf(
  { concordat }: ConcordatStanding,
  amendment: ConcordatAmendment | null,
): { version: number; hash: string } {
  return amendment
    ? { version: concordat.version + 1, hash: amendment.hash }
    : { version: concordat.version, hash: concordat.hash };
}
