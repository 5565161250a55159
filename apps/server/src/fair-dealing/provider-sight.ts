import { dayInEngland, groupOf, type SectionId, type StatementId } from '#concordat';
import { csvOf } from '#reading';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { DeclaredLimit, StartingPosition } from '../convening/convening.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { ProviderAccessLogType, SeenByProvidersType } from './fair-dealing.types.js';
import { InterestReader } from './interest.reader.js';
import { KnownSuggestions } from './known-suggestions.js';

/** Something that providers could see, with what finds it in a published version. */
export interface SeenThing extends SeenByProvidersType {
  /** Key of a section or a table, id of a declaration of interests; else empty. */
  readonly ref: string;
}

/** Says what providers who take part could see since when, and which sections they opened (R33). */
@Injectable()
export class ProviderSight {
  constructor(
    private readonly db: DataSource,
    private readonly statements: StatementReader,
    private readonly suggestions: KnownSuggestions,
    private readonly interests: InterestReader,
  ) {}

  /** Oldest first, what is alike counted by day; empty while no provider takes part. */
  async couldSee(statementId: StatementId): Promise<SeenThing[]> {
    const from = await this.firstProviderAt(statementId);
    if (!from) return [];
    const sections = await this.statements.sections(statementId);
    const titles = new Map(sections.map(({ id, title }): [SectionId, string] => [id, title]));
    const titleOf: TitleOf = (id) => titles.get(id) ?? '';
    const things = [
      ...(await this.sections(statementId)),
      ...(await this.suggested(statementId, titleOf)),
      ...(await this.commented(statementId, titleOf)),
      ...(await this.datasets(statementId)),
      ...(await this.limits(statementId)),
      ...(await this.positions(statementId)),
      ...(await this.declared(statementId, titleOf)),
    ];
    const seen = things.map((thing) => ({ ...thing, since: thing.since < from ? from : thing.since }));
    return countedByDay(seen).sort((one, other) => one.since.getTime() - other.since.getTime());
  }

  /** Who opened which section, by day, under pseudonyms: for the file of a procurement. */
  async accessLog(statementId: StatementId): Promise<ProviderAccessLogType> {
    const found = await this.db.query<LogRow[]>(LOG, [statementId]);
    const rows = found.map(({ section, title, pseudonym, day, first_at: firstAt, last_at: lastAt }) => {
      return { section, title, pseudonym, day, firstAt, lastAt };
    });
    const cells = rows.map(({ section, title, pseudonym, day, firstAt, lastAt }) => {
      return [day, pseudonym, section, title, firstAt.toISOString(), lastAt.toISOString()];
    });
    return { rows, csv: csvOf({ columns: COLUMNS, rows: cells }) };
  }

  private async firstProviderAt(statementId: StatementId): Promise<Date | null> {
    const where = { statementId, constituency: 'PROVIDERS' };
    return (await this.db.manager.findOne(Membership, { where, order: { joinedAt: 'ASC' } }))?.joinedAt ?? null;
  }

  /** From when somebody wrote in them. */
  private async sections(statementId: StatementId): Promise<SeenThing[]> {
    const begun = await this.recorded(statementId, 'section.begun', 'section');
    return (await this.statements.sections(statementId)).flatMap(({ id, key, title }) => {
      const since = begun.get(key);
      return since ? [{ kind: 'section', title, sectionId: id, since, ref: key, count: 1 }] : [];
    });
  }

  private async suggested(statementId: StatementId, titleOf: TitleOf): Promise<SeenThing[]> {
    return (await this.suggestions.ofStatement(statementId)).map(({ sectionId, receivedAt }) => {
      return { kind: 'suggestion', title: titleOf(sectionId), sectionId, since: receivedAt, ref: '', count: 1 };
    });
  }

