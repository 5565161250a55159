import type { SectionId, StatementId } from '#concordat';
import { csvOf } from '#reading';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DeclaredLimit } from '../convening/convening.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { StatementReader } from '../statements/statement.reader.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import type { ProviderAccessLogType, SeenByProvidersType } from './fair-dealing.types.js';
import { KnownSuggestions } from './known-suggestions.js';

/** Says what providers who take part could see since when, and which sections they opened (R33). */
@Injectable()
export class ProviderSight {
  constructor(
    private readonly db: DataSource,
    private readonly statements: StatementReader,
    private readonly suggestions: KnownSuggestions,
  ) {}

  /** Oldest first; empty while no provider takes part. */
  async couldSee(statementId: StatementId): Promise<SeenByProvidersType[]> {
    const from = await this.firstProviderAt(statementId);
    if (!from) return [];
    const things = [
      ...(await this.sections(statementId)),
      ...(await this.suggested(statementId)),
      ...(await this.datasets(statementId)),
      ...(await this.limits(statementId)),
    ];
    const seen = things.map((thing) => ({ ...thing, since: thing.since < from ? from : thing.since }));
    return seen.sort((one, other) => one.since.getTime() - other.since.getTime());
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
  private async sections(statementId: StatementId): Promise<SeenByProvidersType[]> {
    const begun = await this.recorded(statementId, 'section.begun', 'section');
    return (await this.statements.sections(statementId)).flatMap(({ id, key, title }) => {
      const since = begun.get(key);
      return since ? [{ kind: 'section', title, sectionId: id, since }] : [];
    });
  }

  private async suggested(statementId: StatementId): Promise<SeenByProvidersType[]> {
    const sections = await this.statements.sections(statementId);
    const titles = new Map(sections.map(({ id, title }): [SectionId, string] => [id, title]));
    return (await this.suggestions.ofStatement(statementId)).map(({ sectionId, receivedAt }) => {
      return { kind: 'suggestion', title: titles.get(sectionId) ?? '', sectionId, since: receivedAt };
    });
  }

  private async datasets(statementId: StatementId): Promise<SeenByProvidersType[]> {
    const brought = await this.recorded(statementId, 'dataset.brought', 'dataset');
    return (await this.statements.datasets(statementId)).flatMap(({ key, title }) => {
      const since = brought.get(key);
      return since ? [{ kind: 'dataset', title, sectionId: null, since }] : [];
    });
  }

  private async limits(statementId: StatementId): Promise<SeenByProvidersType[]> {
    const limits = await this.db.manager.findBy(DeclaredLimit, { statementId });
    return limits.map(({ text, at }) => ({ kind: 'limit', title: text, sectionId: null, since: at }));
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
