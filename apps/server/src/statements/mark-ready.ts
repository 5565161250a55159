import { mayMarkReady, sectionMoves, type Refusal, type SectionId, type SectionState } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';

/** Why a section may not be marked ready, as a later slice knows. Asked with the section's row locked. */
export type WhyNotReady = (section: Section, tx: EntityManager) => Promise<Refusal[]>;

/** One act: a lead says that a section can be read (DRAFTING to READY), or opens it for writing again. */
@Injectable()
export class MarkReady {
  private readonly others: WhyNotReady[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  /** Called once by each later slice that knows why a section may not be ready. */
  askAlso(whyNot: WhyNotReady): void {
    this.others.push(whyNot);
  }

  async run(
    actor: Actor,
    { sectionId, ready }: { sectionId: SectionId; ready: boolean },
  ): Promise<{ section: Section | null; refusals: Refusal[] }> {
    const result = await this.db.transaction(async (tx) => {
      const where = { id: sectionId, statementId: actor.statementId };
      const section = await tx.findOneOrFail(Section, { where, lock: { mode: 'for_no_key_update' } });
      const { state } = await tx.findOneByOrFail(Statement, { id: actor.statementId });
      const refusals = [...whyNotLead(actor, section), ...whyNotFrom(section.state, ready)];
      if (state !== 'DRAFTING') refusals.push(NOT_DRAFTING);
      if (ready) for (const whyNot of this.others) refusals.push(...(await whyNot(section, tx)));
      if (refusals.length > 0) return { section: null, refusals };
      section.state = sectionMoves(section.state, ready ? 'READY' : 'DRAFTING');
      await tx.update(Section, { id: sectionId }, { state: section.state });
      const kind = ready ? 'section.ready' : 'section.reopened-for-drafting';
      await this.timeline.add(tx, { chain: actor.statementId, kind, actor, facts: { section: section.key } });
      return { section, refusals: [] };
    });
    if (result.section) this.changes.publish(`statement:${actor.statementId}`, { kind: 'section', sectionId });
    return result;
  }
}

const NOT_DRAFTING: Refusal = {
  code: 'section.not-drafting',
  because: 'A section is marked ready, or opened for writing again, only while the statement is being written.',
};

function whyNotLead(actor: Actor, section: Section): Refusal[] {
  if (mayMarkReady(actor, section.leads)) return [];
  return [
    {
      code: 'section.not-lead',
      because:
        'Only a lead of this section can say that it is ready. Ask one of its leads or a co-chair of that group.',
    },
  ];
}

function whyNotFrom(state: SectionState, ready: boolean): Refusal[] {
  const from: readonly SectionState[] = ready ? ['DRAFTING'] : ['READY'];
  if (from.includes(state)) return [];
  const because = ready
    ? 'A section can be marked ready while it is being drafted and has words in it.'
    : 'Only a section that is marked ready can be opened for writing this way.';
  return [{ code: 'section.wrong-state', because }];
}
