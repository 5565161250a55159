import type { PersonId, SectionId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { Council } from '../membership/council.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { Dataset } from './dataset.entity.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';
import { TurnedKey } from './turned-key.entity.js';

/** Reads statements, their sections, tables and waiting keys. */
@Injectable()
export class StatementReader {
  constructor(private readonly db: DataSource) {}

  byId(id: StatementId, tx: EntityManager = this.db.manager): Promise<Statement | null> {
    return tx.findOneBy(Statement, { id });
  }

  /** For ids that the access guard has already found. */
  existing(id: StatementId): Promise<Statement> {
    return this.db.manager.findOneByOrFail(Statement, { id });
  }

  /** Null when there is no such council or no such statement. */
  async bySlug(councilSlug: string, slug: string): Promise<{ council: Council; statement: Statement } | null> {
    const council = await this.db.manager.findOneBy(Council, { slug: councilSlug });
    if (!council) return null;
    const statement = await this.db.manager.findOneBy(Statement, { councilId: council.id, slug });
    return statement && { council, statement };
  }

  /** The council that hosts a statement. */
  councilOf(statement: Statement): Promise<Council> {
    return this.db.manager.findOneByOrFail(Council, { id: statement.councilId });
  }

  /** Statements in which a person takes part, newest first. */
  async ofPerson(personId: PersonId): Promise<Statement[]> {
    const memberships = await this.db.manager.findBy(Membership, { personId, status: 'active' });
    const ids = memberships.map(({ statementId }) => statementId);
    return this.db.manager.find(Statement, { where: { id: In(ids) }, order: { startedAt: 'DESC' } });
  }

  /** In reading order. */
  sections(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Section[]> {
    return tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
  }

  section(id: SectionId, tx: EntityManager = this.db.manager): Promise<Section | null> {
    return tx.findOneBy(Section, { id });
  }

  /** By key: T1, T10, T2 as text orders them. */
  datasets(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Dataset[]> {
    return tx.find(Dataset, { where: { statementId }, order: { key: 'ASC' } });
  }

  /** Keys that one co-chair has turned and the other has not. */
  waitingKeys(statementId: StatementId): Promise<TurnedKey[]> {
    return this.db.manager.findBy(TurnedKey, { statementId, usedAt: IsNull() });
  }
}
