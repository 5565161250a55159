import type { MembershipId, SectionId } from '#concordat';
import { paragraphsOf, whyNotSupported } from '#deliberation';
import { appendBlocks } from '#document';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { SectionAuthorsPayload } from '../attribution/attribution.types.js';
import { actedOn, type ActedOn } from '../attribution/authors.view.js';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { Requires } from '../platform/requires.js';
import { WriteOnBehalf, type SupportedWords } from './write-on-behalf.js';

/** What somebody said, and how. */
@InputType({ description: 'Words that a facilitator writes down for somebody who is not at a keyboard.' })
export class WriteForInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field(() => ID, { description: 'Whose words they are: a person, or a table at a workshop.' })
  membershipId!: string;

  @Field({ description: 'How they were said: phone, paper, workshop, visit, voice or BSL.' })
  mode!: string;

  @Field({ description: 'confirmed, or could-not-be-confirmed.' })
  readBack!: string;

  @Field({ description: 'The words; an empty line ends a paragraph.' })
  text!: string;
}

@Resolver()
export class ScribeResolver {
  constructor(private readonly write: WriteOnBehalf) {}

  @Mutation(() => SectionAuthorsPayload, {
    description: 'Writes somebody’s words at the end of a section. They are theirs; the facilitator gets no credit.',
  })
  @Requires('statement:act')
  async writeFor(
    @Args('input', { description: 'The words.' }) input: WriteForInput,
    @CurrentActor() actor: Actor,
  ): Promise<ActedOn> {
    const sectionId = input.sectionId as SectionId;
    const refusals = whyNotSupported(input);
    if (refusals.length > 0) return actedOn(actor, sectionId, { refusals });
    const blocks = paragraphsOf(input.text).map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
    const written = await this.write.run({
      sectionId,
      writer: actor.membershipId,
      onBehalfOf: input.membershipId as MembershipId,
      mode: input.mode as SupportedWords['mode'],
      readBack: input.readBack as SupportedWords['readBack'],
      edit: (doc) => appendBlocks(doc, blocks),
    });
    return actedOn(actor, sectionId, written);
  }
}
