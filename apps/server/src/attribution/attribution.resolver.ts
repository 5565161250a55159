import type { SectionId } from '#concordat';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Requires } from '../platform/requires.js';
import { AttributionReader } from './attribution.reader.js';
import { SectionAuthorsType } from './attribution.types.js';
import { peopleIn, shownAuthors } from './shown-authors.js';

@Resolver(() => SectionAuthorsType)
export class AttributionResolver {
  constructor(
    private readonly attributions: AttributionReader,
    private readonly memberships: MembershipReader,
  ) {}

  @Query(() => SectionAuthorsType, {
    description: 'Who wrote a section: words that survive, by person and group, who moved them, and what was removed.',
  })
  @Requires('statement:act')
  async whoWrote(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<SectionAuthorsType> {
    const attribution = await this.attributions.ofSection(sectionId);
    const people = peopleIn(attribution);
    const names = await this.memberships.shown(people, actor);
    const groups = await this.memberships.groupsOf(people);
    return shownAuthors(attribution, { names, groups });
  }
}
