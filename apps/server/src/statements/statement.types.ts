import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../platform/connection.js';
import { EverybodyReads } from '../platform/everybody-reads.js';
import { RefusalType } from '../platform/refusal.type.js';
import { CommentOpeningType } from './comment-opening.types.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';

@ObjectType('Section', { description: 'A section: the unit of writing, freezing and signing.' })
export class SectionType {
  @Field(() => ID, { description: 'Identifies the section.' })
  id!: string;

  @Field(() => ID, { description: 'The statement it belongs to.' })
  statementId!: string;

  @Field({ description: 'Short name used in addresses, such as `money`.' })
  key!: string;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'The question that this section answers.' })
  guidance!: string;

  @Field(() => Int, { description: 'Order in the statement, from 0.' })
  position!: number;

  @Field(() => [String], { description: 'Groups that lead it.' })
  leads!: string[];

  @Field(() => [String], { description: 'Groups asked to sign it.' })
  signatories!: string[];

  @Field({ description: 'Whether it is an appendix, which is frozen and not signed by itself.' })
  appendix!: boolean;

  @Field(() => Int, { nullable: true, description: 'About how many words it should have.' })
  wordGuide!: number | null;

  @Field({ description: 'Where it is: EMPTY, DRAFTING, READY, IN_COMMENT, RESPONDING, FROZEN, SIGNED and so on.' })
  state!: string;
}

@ObjectType('LinkedStatement', { description: 'A published statement, as another leads to it.' })
export class LinkedStatementType {
  @Field(() => ID, { description: 'Identifies the statement.' })
  id!: string;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'Where everybody can read it.' })
  path!: string;
}

@ObjectType('NextStage', { description: 'A stage that can open next, and what still blocks it.' })
export class NextStageType {
  @Field({ description: 'The stage.' })
  to!: string;

  @Field({ description: 'What opening it does, in words.' })
  words!: string;

  @Field({ description: 'Whether it takes a reason, which everybody can read.' })
  needsReason!: boolean;

  @Field(() => String, { nullable: true, description: 'The reason of the co-chair who waits; empty where none does.' })
  reason!: string | null;

  @Field(() => [LinkedStatementType], {
    description: 'Statements that could take its place, where the stage replaces it; else empty.',
  })
  successors!: LinkedStatementType[];

  @Field(() => ID, {
    nullable: true,
    description: 'The one of these that the co-chair chose who waits; empty where none was chosen.',
  })
  successorId!: string | null;

  @Field(() => [ID], { description: 'Memberships of co-chairs who have turned their key.' })
  turnedBy!: string[];

  @Field(() => [RefusalType], { description: 'What still blocks it; empty when both co-chairs may open it.' })
  blockedBy!: RefusalType[];

  @Field(() => CommentOpeningType, {
    nullable: true,
    description: 'What is owed and when each group could begin, where it opens comments; else empty.',
  })
  opening!: CommentOpeningType | null;
}

@ObjectType('StatementCouncil', { description: 'The council that hosts a statement.' })
export class StatementCouncilType {
  @Field({ description: 'Name.' })
  name!: string;

  @Field({ description: 'Short name used in addresses.' })
  slug!: string;

  @Field({ description: 'Whom to call when someone is in danger.' })
  safeguardingNotice!: string;
}

@ObjectType('Statement', { description: 'A statement that groups write, sign and publish together.' })
export class StatementType {
  @Field(() => ID, { description: 'Identifies the statement.' })
  id!: string;

  /** The scope of every resolved field's permission. */
  statementId!: string;

