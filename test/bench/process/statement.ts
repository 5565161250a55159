import {
  PROMISE_CHECKS,
  type ConcordatPromise,
  type CouncilId,
  type DocumentState,
  type SectionId,
  type SectionState,
  type StatementId,
} from '#concordat';
import type { DataSource } from 'typeorm';
import { hashOfAgreement } from '../../../apps/server/src/concordats/hash-of-agreement.js';
import { Concordat, ConcordatAgreement } from '../../../apps/server/src/concordats/concordat.entity.js';
import type { Membership } from '../../../apps/server/src/membership/membership.entity.js';
import type { Person } from '../../../apps/server/src/membership/person.entity.js';
import { Section } from '../../../apps/server/src/statements/section.entity.js';
import { Statement } from '../../../apps/server/src/statements/statement.entity.js';
import {
  defaultParameters,
  templateOf,
  type Template,
  type TemplateSection,
} from '../../../apps/server/src/statements/templates.js';
import { insertAll } from './bulk.js';
import { members } from './people.js';
import type { Seeded } from './random.js';
import { RecordWriter } from './record-writer.js';
import { SectionWriter } from './section-writer.js';

/** What a statement is to be. */
export interface Wanted {
  readonly councilId: CouncilId;
  readonly slug: string;
  readonly title: string;
  readonly sections: number;
  readonly state: DocumentState;
  readonly sectionState: SectionState;
  readonly people: readonly Person[];
  readonly startedAt: Date;
}

/** A statement whose agreement stands, with everything in it but words. */
export interface Begun {
  readonly statement: Statement;
  readonly sections: readonly Section[];
  readonly members: readonly Membership[];
  readonly record: RecordWriter;
}

/** Starts a statement, brings its people together and has every group agree. Its record is kept until it is stored. */
export async function begin(db: DataSource, random: Seeded, wanted: Wanted): Promise<Begun> {
  const { startedAt: at, people, councilId, slug, title, state } = wanted;
  const template = templateOf('mps');
  if (!template) throw new Error('There is no template.');
  const statement: Statement = {
    ...{ id: random.uuid<StatementId>(), councilId, template: template.key, slug, title, language: 'en-GB', state },
    ...{ periodFrom: '2026-04-01', periodTo: '2029-03-31', reviewBy: '2029-03-31', pausedFrom: null },
    ...{ stateReason: null, successorId: null, startedBy: people[0]!.id, startedAt: at },
  };
  await db.manager.insert(Statement, statement);
  const chosen = sectionsOf(template, wanted.sections);
  const sections = chosen.map((one, position) => sectionRow(random, { statement, one, position, wanted }));
  await insertAll(db, Section, sections);
  const joined = await members(db, random, { statementId: statement.id, people, at });
  const record = new RecordWriter(statement.id, random, at);
  record.add(
    'statement.started',
    { pseudonym: people[0]!.pseudonym, constituency: null },
    {
      ...{ template: template.key, title, sections: sections.map(({ key }) => key) },
    },
  );
  for (const member of joined) record.add('member.joined', member, { roles: member.roles });
  await agree(db, random, { statement, template, chosen, joined, record });
  return { statement, sections, members: joined, record };
}

/** As many as are asked for: the template's, and again under other names where it has fewer. */
function sectionsOf({ sections }: Template, count: number): TemplateSection[] {
  const signed = sections.filter(({ appendix }) => !appendix);
  return Array.from({ length: count }, (_, index) => {
    const one = signed[index % signed.length]!;
    const part = Math.floor(index / signed.length) + 1;
    return part === 1 ? one : { ...one, key: `${one.key}-${part}`, title: `${one.title} (${part})` };
  });
}

function sectionRow(
  random: Seeded,
  {
    statement,
    one,
    position,
    wanted,
  }: { statement: Statement; one: TemplateSection; position: number; wanted: Wanted },
): Section {
  const { key, title, guidance, wordGuide, appendix, suggestedLead, signatories } = one;
  return {
    ...{ id: random.uuid<SectionId>(), statementId: statement.id, key, title, guidance, position, wordGuide, appendix },
    ...{ leads: [...suggestedLead], signatories: [...signatories], state: wanted.sectionState },
    ...{ epoch: 1, headSeq: 0, logHead: '0'.repeat(64) },
  };
}

interface Agreeing {
  readonly statement: Statement;
  readonly template: Template;
  readonly chosen: readonly TemplateSection[];
  readonly joined: readonly Membership[];
  readonly record: RecordWriter;
}

async function agree(db: DataSource, random: Seeded, of: Agreeing): Promise<void> {
  const { statement, template, chosen, joined, record } = of;
  const parameters = defaultParameters(template, chosen);
  const promises = promisesOf(random);
  const hash = hashOfAgreement({ parameters, promises });
  const at = record.now;
  const concordat = { id: random.uuid(), statementId: statement.id, version: 1, parameters, promises, hash };
  await db.manager.insert<object>(Concordat, { ...concordat, createdAt: at, openedAt: at });
  for (const constituency of parameters.signatoryConstituencies) {
    const member = joined.find((one) => one.constituency === constituency);
    if (!member) continue;
    const agreement = { concordatId: concordat.id, constituency, membershipId: member.id, agreedAt: at };
    await db.manager.insert(ConcordatAgreement, agreement);
    record.add('concordat.agreed', member, { version: 1, hash });
  }
  record.add('stage.opened', null, { from: 'CONCORDAT', to: statement.state });
}

/** Ten that people say of, and every one that is counted from the record. */
function promisesOf(random: Seeded): ConcordatPromise[] {
  const base = { promisedBy: [], part: 'practice' as const };
  const said = Array.from({ length: 10 }, () => ({ text: random.sentence(9), check: 'manual' as const, code: null }));
  const counted = PROMISE_CHECKS.map(({ code, label }) => ({ text: label, check: 'query' as const, code }));
  return [...said, ...counted].map((one, index) => ({ ...base, ...one, id: `P${index + 1}` }));
}

/** A paragraph of a section, by its id. */
export interface Paragraph {
  readonly id: string;
  readonly text: string;
}

/** Writes the first words of a section, each paragraph by somebody else. */
export function writeSection(
  { members: writers, record }: Begun,
  section: Section,
  { random, paragraphs, words }: { random: Seeded; paragraphs: number; words: number },
): { writer: SectionWriter; blocks: Paragraph[] } {
  const writer = new SectionWriter(section.id, random);
  const blocks: Paragraph[] = [];
  record.add('section.begun', writers[0]!, { section: section.key });
  for (let index = 0; index < paragraphs; index += 1) {
    const block = { id: `${section.key}-${index + 1}`, text: random.sentence(words) };
    // Of two it is known who wrote them, so that others can take out what is not theirs.
    const by = index < 2 ? writers[index + 1]! : random.one(writers.slice(0, WRITERS));
    writer.paragraph(by, block.id, block.text, record.now);
    blocks.push(block);
  }
  return { writer, blocks };
}

const WRITERS = 12;

/** Stores the words of a section. */
export async function storeSection(db: DataSource, { id }: Section, writer: SectionWriter): Promise<void> {
  await db.manager.update(Section, { id }, await writer.store(db));
}
