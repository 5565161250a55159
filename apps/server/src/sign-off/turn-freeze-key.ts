import { isLockingOpen, sectionMoves, type Refusal, type SectionId, type SectionState } from '#concordat';
import type { JsonValue } from '#record';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ProposalReader } from '../deliberation/proposal.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused, refusing } from '../platform/refused.js';
import { freezeAct } from '../statements/key-acts.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { TwoKeys } from '../statements/two-keys.js';
import { Timeline } from '../timeline/timeline.js';
import { LapseReporter } from './lapse-reporter.js';
import { SectionFreezer } from './section-freezer.js';
import { SignOffReader, stateOf } from './sign-off.reader.js';

/** What came of a co-chair's key on a section: locked by now, or waiting for the other key. */
export interface FreezeTurn {
  /** The section as it now is; null when refused. */
  readonly section: Section | null;
  readonly waiting: boolean;
  readonly refusals: Refusal[];
}

/** One act: a co-chair turns a key to freeze a section for signing; the second key freezes it. */
@Injectable()
export class TurnFreezeKey {
  // eslint-disable-next-line max-params -- freezing touches keys, text, suggestions, record and feed in one transaction
  constructor(
    private readonly db: DataSource,
    private readonly keys: TwoKeys,
    private readonly proposals: ProposalReader,
    private readonly concerns: ConcernReader,
    private readonly freezer: SectionFreezer,
    private readonly signOffs: SignOffReader,
    private readonly lapses: LapseReporter,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(actor: Actor, { sectionId }: { sectionId: SectionId }): Promise<FreezeTurn> {
    const act = (): Promise<FreezeTurn> => this.db.transaction((tx) => this.turn(tx, actor, sectionId));
    const turn = await refusing(act, { section: null, waiting: false });
    if (turn.refusals.length === 0)
      this.changes.publish(`statement:${actor.statementId}`, { kind: 'section', sectionId });
    return turn;
  }

  private async turn(tx: EntityManager, actor: Actor, sectionId: SectionId): Promise<FreezeTurn> {
    const where = { id: sectionId, statementId: actor.statementId };
    const section = await tx.findOneOrFail(Section, { where, lock: { mode: 'pessimistic_write' } });
    const { refusals, complete } = await this.keys.turn(tx, actor, freezeAct(section));
    const { state } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
    if (!isLockingOpen(state)) refusals.push(NOT_NOW);
    refusals.push(...whyNotFreeze(section.state, await this.proposals.countUnanswered(sectionId, tx)));
    refusals.push(...(await this.concerns.whyNotGoOn(section, tx)));
    if (refusals.length > 0) throw new Refused(refusals);
    if (!complete) return { section, waiting: true, refusals: [] };
    await this.freeze(tx, actor, section);
    return { section, waiting: false, refusals: [] };
  }

  private async freeze(tx: EntityManager, actor: Actor, section: Section): Promise<void> {
    const { version, removals } = await this.freezer.freeze(tx, section);
    // Text that comes back unchanged keeps its signatures, so the section is at once what they amount to.
    section.state = sectionMoves(section.state, stateOf(await this.signOffs.ofSection(section, tx)));
    await tx.update(Section, { id: section.id }, { state: section.state });
    const { number, hash, epoch, seq, logHead } = version;
    const facts = { section: section.key, version: number, hash, epoch, seq, logHead, ...removals };
    // Salted, as a bare hash would let whoever knows the members find out who is behind a published pseudonym.
    const committed = { attribution: version.attribution as unknown as JsonValue };
    await this.timeline.add(tx, { chain: actor.statementId, kind: 'section.frozen', actor, facts, committed });
    await this.lapses.report(tx, section, version);
  }
}

const NOT_NOW: Refusal = {
  code: 'freeze.not-now',
  because: 'Sections are locked while answers are written in or people sign, and not while the statement is paused.',
};

function whyNotFreeze(state: SectionState, unanswered: number): Refusal[] {
  const refusals: Refusal[] = [];
  if (state !== 'RESPONDING') {
    refusals.push({
      code: 'freeze.wrong-state',
      because: 'A section can be locked for signing once comments have closed and their answers are being written in.',
    });
  }
  if (unanswered > 0) {
    const count =
      unanswered === 1 ? '1 suggestion or comment still needs' : `${unanswered} suggestions or comments still need`;
    refusals.push({
      code: 'freeze.unanswered',
      because: `${count} an answer with a reason before this can be locked.`,
    });
  }
  return refusals;
}
