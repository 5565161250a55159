import {
  dayInEngland,
  isDay,
  whyNotReviewBy,
  type ConcordatParameters,
  type Constituency,
  type CouncilId,
  type DraftPromise,
  type PersonId,
  type Refusal,
  type SectionId,
  type StatementId,
} from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DraftConcordat } from '../concordats/draft-concordat.js';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Refused, refusing } from '../platform/refused.js';
import { Timeline } from '../timeline/timeline.js';
import { emptySection } from './empty-section.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';
import { TEMPLATES, defaultParameters, templateOf, type Template, type TemplateSection } from './templates.js';

/** What a new statement is about. Sections default to the template's. */
export interface NewStatement {
  readonly councilId: CouncilId;
  readonly template: string;
  readonly title: string;
  readonly slug?: string;
  /** ISO dates. */
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly reviewBy: string;
  readonly language?: string;
  /** A choice among the template's sections, in this order, with changes to title, leads and signatories. */
  readonly sections?: readonly ChosenSection[];
  /** Changes to the concordat that the template proposes. */
  readonly parameters?: Partial<ConcordatParameters>;
  /** What the groups promise each other, instead of what every agreement starts with. */
  readonly promises?: readonly DraftPromise[];
  /** `CONVENING` for demonstration data that was got together already. Else its sponsor and co-chairs are named first. */
  readonly begins?: 'PROPOSED' | 'CONVENING';
  /** For demonstration data: when it was really loaded, while the clock shows the dates of the sample. */
  readonly demonstration?: { readonly loadedAt: string };
}

/** A template's section as the group wants it. */
export interface ChosenSection {
  readonly key: string;
  readonly title?: string;
  readonly leads?: readonly Constituency[];
  readonly signatories?: readonly Constituency[];
}

