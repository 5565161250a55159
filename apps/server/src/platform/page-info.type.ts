import { Field, ObjectType } from '@nestjs/graphql';

/** Whether a list goes on. */
@ObjectType('PageInfo', { description: 'Whether there is more of a list.' })
export class PageInfoType {
  @Field({ description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the last one; empty for an empty page.' })
  endCursor!: string | null;
}
