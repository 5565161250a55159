import { readiness, type StageGates } from '#concordat';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('SectionReadiness', { description: 'Whether a section is ready to be commented on.' })
export class SectionReadinessType {
  @Field({ description: 'Title of the section.' })
  title!: string;

  @Field({ description: 'Whether a group that leads it has marked it ready.' })
  ready!: boolean;
}

@ObjectType('FormatAtOpening', { description: 'A format that a group is owed when comments open.' })
export class FormatAtOpeningType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field({ description: 'Code of the format, such as EASY_READ.' })
  format!: string;

  @Field(() => String, { nullable: true, description: 'Since when it is there, as YYYY-MM-DD; empty while it is not.' })
  readyOn!: string | null;
}

@ObjectType('ClockAtOpening', { description: 'The time of one group, if comments opened today.' })
export class ClockAtOpeningType {
  @Field({ description: 'Code of the group.' })
  constituency!: string;

  @Field(() => String, { nullable: true, description: 'First day, as YYYY-MM-DD; empty where a format is missing.' })
  startsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day, as YYYY-MM-DD; empty where a format is missing.' })
  closesOn!: string | null;

  @Field(() => [String], { description: 'Codes of the formats that it would wait for.' })
  waitsFor!: string[];
}

@ObjectType('CommentOpening', { description: 'What would be if comments opened today.' })
export class CommentOpeningType {
  @Field(() => [SectionReadinessType], { description: 'Every section, in order.' })
  sections!: SectionReadinessType[];

  @Field(() => [FormatAtOpeningType], { description: 'What is owed, and to whom.' })
  formats!: FormatAtOpeningType[];

  @Field(() => [String], { description: 'Titles of the sections of which there is Easy Read at least.' })
  easyReadOf!: string[];

  @Field(() => [ClockAtOpeningType], { description: 'One for each group that comments.' })
  clocks!: ClockAtOpeningType[];
}

/** What would be if comments opened today, as the API shows it; null once they have. */
export function openingType({
  opening,
  sections,
}: Pick<StageGates, 'opening' | 'sections'>): CommentOpeningType | null {
  if (!opening) return null;
  const { formats, easyReadOf, clocks } = opening;
  return {
    sections: readiness(sections),
    formats: [...formats],
    easyReadOf: [...easyReadOf],
    clocks: clocks.map((clock) => ({ ...clock, waitsFor: [...clock.waitsFor] })),
  };
}
