import type { MembershipId, SectionId } from '#concordat';
import { paragraphsOf, whyNotSupported } from '#deliberation';
import { appendBlocks } from '#document';
import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { CurrentActor, type Actor } from '../membership/actor.js';
import { RefusalType } from '../platform/refusal.type.js';
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

@ObjectType({ description: 'What came of writing down words for somebody.' })
export class WriteForPayload {
  @Field(() => Int, { nullable: true, description: 'Number of the edit; empty when refused.' })
  seq!: number | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}

@Resolver()
export class ScribeResolver {
  constructor(private readonly write: WriteOnBehalf) {}

  @Mutation(() => WriteForPayload, {
    description: 'Writes somebody’s words at the end of a section. They are theirs; the facilitator gets no credit.',
  })
  @Requires('statement:act')
  async writeFor(
    @Args('input', { description: 'The words.' }) input: WriteForInput,
    @CurrentActor() actor: Actor,
  ): Promise<WriteForPayload> {
    const refusals = whyNotSupported(input);
    if (refusals.length > 0) return { seq: null, refusals };
    const blocks = paragraphsOf(input.text).map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
    return this.write.run({
      sectionId: input.sectionId as SectionId,
      writer: actor.membershipId,
      onBehalfOf: input.membershipId as MembershipId,
      mode: input.mode as SupportedWords['mode'],
      readBack: input.readBack as SupportedWords['readBack'],
      edit: (doc) => appendBlocks(doc, blocks),
    });
  }
}
