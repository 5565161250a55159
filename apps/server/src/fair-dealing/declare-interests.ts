import { whyNotDeclareInterests, type InterestEffect, type Refusal, type SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { refusing } from '../platform/refused.js';
import { Randomness } from '../platform/randomness.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { InterestDeclaration } from './interest-declaration.entity.js';

/** What somebody declares: an interest, or that there is none. */
export interface Declared {
  readonly hasInterests: boolean;
  readonly text: string;
  /** Sections that it touches; empty for all. */
  readonly sectionIds: readonly SectionId[];
  readonly effect: string;
}

/** What came of it. */
interface Declaring {
  readonly declaration: InterestDeclaration | null;
  readonly refusals: Refusal[];
}

/** One act: a member declares interests, or that there are none; a later one replaces it, and both are kept (R31). */
@Injectable()
export class DeclareInterests {
  private readonly listeners: ((tx: EntityManager, sections: readonly Section[]) => Promise<void>)[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly changes: ChangeFeed,
  ) {}

  /** Called once by each later slice that does something in the same transaction, with all sections locked; it may refuse. */
  afterwards(listener: (tx: EntityManager, sections: readonly Section[]) => Promise<void>): void {
    this.listeners.push(listener);
  }

  async run(actor: Actor, declared: Declared): Promise<Declaring> {
    const act = (): Promise<Declaring> => this.db.transaction((tx) => this.declare(tx, actor, declared));
    const done = await refusing(act, { declaration: null });
    // Rooms ask again who may write.
    if (done.declaration) this.changes.publish(`statement:${actor.statementId}`, { kind: 'interests' });
    return done;
  }

  private async declare(tx: EntityManager, actor: Actor, declared: Declared): Promise<Declaring> {
    const { statementId, membershipId } = actor;
    // Two declarations of one member come one after the other, and no words or signature of theirs in between.
    const lock = { mode: 'for_no_key_update' } as const;
    const sections = await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock });
    await tx.findOneOrFail(Membership, { where: { id: membershipId, statementId }, lock });
    const known = sections.map(({ id }) => id);
    const refusals = whyNotDeclareInterests({ ...declared, sections: declared.sectionIds, known });
    if (refusals.length > 0) return { declaration: null, refusals };
    const declaration = this.newDeclaration(actor, declared);
    const before = await tx.update(
      InterestDeclaration,
      { membershipId, replacedAt: IsNull() },
      { replacedAt: declaration.at },
    );
    await tx.insert(InterestDeclaration, declaration);
    await tx.update(Membership, { id: membershipId }, { interestsDeclared: true });
    await this.timeline.add(tx, {
      ...{ chain: statementId, actor },
      kind: before.affected ? 'interests.changed' : 'interests.declared',
      facts: {
        ...{ declaration: declaration.id, some: declaration.hasInterests, effect: declaration.effect },
        sections: declaration.sectionIds,
        // So that a published file, which has no ids, shows what an interest touches.
        keys: declaration.sectionIds.flatMap((id) => sections.find((section) => section.id === id)?.key ?? []),
      },
      ...(declaration.text !== '' && { committed: { text: declaration.text } }),
    });
    for (const listener of this.listeners) await listener(tx, sections);
    return { declaration, refusals: [] };
  }

  private newDeclaration({ statementId, membershipId }: Actor, declared: Declared): InterestDeclaration {
    const { hasInterests, text, sectionIds, effect } = declared;
    return {
      ...{ id: this.randomness.uuid(), statementId, membershipId, hasInterests },
      text: hasInterests ? text.trim() : '',
      sectionIds: hasInterests ? [...new Set(sectionIds)] : [],
      effect: hasInterests ? (effect as InterestEffect) : 'declare',
      ...{ at: this.clock.now(), replacedAt: null },
    };
  }
}
