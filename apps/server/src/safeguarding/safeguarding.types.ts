import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf, type Page } from '../platform/connection.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('SafeguardingReferral', {
  description: 'Words that are hidden because somebody is worried about a person. For safeguarding leads only.',
})
export class SafeguardingReferralType {
  @Field(() => ID, { description: 'Identifies it.' })
  id!: string;

  @Field({ description: '`text`, `suggestion`, `comment`, `own-words` or `reason`.' })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'The section; empty where it is about the whole statement.' })
  sectionId!: string | null;

  @Field(() => [String], { description: 'The words as they are now, in paragraphs; none where they are gone.' })
  words!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'A paragraph as it was flagged, where it says something else by now or is gone; empty where it does not.',
  })
  asFlagged!: string | null;

  @Field({ description: 'What whoever flagged them said; empty where they said nothing.' })
  why!: string;

  @Field({ description: 'Who flagged them, as they are shown here.' })
  flaggedBy!: string;

  @Field(() => [String], { description: 'Who wrote them, as they are shown here; none where many may have.' })
  writtenBy!: string[];

  @Field({ description: 'When they were flagged.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: '`PUT_BACK` or `TAKEN_OUT`; empty while nobody has decided.' })
  decision!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a safeguarding lead did, and why; empty while nobody has.',
  })
  note!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'By which others find what was referred to them; empty for none.',
  })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'The safeguarding lead who decided, as they are shown here.' })
  decidedBy!: string | null;

  @Field(() => Date, { nullable: true, description: 'When they did.' })
  decidedAt!: Date | null;

  @Field({ description: 'Whether the caller had a hand in the words, so that another lead has to decide.' })
  isOwn!: boolean;
}

/** A page of referrals. */
export const SafeguardingReferralConnectionType = connectionOf(
  SafeguardingReferralType,
  'SafeguardingReferral',
  'Words that are hidden because somebody is worried about a person.',
);

/** A page of referrals, as a value. */
export type SafeguardingReferralPage = Page<SafeguardingReferralType>;

@InputType({ description: 'What a safeguarding lead decides about words that are hidden.' })
export class DecideReferralInput {
  @Field(() => ID, { description: 'The referral.' })
  referralId!: string;

  @Field({ description: '`PUT_BACK` shows the words again; `TAKEN_OUT` keeps them hidden.' })
  decision!: string;

  @Field({ description: 'What the lead did, and why. Only safeguarding leads read it.' })
  note!: string;

  @Field({ defaultValue: '', description: 'By which others find what was referred to them; empty for none.' })
  reference!: string;
}

@ObjectType('DecidedReferral', {
  description: 'A referral that a safeguarding lead has decided about, without its words.',
})
export class DecidedReferralType {
  @Field(() => ID, { description: 'The referral, to be read again.' })
  id!: string;

  @Field({ description: '`PUT_BACK` or `TAKEN_OUT`.' })
  decision!: string;

  @Field({ description: 'When it was decided.' })
  decidedAt!: Date;
}

/** Without its words: answers to mutations are kept for a day, for whoever asks twice (kept-answers.ts). */
@ObjectType({ description: 'What came of a decision about words that are hidden.' })
export class ReferralPayload {
  @Field(() => DecidedReferralType, { nullable: true, description: 'The referral; empty when refused.' })
  referral!: DecidedReferralType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}
