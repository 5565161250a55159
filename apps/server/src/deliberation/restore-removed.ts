import {
  bringBackWords,
  takenTogether,
  removalsThatAsk,
  wasPutBack,
  whyNotRestore,
  wordsOf,
  type Removal,
  type WordsTakenOut,
} from '#attribution';
import type { MembershipId, Refusal, SectionId } from '#concordat';
import { readSection, type SectionBlock } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { removalId } from '../attribution/explain-removal.js';
import { Restoration } from '../attribution/restoration.entity.js';
import { RestorationReader } from '../attribution/restoration.reader.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Randomness } from '../platform/randomness.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { ReceiveProposal } from './receive-proposal.js';

/** Which words are wanted back. */
export interface WordsWantedBack {
  readonly sectionId: SectionId;
  /** What identifies their removal, see removalId. */
  readonly removal: string;
  /** Why, for those who answer where it becomes a suggestion; may be empty. */
  readonly reason: string;
}

/** The same, and whether they go back with others that were asked for. */
interface WordsWanted extends WordsWantedBack {
  readonly isOther?: true;
}

/** What came of it: put back in a row of the log, or suggested. Both null when refused. */
export interface HadBack {
  readonly seq: number | null;
  readonly proposalId: string | null;
  readonly refusals: Refusal[];
}

/** A removal with its words, on a text that may have moved on by the time that something is written. */
interface Found extends WordsTakenOut {
  readonly removal: Removal;
  readonly epoch: number;
  readonly seq: number;
}

/** What came of it, and which words of the same group were taken in the same go: they come back with these. */
interface TriedOnce extends HadBack {
  readonly others: readonly string[];
}

/**
 * One act: a group has words back that another took out of the text, more than 12 of them in one go. Once they go back where
 * they stood, as those of whoever wrote them first. After that they become a suggestion of the one who asks (R8).
 */
@Injectable()
export class RestoreRemoved {
  // eslint-disable-next-line max-params -- words are found, held against the rules, written or suggested, and recorded
  constructor(
    private readonly db: DataSource,
    private readonly attributions: AttributionReader,
    private readonly restorations: RestorationReader,
    private readonly memberships: MembershipReader,
    private readonly texts: SectionTextReader,
    private readonly write: WriteAsMember,
    private readonly receive: ReceiveProposal,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, wanted: WordsWantedBack): Promise<HadBack> {
    const { statementId } = actor;
    const section = await this.db.manager.findOneByOrFail(Section, { id: wanted.sectionId, statementId });
    const { others, ...done } = await this.tryOften(actor, section, wanted);
    if (done.refusals.length > 0) return this.ofFirstPress(actor, wanted, done);
    // What is left of few words would be too few to ask for.
    for (const removal of others) await this.tryOften(actor, section, { ...wanted, removal, isOther: true });
    this.changes.publish(`statement:${statementId}`, { kind: 'removal', sectionId: section.id });
    return done;
  }

  /** Where somebody else wrote in the meantime, the words stand elsewhere by then. */
  private async tryOften(actor: Actor, section: Section, wanted: WordsWanted): Promise<TriedOnce> {
    let done = await this.tryOnce(actor, section, wanted);
    for (let tries = 1; tries < TRIES && done.refusals.some(({ code }) => code === MOVED_ON.code); tries += 1) {
      done = await this.tryOnce(actor, section, wanted);
    }
    return done;
  }

  private async tryOnce(actor: Actor, section: Section, wanted: WordsWanted): Promise<TriedOnce> {
    const isIt = (one: Removal): boolean => removalId(section.id, one) === wanted.removal;
    const { epoch, seq, removals, all } = await this.attributions.takenOut(section.id, isIt);
    const found = removals[0] ? { ...removals[0], epoch, seq } : null;
    const groupOf = await this.groupOf(found ? all : []);
    const refusals = whyNotRestore({
      removal: found?.removal ?? null,
      asksForReason: wanted.isOther === true || (found !== null && removalsThatAsk(all, groupOf).has(found.removal)),
      ...{ whose: groupOf(found?.removal.whose ?? ''), asking: actor.constituency },
    });
    if (!found || refusals.length > 0) return { seq: null, proposalId: null, refusals, others: [] };
    const goes = takenTogether(all, groupOf).find((one) => one.removals.includes(found.removal));
    const others = (goes?.removals ?? [])
      .map((one) => removalId(section.id, one))
      .filter((id) => id !== wanted.removal);
    const restorations = await this.restorations.ofSection(section.id);
    const before = await this.restorations.putBackOnce(section.id, restorations);
    const isAgain = restorations.some(({ removal }) => removal === wanted.removal) || wasPutBack(found.parts, before);
    const had = await (isAgain ? this.suggest(actor, found, wanted) : this.putBack(actor, section, { found, wanted }));
    return { ...had, others };
  }

