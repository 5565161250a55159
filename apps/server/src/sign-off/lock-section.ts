import { isLockingOpen, sectionMoves, type DocumentState, type Refusal, type SectionState } from '#concordat';
import type { JsonValue } from '#record';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProposalReader } from '../deliberation/proposal.reader.js';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import type { Actor } from '../membership/actor.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { LapseReporter } from './lapse-reporter.js';
import { SectionFreezer } from './section-freezer.js';
import { SectionVersion } from './section-version.entity.js';
import { SignOffReader, stateOf } from './sign-off.reader.js';

/** With whose key a section is locked: the second co-chair's, or nobody's where one group's co-chair waited in vain. */
export type LockedBy = { readonly actor: Actor } | { readonly askedBy: string | null };

/** Part of an act: locks a section for signing at the words that are in it, once its keys allow it. */
@Injectable()
export class LockSection {
  // eslint-disable-next-line max-params -- locking touches suggestions, concerns, text, sign-offs and the record
  constructor(
    private readonly proposals: ProposalReader,
    private readonly concerns: ConcernReader,
    private readonly freezer: SectionFreezer,
    private readonly signOffs: SignOffReader,
    private readonly lapses: LapseReporter,
    private readonly timeline: Timeline,
  ) {}

  /** Says what keeps a section from being locked, whoever agrees to it; empty when nothing does. */
  async whyNot(tx: EntityManager, section: Section, documentState: DocumentState): Promise<Refusal[]> {
    return [
      ...(isLockingOpen(documentState) ? [] : [NOT_NOW]),
      ...whyNotFreeze(section.state, await this.proposals.countUnanswered(section.id, tx)),
      ...(await this.concerns.whyNotGoOn(section, tx)),
    ];
  }

  /** The caller holds the section's row lock. */
  async lock(tx: EntityManager, section: Section, by: LockedBy): Promise<void> {
    const { version, removals } = await this.freezer.freeze(tx, section);
    const { number, hash, epoch, seq, logHead } = version;
    const facts = {
      ...{ section: section.key, version: number, hash, epoch, seq, logHead, ...removals },
      ...('askedBy' in by && { askedBy: by.askedBy }),
    };
    const actor = 'actor' in by ? by.actor : null;
    // Salted, as a bare hash would let whoever knows the members find out who is behind a published pseudonym.
    const committed = { attribution: version.attribution as unknown as JsonValue };
    const act = { chain: section.statementId, kind: 'section.frozen', actor, facts, committed };
    const { at } = await this.timeline.add(tx, act);
    const stored: SectionVersion = { ...version, frozenAt: new Date(at) };
    await tx.insert(SectionVersion, stored);
    // Text that comes back unchanged keeps its signatures, so the section is at once what they amount to.
    section.state = sectionMoves(section.state, stateOf(await this.signOffs.ofSection(section, tx)));
    await tx.update(Section, { id: section.id }, { state: section.state });
    await this.lapses.report(tx, section, stored);
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
