import { removalsThatAsk, type Removal } from '#attribution';
import type { MembershipId, SectionId } from '#concordat';
import { HIDDEN_BECAUSE, readsHidden, saysAgain, strongest } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { removalId } from './explain-removal.js';
import { FlaggedWords } from './flagged-words.js';
import { RemovalQuotes } from './removal-quotes.js';
import { RemovalReason } from './removal-reason.entity.js';
import type { Restoration } from './restoration.entity.js';
import { RestorationReader, type RemovalsOfGroups } from './restoration.reader.js';
import type { Shown } from './shown-authors.js';

/** What is known of the removals of a section beside that they were made. */
export type RemovalFacts = Pick<Shown, 'reasons' | 'waysBack' | 'asking' | 'quotes'>;

/** Reads why words were removed, who can have them back, and what they say to those who are asked about them (R8). */
@Injectable()
export class RemovalFactsReader {
  constructor(
    private readonly db: DataSource,
    private readonly restorations: RestorationReader,
    private readonly quotes: RemovalQuotes,
    private readonly flagged: FlaggedWords,
  ) {}

  /** What groups had back in a section, newest first. */
  restored(sectionId: SectionId): Promise<Restoration[]> {
    return this.restorations.ofSection(sectionId);
  }

  async of(actor: Actor, sectionId: SectionId, { removals, groups }: RemovalsOfGroups): Promise<RemovalFacts> {
    const given = await this.db.manager.findBy(RemovalReason, { sectionId });
    const shown = await this.reasonsFor(actor, given.length > 0);
    const reasons = new Map(given.map(({ id, reason }) => [id, shown(reason)]));
    const waysBack = await this.restorations.waysBack(sectionId, { removals, groups, group: actor.constituency });
    const groupOf = (id: string): string => groups.get(id as MembershipId) ?? '';
    const asking = removalsThatAsk(removals, groupOf);
    const isOwed = (removal: Removal): boolean => removal.removedBy === actor.membershipId && asking.has(removal);
    const asked = removals.filter((removal) => {
      const id = removalId(sectionId, removal);
      return waysBack.has(id) || (!reasons.has(id) && isOwed(removal));
    });
    return { reasons, waysBack, asking, quotes: await this.quotes.of(actor, sectionId, asked) };
  }

  /** A reason may say flagged words of the text again: then it is told only that it is hidden (R34, R38). */
  private async reasonsFor(actor: Actor, isAny: boolean): Promise<(reason: string) => string> {
    const all = isAny ? await this.flagged.inText(actor.statementId) : [];
    const flagged = all.filter((one) => !readsHidden(actor, one));
    return (reason) => {
      const hidden = strongest(flagged.filter((one) => saysAgain(one, { blockId: null, texts: [reason] })));
      return hidden ? HIDDEN_BECAUSE[hidden.ground] : reason;
    };
  }
}
