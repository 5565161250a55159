import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';

@ObjectType('MeasureTable', { description: 'A table of a measure, in words.' })
export class MeasureTableType {
  @Field({ description: 'What it shows.' })
  caption!: string;

  @Field(() => [String], { description: 'Headings. The first column names the row.' })
  columns!: readonly string[];

  @Field(() => [[String]], {
    description: 'Rows of cells. Of what can be many, the first hundred, and how many more there are in a last row.',
  })
  rows!: readonly (readonly string[])[];

  @Field({ description: 'What to say where it has no row.' })
  empty!: string;
}

@ObjectType('Measure', { description: 'One measure of how equal the work was, with its meaning and its limits.' })
export class MeasureType {
  @Field({ description: 'Key, such as `agenda` or `own-verdict`.' })
  key!: string;

  @Field({ description: 'In a few words.' })
  title!: string;

  @Field({ description: 'What it means.' })
  meaning!: string;

  @Field(() => [String], { description: 'What it cannot say.' })
  limits!: readonly string[];

  @Field(() => [MeasureTableType], { description: 'What it found.' })
  tables!: readonly MeasureTableType[];
}

@ObjectType('PowerPanel', { description: 'How power was shared: eleven measures and no single score.' })
export class PowerPanelType {
  @Field(() => [MeasureType], { description: 'All eleven, always in the same order.' })
  measures!: readonly MeasureType[];

  @Field(() => [String], { description: 'What stands beside every showing of it.' })
  beside!: readonly string[];
}

@ObjectType('WhatChanged', { description: 'What changed in a section since the groups began.' })
export class WhatChangedType {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'Its title.' })
  title!: string;

  @Field(() => [String], { description: 'Codes of groups that lead it.' })
  leads!: string[];

  @Field(() => [String], { description: 'Codes of groups that sign it.' })
  signatories!: string[];

  @Field(() => String, { nullable: true, description: 'The sentence; empty while nobody has said it.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the group whose lead said it; empty while nobody has.' })
  saidBy!: string | null;

  @Field({ description: 'Whether somebody of another group has agreed to it.' })
  isAgreed!: boolean;
}

@ObjectType('AcceptedSuggestion', { description: 'A suggestion that was agreed, in whole or in part.' })
export class AcceptedSuggestionType {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({ description: 'Title of its section.' })
  section!: string;

  @Field({ description: 'What was suggested.' })
  proposedText!: string;

  @Field({ description: 'Whether somebody has said that the council had opposed it at first.' })
  isFlagged!: boolean;
}

/** A part of the suggestions that were agreed. */
export const AcceptedSuggestionConnectionType = connectionOf(
  AcceptedSuggestionType,
  'AcceptedSuggestion',
  'Suggestions that were agreed, oldest first.',
);

@ObjectType('LadderRating', { description: 'How equal a group found it.' })
export class LadderRatingType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field(() => Int, { description: 'The rung, from 1 to 7.' })
  rung!: number;

  @Field({ description: 'Why, in one paragraph.' })
  why!: string;
}

@ObjectType('PanelWork', { description: 'What members add to the power panel themselves.' })
export class PanelWorkType {
  @Field(() => [WhatChangedType], { description: 'One for each section that is signed, in reading order.' })
  changes!: WhatChangedType[];

  @Field(() => [LadderRatingType], { description: 'How equal each group found it, by group.' })
  ratings!: LadderRatingType[];
}

@InputType({ description: 'How equal the caller’s group found it.' })
export class RateLadderInput {
  @Field(() => ID, { description: 'The statement.' })
  statementId!: string;

  @Field(() => Int, { description: 'The rung, from 1 to 7.' })
  rung!: number;

  @EverybodyReads()
  @Field({ description: 'Why, in one paragraph. Everybody can read it.' })
  why!: string;
}

@InputType({ description: 'What changed in a section.' })
export class SayWhatChangedInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @EverybodyReads()
  @Field({ description: 'One plain sentence. Everybody can read it.' })
  text!: string;
}

@InputType({ description: 'Agreeing to what a lead said.' })
export class AgreeWhatChangedInput {
  @Field(() => ID, { description: 'The section.' })
  sectionId!: string;

  @Field({ description: 'The sentence as it was read.' })
  seen!: string;
}

@InputType({ description: 'Whether the council had opposed a suggestion at first.' })
export class FlagFirstOpposedInput {
  @Field(() => ID, { description: 'The suggestion.' })
  proposalId!: string;

  @Field({ description: 'True to say so, false to take it back.' })
  flag!: boolean;
}

@ObjectType({ description: 'What came of an act on the power panel.' })
export class PanelWorkPayload {
  @Field(() => PanelWorkType, { nullable: true, description: 'All of it as it now is; empty when refused.' })
  work!: PanelWorkType | null;

  @Field(() => [RefusalType], { description: 'Every reason why it was not done; empty when it was.' })
  refusals!: RefusalType[];
}
