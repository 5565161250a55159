import { Field, ObjectType } from '@nestjs/graphql';

/** Why a person may not do something now. */
@ObjectType('Refusal', { description: 'A reason why something cannot be done now, with what to do about it.' })
export class RefusalType {
  @Field({ description: 'Stable code for programs, such as `sign-off.text-changed`.' })
  code!: string;

  @Field({ description: 'A whole sentence for people.' })
  because!: string;
}
