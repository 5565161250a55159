import type { Refusal, SectionId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { AttributionReader } from './attribution.reader.js';
import type { SectionAuthorsType } from './attribution.types.js';
import { BroughtText } from './brought-text.entity.js';
import { RemovalFactsReader } from './removal-facts.reader.js';
import { supportedIn } from './supported-words.js';
import { broughtShown, peopleIn, restorationShown, shownAuthors } from './shown-authors.js';

/** An act on a section, as its answer is kept: without words, which may be hidden by the time that it is asked for again. */
export interface ActedOn {
  readonly statementId: StatementId;
  readonly sectionId: SectionId;
  readonly refusals: Refusal[];
}

/** Names where an act was done. */
export function actedOn(
  { statementId }: Actor,
  sectionId: SectionId,
  { refusals }: { readonly refusals: Refusal[] },
): ActedOn {
  return { statementId, sectionId, refusals };
}

/** Shows who wrote a section, with each person as the one who asks may see them. */
@Injectable()
export class AuthorsView {
  constructor(
    private readonly db: DataSource,
    private readonly attributions: AttributionReader,
    private readonly memberships: MembershipReader,
    private readonly removals: RemovalFactsReader,
  ) {}

  async of(actor: Actor, sectionId: SectionId): Promise<SectionAuthorsType> {
    const attribution = await this.attributions.ofSection(sectionId);
    const restored = await this.removals.restored(sectionId);
    const brought = await this.db.manager.find(BroughtText, { where: { sectionId }, order: { at: 'ASC', id: 'ASC' } });
    const supported = await supportedIn(this.db.manager, sectionId);
    const others = [...brought.map(({ broughtBy }) => broughtBy), ...supported.map(({ whose }) => whose)];
    const people = [...new Set([...peopleIn(attribution, restored), ...others])];
    const names = await this.memberships.shown(people, actor);
    const groups = await this.memberships.groupsOf(people);
    const facts = await this.removals.of(actor, sectionId, { removals: attribution.removals, groups });
    const shown = { names, groups, sectionId, me: actor.membershipId, ...facts };
    return {
      ...shownAuthors(attribution, shown),
      restored: restored.map((one) => restorationShown(one, shown)),
      brought: broughtShown(brought, attribution, shown),
      supported: supported.map(({ whose, ...how }) => ({ ...how, shownAs: names.get(whose) ?? '' })),
    };
  }

  /** What stands in the answer to an act on a section; null where it was refused. */
  async after(actor: Actor, { sectionId, refusals }: ActedOn): Promise<SectionAuthorsType | null> {
    return refusals.length > 0 ? null : this.of(actor, sectionId);
  }
}