/** One act: starts a statement from a template, with empty sections (R3) and version 1 of its concordat. */
@Injectable()
export class StartStatement {
  constructor(
    private readonly db: DataSource,
    private readonly draftConcordat: DraftConcordat,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  async run(
    by: { readonly personId: PersonId; readonly pseudonym: string },
    input: NewStatement,
  ): Promise<{ statement: Statement | null; refusals: Refusal[] }> {
    return refusing(() => this.db.transaction((tx) => this.within(tx, by, input)), { statement: null });
  }

  /** The same act, as a part of another. Throws `Refused` where the agreement that it starts with cannot stand. */
  async within(
    tx: EntityManager,
    by: { readonly personId: PersonId; readonly pseudonym: string },
    input: NewStatement,
  ): Promise<{ statement: Statement | null; refusals: Refusal[] }> {
    const template = templateOf(input.template);
    if (!template) return { statement: null, refusals: [unknownTemplate(input.template)] };
    const { sections, refusals } = chosenSections(template, input.sections);
    refusals.push(...whyNotDates(input, dayInEngland(this.clock.now())), ...whyNotTitle(input));
    if (refusals.length > 0) return { statement: null, refusals };
    return this.write(tx, by, { input, template, sections });
  }

  private async write(
    tx: EntityManager,
    by: { readonly personId: PersonId; readonly pseudonym: string },
    { input, template, sections }: { input: NewStatement; template: Template; sections: TemplateSection[] },
  ): Promise<{ statement: Statement | null; refusals: Refusal[] }> {
    const slug = input.slug ?? slugOf(input.title);
    if (await tx.existsBy(Statement, { councilId: input.councilId, slug })) {
      return { statement: null, refusals: [slugTaken(slug)] };
    }
    const statement = this.newStatement(by.personId, input, slug);
    await tx.insert(Statement, statement);
    await tx.insert(
      Section,
      sections.map((section, position) => this.newSection(statement.id, section, position)),
    );
    const parameters = { ...defaultParameters(template, sections), ...input.parameters };
    const titles = Object.fromEntries(sections.map(({ key, title }) => [key, title]));
    const agreement = { parameters, titles, promises: input.promises };
    const { refusals } = await this.draftConcordat.run(tx, statement.id, agreement);
    if (refusals.length > 0) throw new Refused(refusals);
    if (input.demonstration) {
      const { loadedAt } = input.demonstration;
      await this.timeline.add(tx, {
        chain: statement.id,
        kind: 'demonstration.loaded',
        actor: null,
        facts: { loadedAt },
      });
    }
    await this.timeline.add(tx, {
      chain: statement.id,
      kind: 'statement.started',
      actor: { pseudonym: by.pseudonym, constituency: null },
      facts: { template: template.key, title: statement.title, sections: sections.map(({ key }) => key) },
    });
    return { statement, refusals: [] };
  }

  private newStatement(startedBy: PersonId, input: NewStatement, slug: string): Statement {
    return {
      id: this.randomness.uuid() as StatementId,
      councilId: input.councilId,
      template: input.template,
      slug,
      title: input.title.trim(),
      language: input.language ?? 'en-GB',
      periodFrom: input.periodFrom,
      periodTo: input.periodTo,
      reviewBy: input.reviewBy,
      state: input.begins ?? 'PROPOSED',
      pausedFrom: null,
      successorId: null,
      stateReason: null,
      startedBy,
      startedAt: this.clock.now(),
    };
  }

  private newSection(statementId: StatementId, section: TemplateSection, position: number): Section {
    return emptySection({
      id: this.randomness.uuid() as SectionId,
      statementId,
      key: section.key,
      title: section.title,
      guidance: section.guidance,
      position,
      leads: [...section.suggestedLead],
      signatories: [...section.signatories],
      appendix: section.appendix,
      wordGuide: section.wordGuide,
    });
  }
}

function chosenSections(
  template: Template,
  chosen: readonly ChosenSection[] | undefined,
): { sections: TemplateSection[]; refusals: Refusal[] } {
  if (!chosen) return { sections: [...template.sections], refusals: [] };
  const refusals: Refusal[] = [];
  const sections: TemplateSection[] = [];
  for (const choice of chosen) {
    const section = template.sections.find(({ key }) => key === choice.key);
    if (!section) {
      refusals.push({
        code: 'statement.unknown-section',
        because: `This template has no section "${choice.key}". Choose from: ${template.sections.map(({ key }) => key).join(', ')}.`,
      });
      continue;
    }
    sections.push({
      ...section,
      title: choice.title ?? section.title,
      suggestedLead: choice.leads ?? section.suggestedLead,
      signatories: choice.signatories ?? section.signatories,
    });
  }
  return { sections, refusals };
}

function whyNotDates({ periodFrom, periodTo, reviewBy }: NewStatement, today: string): Refusal[] {
  if (![periodFrom, periodTo, reviewBy].every(isDay)) {
    return [{ code: 'statement.dates', because: 'Give the period and the review date as dates, like 2027-03-31.' }];
  }
  if (periodFrom >= periodTo) {
    return [{ code: 'statement.period', because: 'The period must end after it begins.' }];
  }
  return whyNotReviewBy(reviewBy, today);
}

function whyNotTitle({ title, slug = slugOf(title) }: Pick<NewStatement, 'title' | 'slug'>): Refusal[] {
  if (title.trim() !== '' && slug !== '') return [];
  return [{ code: 'statement.title', because: 'Give the statement a title.' }];
}

function unknownTemplate(key: string): Refusal {
  const known = TEMPLATES.map((template) => template.key).join(', ');
  return { code: 'statement.unknown-template', because: `There is no template "${key}". Choose one of: ${known}.` };
}

function slugTaken(slug: string): Refusal {
  return {
    code: 'statement.slug-taken',
    because: `Your council already has a statement at the address "${slug}". Choose another title or address.`,
  };
}

/** What the address of a statement is made of: lower-case letters, digits and single dashes; empty where a title has none. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