  councilId!: string;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'Short name used in its public address.' })
  slug!: string;

  @Field({ description: 'Kind of document.' })
  template!: string;

  @Field({ description: 'Stage: CONVENING, CONCORDAT, DRAFTING and so on.' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Why it is paused or withdrawn; empty while it is neither.' })
  stateReason!: string | null;

  @Field({ description: 'First day it is about.' })
  periodFrom!: string;

  @Field({ description: 'Last day it is about.' })
  periodTo!: string;

  @Field({ description: 'Day by which it is reviewed.' })
  reviewBy!: string;
}

/** A part of the statements of a person. */
export const StatementConnectionType = connectionOf(
  StatementType,
  'Statement',
  'Statements that somebody takes part in, newest first.',
);

@InputType({ description: "A choice among a template's sections." })
export class ChosenSectionInput {
  @Field({ description: "The section's key in the template." })
  key!: string;

  @EverybodyReads()
  @Field({ nullable: true, description: 'Another title.' })
  title?: string;

  @Field(() => [String], { nullable: true, description: 'Groups that lead it.' })
  leads?: string[];

  @Field(() => [String], { nullable: true, description: 'Groups asked to sign it.' })
  signatories?: string[];
}

@ObjectType('TemplateSection', { description: 'A section that a template proposes.' })
export class TemplateSectionType {
  @Field({ description: 'Short name, such as `money`.' })
  key!: string;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'The question that it answers.' })
  guidance!: string;
}

@ObjectType('Template', { description: 'A kind of statement to start from.' })
export class TemplateType {
  @Field({ description: 'Short name, such as `mps`.' })
  key!: string;

  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'Title in plain words.' })
  plainTitle!: string;

  @Field({ description: 'What it is for.' })
  purpose!: string;

  @Field(() => [TemplateSectionType], { description: 'Its sections, in reading order.' })
  sections!: TemplateSectionType[];
}

@InputType({ description: 'A new statement.' })
export class StartStatementInput {
  @Field(() => ID, { description: 'The council that hosts it.' })
  councilId!: string;

  @Field({ description: 'Key of the template, such as `mps`.' })
  template!: string;

  @EverybodyReads()
  @Field({ description: 'Title.' })
  title!: string;

  @Field({ description: 'First day it is about, like 2027-04-01.' })
  periodFrom!: string;

  @Field({ description: 'Last day it is about.' })
  periodTo!: string;

  @Field({ description: 'Day by which it is reviewed.' })
  reviewBy!: string;

  @Field(() => [ChosenSectionInput], { nullable: true, description: "Sections; the template's when left out." })
  sections?: ChosenSectionInput[];
}

@ObjectType({ description: 'What came of starting a statement.' })
export class StartStatementPayload {
  @Field(() => StatementType, { nullable: true, description: 'The statement; empty when refused.' })
  statement!: StatementType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

@ObjectType({ description: "What came of a co-chair's key for a stage." })
export class TurnStageKeyPayload {
  @Field(() => StatementType, { nullable: true, description: 'The statement as it now is; empty when refused.' })
  statement!: StatementType | null;

  @Field({ description: 'True when the other co-chair still has to agree.' })
  waiting!: boolean;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when the key was turned.' })
  refusals!: RefusalType[];
}

@ObjectType({ description: 'What came of marking a section ready or opening it again.' })
export class MarkReadyPayload {
  @Field(() => SectionType, { nullable: true, description: 'The section as it now is; empty when refused.' })
  section!: SectionType | null;

  @Field(() => [RefusalType], { description: 'Every reason why not; empty when it was done.' })
  refusals!: RefusalType[];
}

@ObjectType('StatementChange', { description: 'Something changed in a statement; ask again for what you show.' })
export class StatementChangeType {
  @Field({ description: 'What kind of change: stage, section, concordat.agreed, sign-off and so on.' })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'The section it was about, if one.' })
  sectionId!: string | null;
}

/** Shows a statement as the API does. */
export function statementType(statement: Statement): StatementType {
  const { id, councilId, title, slug, template, state, stateReason, periodFrom, periodTo, reviewBy } = statement;
  return { id, statementId: id, councilId, title, slug, template, state, stateReason, periodFrom, periodTo, reviewBy };
}

/** Shows a section as the API does. */
export function sectionType(section: Section): SectionType {
  const { id, statementId, key, title, guidance, position, leads, signatories, appendix, wordGuide, state } = section;
  return { id, statementId, key, title, guidance, position, leads, signatories, appendix, wordGuide, state };
}