  /** Those that somebody has looked at, already counted by day; nobody sees the others but who looks at them. */
  private async commented(statementId: StatementId, titleOf: TitleOf): Promise<SeenThing[]> {
    const rows = await this.db.query<CommentedRow[]>(COMMENTED, [statementId]);
    return rows.map(({ sectionId, since, count }) => {
      return { kind: 'comment', title: titleOf(sectionId), sectionId, since, ref: '', count };
    });
  }

  private async datasets(statementId: StatementId): Promise<SeenThing[]> {
    const brought = await this.recorded(statementId, 'dataset.brought', 'dataset');
    return (await this.statements.datasets(statementId)).flatMap(({ key, title }) => {
      const since = brought.get(key);
      return since ? [{ kind: 'dataset', title, sectionId: null, since, ref: key, count: 1 }] : [];
    });
  }

  private async limits(statementId: StatementId): Promise<SeenThing[]> {
    const limits = await this.db.manager.findBy(DeclaredLimit, { statementId });
    return limits.map(({ text, at }) => ({
      kind: 'limit',
      title: text,
      sectionId: null,
      since: at,
      ref: '',
      count: 1,
    }));
  }

  /** Once they are opened, for everybody at one moment (R6). */
  private async positions(statementId: StatementId): Promise<SeenThing[]> {
    const opened = await this.db.manager.findBy(StartingPosition, { statementId, openedAt: Not(IsNull()) });
    return opened.flatMap(({ constituency, sectionId, openedAt }) => {
      const title = groupOf(constituency).label;
      return openedAt ? [{ kind: 'position', title, sectionId, since: openedAt, ref: '', count: 1 }] : [];
    });
  }

  private async declared(statementId: StatementId, titleOf: TitleOf): Promise<SeenThing[]> {
    const declarations = (await this.interests.all(statementId)).filter(({ hasInterests }) => hasInterests);
    return declarations.map(({ id, sectionIds, at }) => {
      const title = sectionIds.length === 0 ? 'all sections' : sectionIds.map(titleOf).join(', ');
      return { kind: 'interest', title, sectionId: null, since: at, ref: id, count: 1 };
    });
  }

  /** When the record first says it of each thing. */
  private async recorded(statementId: StatementId, kind: string, fact: string): Promise<Map<string, Date>> {
    const entries = await this.db.manager.find(RecordEntryRow, {
      where: { chain: statementId, kind },
      order: { seq: 'DESC' },
    });
    return new Map(entries.map(({ facts, at }) => [String(facts[fact]), new Date(at)]));
  }
}

/** What is alike and could be seen since the same day, once, with how many there are. */
function countedByDay(things: readonly SeenThing[]): SeenThing[] {
  const rows = new Map<string, SeenThing>();
  for (const thing of things) {
    const { kind, title, sectionId, ref, since } = thing;
    const same = JSON.stringify([kind, title, sectionId, ref, dayInEngland(since)]);
    const known = rows.get(same);
    rows.set(same, known ? { ...known, count: known.count + thing.count } : thing);
  }
  return [...rows.values()];
}

interface CommentedRow {
  readonly sectionId: SectionId;
  readonly since: Date;
  readonly count: number;
}

const COMMENTED = `
  SELECT section_id AS "sectionId", min(at) AS since, count(*)::int AS count FROM public_comment
  WHERE statement_id = $1 AND state = 'SHOWN' GROUP BY section_id, (at AT TIME ZONE 'Europe/London')::date`;

type TitleOf = (id: SectionId) => string;

interface LogRow {
  readonly section: string;
  readonly title: string;
  readonly pseudonym: string;
  readonly day: string;
  readonly first_at: Date;
  readonly last_at: Date;
}

const COLUMNS = ['day', 'provider', 'section', 'title', 'first opened', 'last opened'];

const LOG = `SELECT s.key AS section, s.title, m.pseudonym, o.day::text AS day, o.first_at, o.last_at
  FROM section_opening o JOIN section s ON s.id = o.section_id JOIN membership m ON m.id = o.membership_id
  WHERE s.statement_id = $1 ORDER BY o.day, m.pseudonym, s.position`;
