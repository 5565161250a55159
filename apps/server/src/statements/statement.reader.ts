import type { CouncilId, PersonId, SectionId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Batch } from '../platform/batch.js';
import { Council } from '../membership/council.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { coChairKeys } from './co-chair-keys.js';
import { Dataset } from './dataset.entity.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';
import type { TurnedKey } from './turned-key.entity.js';

/** The sections of one statement, in reading order. */
interface SectionList {
  readonly statementId: StatementId;
  readonly sections: Section[];
}

/** Reads statements, their sections, tables and waiting keys. */
@Injectable()
export class StatementReader {
  private readonly councils = new Batch<CouncilId, Council>(
    (ids) => this.db.manager.findBy(Council, { id: In([...new Set(ids)]) }),
    ({ id }, wanted) => id === wanted,
  );
  private readonly sectionLists = new Batch<StatementId, SectionList>(
    (ids) => this.sectionsOf(ids),
    ({ statementId }, wanted) => statementId === wanted,
  );

  constructor(private readonly db: DataSource) {}

  byId(id: StatementId, tx: EntityManager = this.db.manager): Promise<Statement | null> {
    return tx.findOneBy(Statement, { id });
  }

  /** For ids that the access guard has already found. */
  existing(id: StatementId): Promise<Statement> {
    return this.db.manager.findOneByOrFail(Statement, { id });
  }

  /** The day by which it was to be looked at again when it was started, as YYYY-MM-DD, whatever was agreed since. */
  async reviewByAtFirst({ id, reviewBy }: Pick<Statement, 'id' | 'reviewBy'>): Promise<string> {
    const where = { chain: id, kind: 'review-date.changed' };
    const changed = await this.db.manager.findOne(RecordEntryRow, { where, order: { seq: 'ASC' } });
    return changed ? String(changed.facts.was) : reviewBy;
  }

  /** Null when there is no such council or no such statement. */
  async bySlug(councilSlug: string, slug: string): Promise<{ council: Council; statement: Statement } | null> {
    const council = await this.db.manager.findOneBy(Council, { slug: councilSlug });
    if (!council) return null;
    const statement = await this.db.manager.findOneBy(Statement, { councilId: council.id, slug });
    return statement && { council, statement };
  }

  /** The council that hosts a statement. */
  async councilOf({ councilId }: Pick<Statement, 'councilId'>): Promise<Council> {
    const council = await this.councils.load(councilId);
    if (!council) throw new Error('A statement has a council.');
    return council;
  }

  /** A page of the statements in which a person takes part, newest first, and how many there are. */
  async ofPerson(personId: PersonId, page: { skip: number; take: number }): Promise<[Statement[], number]> {
    const memberships = await this.db.manager.findBy(Membership, { personId, status: 'active' });
    const ids = memberships.map(({ statementId }) => statementId);
    const order = { startedAt: 'DESC', id: 'ASC' } as const;
    return this.db.manager.findAndCount(Statement, { where: { id: In(ids) }, order, ...page });
  }

  /** The same as `sections`, asked for once where many statements are shown together. */
  async sectionsBeside(statementId: StatementId): Promise<Section[]> {
    return (await this.sectionLists.load(statementId))?.sections ?? [];
  }

  /** In reading order. */
  sections(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Section[]> {
    return tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
  }

  private async sectionsOf(ids: readonly StatementId[]): Promise<SectionList[]> {
    const where = { statementId: In([...new Set(ids)]) };
    const lists = new Map<StatementId, Section[]>(ids.map((id) => [id, []]));
    for (const section of await this.db.manager.find(Section, { where, order: { position: 'ASC' } })) {
      lists.get(section.statementId)?.push(section);
    }
    return [...lists].map(([statementId, sections]) => ({ statementId, sections }));
  }

  section(id: SectionId, tx: EntityManager = this.db.manager): Promise<Section | null> {
    return tx.findOneBy(Section, { id });
  }

  /** By key: T1, T10, T2 as text orders them. */
  datasets(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Dataset[]> {
    return tx.find(Dataset, { where: { statementId }, order: { key: 'ASC' } });
  }

  /** Keys that one co-chair has turned and the other has not, of those who are co-chairs now. */
  waitingKeys(statementId: StatementId): Promise<TurnedKey[]> {
    return coChairKeys(this.db.manager, { statementId });
  }
}
