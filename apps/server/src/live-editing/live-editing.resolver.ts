import type { SectionId } from '#concordat';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { EachTime } from '../platform/each-time.js';
import { Requires } from '../platform/requires.js';
import { OpenSectionPayload } from './live-editing.types.js';
import { OpenSection } from './open-section.js';

@Resolver()
export class LiveEditingResolver {
  constructor(private readonly open: OpenSection) {}

  @Mutation(() => OpenSectionPayload, {
    description: 'Opens a section for writing, or for reading along where the caller may not write. Issues a ticket.',
  })
  @Requires('statement:act')
  @EachTime()
  openSection(
    @Args('sectionId', { type: () => ID, description: 'The section.' }) sectionId: SectionId,
    @CurrentActor() actor: Actor,
  ): Promise<OpenSectionPayload> {
    return this.open.run(actor, { sectionId });
  }
}