  private async groupOf(removals: readonly Removal[]): Promise<(id: string) => string> {
    const people = removals.flatMap(({ whose, removedBy }) => [whose, removedBy] as MembershipId[]);
    const groups = await this.memberships.groupsOf([...new Set(people)]);
    return (id) => groups.get(id as MembershipId) ?? '';
  }

  private async putBack(
    actor: Actor,
    section: Section,
    { found, wanted }: { found: Found; wanted: WordsWantedBack },
  ): Promise<HadBack> {
    const writer = await this.db.manager.findOneByOrFail(Membership, { id: actor.membershipId });
    const leaseOwner = await this.db.manager.findOneByOrFail(Membership, { id: found.removal.whose as MembershipId });
    const restores = found.firstSeq - 1;
    const past = await this.texts.atSeq(section.id, found.epoch, restores);
    const before: SectionBlock[] = past ? readSection(past) : [];
    const { seq, refusals } = await this.write.run({
      sectionId: section.id,
      writer,
      leaseOwner,
      restores,
      edit: (doc) => {
        if (!bringBackWords(doc, found.parts, before)) throw new Refused([MOVED_ON]);
      },
      alongside: async (tx, row) => {
        if (row - 1 !== found.seq) throw new Refused([MOVED_ON]);
        await this.keep(tx, actor, { found, wanted, seq: row, proposalId: null });
        const facts = { section: section.key, removal: wanted.removal, words: found.removal.words, seq: row };
        await this.timeline.add(tx, { chain: section.statementId, kind: 'removal.restored', actor, facts });
      },
    });
    return { seq, proposalId: null, refusals };
  }

  private async suggest(actor: Actor, found: Found, { sectionId, removal, reason }: WordsWantedBack): Promise<HadBack> {
    const { spot, block } = found.parts[0] ?? { spot: null, block: { id: '', after: null } };
    const { proposal, refusals } = await this.receive.run({
      ...{ sectionId, proposer: actor.membershipId, baseText: '', proposedText: wordsOf(found.parts) },
      blockId: (spot ? block.id : block.after) ?? 'first',
      reason: reason.trim() === '' ? ASK_BACK : reason,
      ...{ sentOnceAs: `removal ${removal}`, wereInText: true },
    });
    if (!proposal) return { seq: null, proposalId: null, refusals };
    await this.db.transaction(async (tx) => {
      const where = { proposalId: proposal.id };
      // Locked, so that of two presses one writes it down.
      await tx.findOneOrFail(Section, { where: { id: sectionId }, lock: { mode: 'for_no_key_update' } });
      if (await tx.existsBy(Restoration, where)) return;
      const wanted = { sectionId, removal, reason };
      await this.keep(tx, actor, { found, wanted, seq: null, proposalId: proposal.id });
    });
    return { seq: null, proposalId: proposal.id, refusals: [] };
  }

  private async keep(
    tx: EntityManager,
    { membershipId }: Actor,
    kept: { found: Found; wanted: WordsWantedBack; seq: number | null; proposalId: string | null },
  ): Promise<void> {
    const { found, wanted, seq, proposalId } = kept;
    const { whose, removedBy, words } = found.removal;
    await tx.insert(Restoration, {
      ...{ id: this.randomness.uuid(), sectionId: wanted.sectionId, removal: wanted.removal, words },
      ...{ whose: whose as MembershipId, removedBy: removedBy as MembershipId, askedBy: membershipId },
      ...{ epoch: found.epoch, seq, proposalId, at: this.clock.now() },
    });
  }

  /** The second of two presses finds the words back: what the first one did is the answer to both. */
  private async ofFirstPress(
    actor: Actor,
    { sectionId, removal }: WordsWantedBack,
    refused: HadBack,
  ): Promise<HadBack> {
    if (!refused.refusals.every(({ code }) => code === 'removal.gone')) return refused;
    const where = { sectionId, removal, askedBy: actor.membershipId };
    const first = await this.db.manager.findOne(Restoration, { where, order: { at: 'DESC' } });
    return first ? { seq: first.seq, proposalId: first.proposalId, refusals: [] } : refused;
  }
}

/** How often it is looked again where the words stood, while others write. */
const TRIES = 5;

const ASK_BACK = 'Another group took these words of ours out again. We ask for them back.';

const MOVED_ON: Refusal = {
  code: 'removal.moved-on',
  because: 'Others are writing in this section right now. Try again in a moment.',
};
