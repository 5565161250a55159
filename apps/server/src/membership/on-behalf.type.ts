import type { MembershipId } from '#concordat';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { OnBehalf, SupportRow } from './whose-words.js';

/** For whom a facilitator suggests or comments. */
@InputType({ description: 'For whom a facilitator writes, and how it came to them.' })
export class OnBehalfInput {
  @Field(() => ID, { nullable: true, description: 'Whose words they are: a person, or a table at a workshop.' })
  membershipId!: string | null;

  @Field({ description: 'How they were said: phone, paper, workshop, visit, voice or BSL.' })
  mode!: string;

  @Field({ description: 'confirmed, or could-not-be-confirmed. Before one of them is true it is not taken.' })
  readBack!: string;
}

@ObjectType('WrittenDown', { description: 'That a facilitator wrote something down for somebody; never which one.' })
export class WrittenDownType {
  @Field({ description: 'How it was said: phone, paper, workshop, visit, voice or BSL.' })
  mode!: string;

  @Field({ description: 'Whether it was read back: confirmed, or could-not-be-confirmed.' })
  readBack!: string;
}

/** As the acts take it. */
export function asOnBehalf(input: OnBehalfInput | null | undefined): OnBehalf | null {
  return input ? { ...input, membershipId: (input.membershipId ?? null) as MembershipId | null } : null;
}

/** As it is shown; null where nobody wrote it down for them. */
export function writtenDown({ supportMode, readBack }: SupportRow): WrittenDownType | null {
  return supportMode === null || readBack === null ? null : { mode: supportMode, readBack };
}
