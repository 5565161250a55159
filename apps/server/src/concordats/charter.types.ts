import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { EverybodyReads } from '../platform/everybody-reads.js';

@ObjectType('KeptBack', { description: 'What one group keeps to itself.' })
@InputType('KeptBackInput', { description: 'What one group keeps to itself.' })
export class KeptBackType {
  @EverybodyReads()
  @Field({ description: 'What is not shared.' })
  what!: string;

  @EverybodyReads()
  @Field({ description: 'Why not.' })
  why!: string;
}

@ObjectType('AgreementCharter', { description: 'What an agreement says in the groups’ own words.' })
@InputType('AgreementCharterInput', { description: 'What an agreement says in the groups’ own words.' })
export class AgreementCharterType {
  @EverybodyReads()
  @Field({ description: 'What working together means to them.' })
  definition!: string;

  @EverybodyReads()
  @Field(() => [String], { description: 'How they treat each other, a sentence each.' })
  culture!: string[];

  @EverybodyReads()
  @Field(() => [String], { description: 'What all groups decide together.' })
  shared!: string[];

  @Field(() => [KeptBackType], { description: 'What is not shared, and why.' })
  kept!: KeptBackType[];
}
