import type { Refusal, SectionId } from '#concordat';
import { whyNotAgreeWhatChanged, whyNotSayWhatChanged } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Clock } from '../platform/clock.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { WhatChanged } from './power-panel.entity.js';
import { standsByWhatChanged } from './said-since.js';

/** What came of saying what changed, or of agreeing to it. */
export interface ChangeTold {
  readonly changed: WhatChanged | null;
  readonly refusals: Refusal[];
}

/** One act: a lead of a section says in one plain sentence what changed since the groups began. */
@Injectable()
export class SayWhatChanged {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, { sectionId, text }: { sectionId: SectionId; text: string }): Promise<ChangeTold> {
    return this.db.transaction(async (tx) => {
      const { statementId, constituency, roles, membershipId } = actor;
      const section = await tx.findOneByOrFail(Section, { id: sectionId, statementId });
      const { state: documentState } = await lockedStatement(tx, actor);
      const leads = await leadsOf(tx, this.memberships, section);
      const refusals = whyNotSayWhatChanged({ documentState, leads, constituency, roles, text });
      if (refusals.length > 0) return { changed: null, refusals };
      // Other words are not what somebody agreed to.
      const changed: WhatChanged = {
        ...{ sectionId, statementId, text: text.trim(), saidBy: membershipId, saidAt: this.clock.now() },
        ...{ agreedBy: null, agreedAt: null },
      };
      await tx.upsert(WhatChanged, changed, ['sectionId']);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'what-changed.said', actor },
        facts: { section: section.key },
        committed: { text: changed.text },
      });
      return { changed, refusals: [] };
    });
  }
}

/** One act: somebody of another group agrees to the sentence that they have read. */
@Injectable()
export class AgreeWhatChanged {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
  ) {}

  /** `seen` is the sentence on the member's screen: nobody agrees to words they have not read. */
  run(actor: Actor, { sectionId, seen }: { sectionId: SectionId; seen: string }): Promise<ChangeTold> {
    return this.db.transaction(async (tx) => {
      const { statementId, constituency, membershipId } = actor;
      const { key, signatories } = await tx.findOneByOrFail(Section, { id: sectionId, statementId });
      const { state: documentState } = await lockedStatement(tx, actor);
      const changed = await tx.findOneBy(WhatChanged, { sectionId });
      const saidBy = changed && (await this.memberships.byId(changed.saidBy, tx));
      const refusals = whyNotAgreeWhatChanged({
        ...{ documentState, saidBy, signatories, constituency },
        isAgreed: changed !== null && (await standsByWhatChanged(tx, [sectionId]))(changed),
        isSeen: changed?.text === seen,
      });
      if (!changed || refusals.length > 0) return { changed: null, refusals };
      Object.assign(changed, { agreedBy: membershipId, agreedAt: this.clock.now() });
      await tx.save(changed);
      await this.timeline.add(tx, {
        ...{ chain: statementId, kind: 'what-changed.agreed', actor },
        facts: { section: key },
        committed: { text: changed.text },
      });
      return { changed, refusals: [] };
    });
  }
}

/** Written, so that the sentence cannot change while somebody agrees to it, and publication cannot come between. */
function lockedStatement(tx: EntityManager, { statementId: id }: Actor): Promise<Statement> {
  return tx.findOneOrFail(Statement, { where: { id }, lock: { mode: 'for_no_key_update' } });
}
