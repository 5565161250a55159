import type { SectionAttribution } from '#attribution';
import type { MembershipId, SectionId } from '#concordat';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Requires } from '../platform/requires.js';
import { AttributionReader } from './attribution.reader.js';
import { SectionAuthorsType, type WordsByType } from './attribution.types.js';

type Words = SectionAttribution['words'];

@Resolver(() => SectionAuthorsType)
export class AttributionResolver {
  constructor(
    private readonly attributions: AttributionReader,
    private readonly memberships: MembershipReader,
  ) {}

  @Query(() => SectionAuthorsType, { description: 'Who wrote a section: words that survive, by person and group.' })
  @Requires('statement:act')
  async whoWrote(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<SectionAuthorsType> {
    const attribution = await this.attributions.ofSection(sectionId);
    const show = await this.shower(actor, attribution.words);
    return {
      by: show(attribution.words),
      blocks: attribution.blocks.map(({ id, type, runs, words }) => ({
        blockId: id,
        type,
        begins: firstWords(runs.map(({ text }) => text).join('')),
        by: show(words),
      })),
    };
  }

  private async shower(actor: Actor, words: Words): Promise<(words: Words) => WordsByType[]> {
    const ids = words.map(({ by }) => by as MembershipId);
    const [names, groups] = await Promise.all([this.memberships.shown(ids, actor), this.memberships.groupsOf(ids)]);
    return (some) =>
      [...some]
        .sort((a, b) => b.words - a.words)
        .map(({ by, words: count }) => ({
          shownAs: names.get(by as MembershipId) ?? '',
          constituency: groups.get(by as MembershipId) ?? '',
          words: count,
        }));
  }
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > 8 ? `${words.slice(0, 8).join(' ')}…` : words.join(' ');
}
