import { whyNotDescribe, whyNotNoteAttempt } from '#sign-off';
import type { Refusal, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Clock } from '../platform/clock.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { Mediation } from './mediation.entity.js';
import { MediationReader } from './mediation.reader.js';

/** What a mediation is about, and who helps. */
export interface MediationDetails {
  readonly mediationId: string;
  readonly issue: string;
  readonly mediator: string;
  /** Null where it is about the whole. */
  readonly sectionId: SectionId | null;
}

/** What came of an act on a mediation. */
export interface MediationChanged {
  readonly mediation: Mediation | null;
  readonly refusals: Refusal[];
}

/** One act: a co-chair or a facilitator says what a mediation is about. It can be put better while it goes on. */
@Injectable()
export class DescribeMediation {
  constructor(
    private readonly db: DataSource,
    private readonly mediations: MediationReader,
    private readonly timeline: Timeline,
  ) {}

  run(actor: Actor, { mediationId, sectionId, ...said }: MediationDetails): Promise<MediationChanged> {
    return this.db.transaction(async (tx) => {
      const mediation = await lockedMediation(tx, actor, mediationId);
      const { statementId } = actor;
      const section = sectionId && (await tx.findOneByOrFail(Section, { id: sectionId, statementId }));
      const standing = await this.mediations.standing(mediation, tx);
      const refusals = whyNotDescribe({ standing, roles: actor.roles, ...said });
      if (refusals.length > 0) return { mediation: null, refusals };
      const [issue, mediator] = [said.issue.trim(), said.mediator.trim()];
      Object.assign(mediation, { sectionId, issue, mediator });
      await tx.update(Mediation, { id: mediation.id }, { sectionId, issue, mediator });
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'mediation.described', actor },
        facts: { mediation: mediation.id, section: section ? section.key : null },
        committed: { issue, mediator },
      });
      return { mediation, refusals: [] };
    });
  }
}

/** One act: a co-chair or a facilitator notes what was tried. */
@Injectable()
export class NoteAttempt {
  constructor(
    private readonly db: DataSource,
    private readonly mediations: MediationReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, { mediationId, note }: { mediationId: string; note: string }): Promise<MediationChanged> {
    return this.db.transaction(async (tx) => {
      const mediation = await lockedMediation(tx, actor, mediationId);
      const standing = await this.mediations.standing(mediation, tx);
      const refusals = whyNotNoteAttempt({ standing, roles: actor.roles, note });
      if (refusals.length > 0) return { mediation: null, refusals };
      const at = this.clock.now().toISOString();
      mediation.attempts = [...mediation.attempts, { note: note.trim(), at }];
      await tx.save(mediation);
      await this.timeline.add(tx, {
        ...{ chain: actor.statementId, kind: 'mediation.attempt-noted', actor },
        facts: { mediation: mediation.id, attempt: mediation.attempts.length },
        committed: { note: note.trim() },
      });
      return { mediation, refusals: [] };
    });
  }
}

/** A mediation of the actor's statement, so that nobody else changes it until the act commits. */
export function lockedMediation(tx: EntityManager, { statementId }: Actor, id: string): Promise<Mediation> {
  return tx.findOneOrFail(Mediation, { where: { id, statementId }, lock: { mode: 'for_no_key_update' } });
}
