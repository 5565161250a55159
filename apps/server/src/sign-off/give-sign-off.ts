import { sectionMoves, type Refusal, type SectionId } from '#concordat';
import type { ContentHash } from '#document';
import { positionMoves, whyNotSignOff, type Position, type Standing, type WayOfCounting } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline, type Added } from '../timeline/timeline.js';
import { ownPlace, type OwnPlace } from './own-place.js';
import { SignOffReceipt } from './sign-off-receipt.js';
import { SignOff, signerRef } from './sign-off.entity.js';
import { SignOffReader, stateOf, type GroupStanding } from './sign-off.reader.js';

/** A signatory's decision. */
export interface Decision {
  /** Null for the whole statement. */
  readonly sectionId: SectionId | null;
  /** Hash of the text on the signatory's screen. */
  readonly seenHash: ContentHash;
  readonly position: Position;
  readonly text: string | null;
  readonly showName: boolean;
}

/** One act: a signatory signs, signs with a reservation, does not sign or stands aside, on exact words (R16). */
@Injectable()
export class GiveSignOff {
  // eslint-disable-next-line max-params -- signing touches the rule's readers, the record, the receipt and the feed
  constructor(
    private readonly db: DataSource,
    private readonly reader: SignOffReader,
    private readonly timeline: Timeline,
    private readonly receipt: SignOffReceipt,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, decision: Decision): Promise<{ signOff: SignOff | null; refusals: Refusal[] }> {
    const result = await this.db.transaction((tx) => this.sign(tx, actor, decision));
    if (result.signOff) {
      this.changes.publish(`statement:${actor.statementId}`, { kind: 'sign-off', sectionId: decision.sectionId });
    }
    return result;
  }

  private async sign(
    tx: EntityManager,
    actor: Actor,
    decision: Decision,
  ): Promise<{ signOff: SignOff | null; refusals: Refusal[] }> {
    const subject = await this.subject(tx, actor, decision.sectionId);
    const isSignatory = await signsNow(tx, actor);
    const refusals = whyNotSignOff({
      ...subject.rules,
      seenHash: decision.seenHash,
      constituency: actor.constituency ?? '',
      isSignatory,
      isDecidedBefore: isSignatory && subject.isDecidedBefore,
      isJoinedLater: isSignatory && subject.isJoinedLater,
      mustStandAside: await this.reader.mustStandAside(actor, decision.sectionId, tx),
      position: decision.position,
      text: decision.text,
    });
    if (refusals.length > 0) return { signOff: null, refusals };
    const decided = this.newSignOff(actor, decision, subject);
    const { checkpoint, at } = await this.record(tx, actor, { signOff: decided, subject });
    const signOff: SignOff = { ...decided, at: new Date(at) };
    await tx.insert(SignOff, signOff);
    if (subject.section) await this.moveOn(tx, subject.section);
    await this.receipt.send(tx, actor, { signOff, title: subject.title, checkpoint });
    return { signOff, refusals: [] };
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    { signOff, subject: { section, mine } }: { signOff: Omit<SignOff, 'at'>; subject: Subject },
  ): Promise<Added> {
    const { id, position, hash, text, showName, decisionRule, quorum } = signOff;
    // Without saying whose it replaces: that would join what somebody signed without their name to the rest (R29).
    const again = mine !== 'WAITING';
    return this.timeline.add(tx, {
      chain: actor.statementId,
      kind: 'sign-off.given',
      actor: { pseudonym: signerRef(signOff, actor.pseudonym), constituency: actor.constituency },
      facts: { signOff: id, section: section?.key ?? null, position, hash, again, decisionRule, quorum },
      committed: { ...(text && { text }), ...(!showName && { by: actor.pseudonym }) },
    });
  }

  /** What is signed, with its rows locked, so that it cannot change between the check and the signature. */
  private async subject(tx: EntityManager, actor: Actor, sectionId: SectionId | null): Promise<Subject> {
    const sections = await tx.find(Section, {
      where: sectionId ? { id: sectionId, statementId: actor.statementId } : { statementId: actor.statementId },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    const statement = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    if (sectionId === null) {
      const { hash, whole, sections: standings } = await this.reader.ofStatement(actor.statementId, tx);
      const signatories = whole.map(({ constituency }) => constituency);
      const rules = {
        documentState: statement.state,
        sectionState: null,
        appendix: false,
        currentHash: hash,
        signatories,
      };
      const versions = standings.map(({ version }) => version?.number ?? 0);
      return { section: null, title: statement.title, versions, ...standingIn(whole, actor), rules };
    }
    const section = sections[0];
    if (!section) throw new Error('The section is not in this statement.');
    const { version, groups } = await this.reader.ofSection(section, tx);
    const rules = {
      documentState: statement.state,
      sectionState: section.state,
      appendix: section.appendix,
      currentHash: version?.hash ?? null,
      signatories: section.signatories,
    };
    const versions = version ? [version.number] : [];
    return { section, title: section.title, versions, ...standingIn(groups, actor), rules };
  }

  private newSignOff(actor: Actor, decision: Decision, { versions, counted, mine }: Subject): Omit<SignOff, 'at'> {
    const { sectionId, seenHash, position, text, showName } = decision;
    if (!counted) throw new Error('A group that is not asked to sign does not sign.');
    return {
      id: this.randomness.uuid(),
      statementId: actor.statementId,
      sectionId,
      hash: seenHash,
      versions: [...versions],
      membershipId: actor.membershipId,
      constituency: actor.constituency ?? '',
      position: positionMoves(mine, 'decide', position),
      text: text?.trim() || null,
      showName,
      decisionRule: counted.rule,
      quorum: counted.quorum,
    };
  }

  /** When every group has decided, the section's state says what that amounts to; one that changes its mind moves it (R18). */
  private async moveOn(tx: EntityManager, section: Section): Promise<void> {
    const state = sectionMoves(section.state, stateOf(await this.reader.ofSection(section, tx)));
    if (state !== section.state) await tx.update(Section, { id: section.id }, { state });
  }
}

/** How the actor's group is counted on what is signed (R17), undefined where it is not asked; and where the actor stands. */
function standingIn(
  groups: readonly GroupStanding[],
  actor: Actor,
): Pick<Subject, 'counted' | 'mine' | keyof OwnPlace> {
  const { constituency, membershipId } = actor;
  const group = groups.find((one) => one.constituency === constituency);
  const mine = group?.signOffs.find((one) => one.membershipId === membershipId)?.position ?? 'WAITING';
  const place = group ? ownPlace(group, actor) : { isDecidedBefore: false, isJoinedLater: false };
  return { counted: group && { rule: group.rule, quorum: group.needed }, mine, ...place };
}

/** Asked with the text locked: who hands signing over at this moment does so before this decision, or after it. */
function signsNow(tx: EntityManager, { membershipId: id }: Actor): Promise<boolean> {
  return tx.existsBy(Membership, { id, status: 'active', signatory: true });
}

interface Subject extends OwnPlace {
  readonly section: Section | null;
  readonly title: string;
  /** Numbers of the versions that a sign-off now is of. */
  readonly versions: readonly number[];
  readonly counted: WayOfCounting | undefined;
  /** The signatory's own position on it until now. */
  readonly mine: Standing;
  readonly rules: Pick<
    Parameters<typeof whyNotSignOff>[0],
    'documentState' | 'sectionState' | 'appendix' | 'currentHash' | 'signatories'
  >;
}
