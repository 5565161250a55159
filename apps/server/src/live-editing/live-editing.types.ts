import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { RefusalType } from '../platform/refusal.type.js';

/** See OpenSection. */
@ObjectType('OpenedSection', { description: 'What a browser needs to come into the live text of a section.' })
export class OpenedSectionType {
  @Field({ description: 'Pass for one connection to `/collab/:sectionId` in the next 30 seconds, as `?ticket=`.' })
  ticket!: string;

  @Field(() => Int, { description: 'Goes up when the live text is rebuilt; copies of an older epoch are void.' })
  epoch!: number;

  @Field(() => Int, { description: 'Version of the section schema; sent when connecting, as `?schemaVersion=`.' })
  schemaVersion!: number;

  @Field(() => [Float], {
    description:
      'Yjs client ids to write with (unsigned 32-bit), yours alone in this section. Empty when you only read.',
  })
  clientIds!: number[];

  @Field(() => Int, { description: 'Number of the newest committed change; 0 when nobody has written.' })
  headSeq!: number;

  @Field({ description: 'Whether you may write here now.' })
  mayWrite!: boolean;
}

@ObjectType({ description: 'What came of opening a section. Whoever may not write there reads along.' })
export class OpenSectionPayload {
  @Field(() => OpenedSectionType, { description: 'What the browser needs, to write or to read along.' })
  opened!: OpenedSectionType;

  @Field(() => [RefusalType], { description: 'Every reason why you cannot write; empty when you can.' })
  refusals!: RefusalType[];
}
