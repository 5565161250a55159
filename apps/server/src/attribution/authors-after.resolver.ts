import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { SectionAuthorsPayload, SectionAuthorsType } from './attribution.types.js';
import { AuthorsView, type ActedOn } from './authors.view.js';

/** Who wrote a section, in the answer to an act on it. */
@Resolver(() => SectionAuthorsPayload)
export class AuthorsAfterResolver {
  constructor(private readonly view: AuthorsView) {}

  @ResolveField(() => SectionAuthorsType, {
    nullable: true,
    description: 'Who wrote the section, as it is now; empty when refused.',
  })
  @Requires('statement:act')
  authors(@Parent() acted: ActedOn, @CurrentActor() actor: Actor): Promise<SectionAuthorsType | null> {
    return this.view.after(actor, acted);
  }
}
