import { canSucceed, type SuccessorChoice, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import { Council } from '../membership/council.entity.js';
import { Batch } from '../platform/batch.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { Statement } from './statement.entity.js';

/** A published statement, as another leads to it. */
export interface LinkedStatement {
  readonly id: StatementId;
  readonly title: string;
  /** Where everybody can read it. */
  readonly path: string;
}

/** Which statement took the place of one, and whose place it took itself. */
export interface StatementPlaces {
  /** Null where it was not replaced, or none was named. */
  readonly replacedBy: LinkedStatement | null;
  readonly replaces: readonly LinkedStatement[];
}

/** Reads which statements take the place of which. */
@Injectable()
export class SuccessorReader {
  private readonly places = new Batch<StatementId, StatementPlaces & { readonly id: StatementId }>(
    (ids) => this.placesOf([...new Set(ids)]),
    ({ id }, wanted) => id === wanted,
  );

  constructor(private readonly db: DataSource) {}

  /** Asked for once where many statements are shown together. */
  async of(statementId: StatementId): Promise<StatementPlaces> {
    return (await this.places.load(statementId)) ?? { replacedBy: null, replaces: [] };
  }

  /** Published statements of the same council that could take its place, by title. */
  async choices({ id, councilId }: Statement): Promise<LinkedStatement[]> {
    const tx = this.db.manager;
    const others = await tx.find(Statement, { where: { councilId, id: Not(id) }, order: { title: 'ASC', id: 'ASC' } });
    const published = await publishedOf(
      tx,
      others.map((other) => other.id),
    );
    const able = others.filter((other) => canSucceed({ state: other.state, isPublished: published.has(other.id) }));
    return linked(tx, able);
  }

  private async placesOf(ids: readonly StatementId[]): Promise<(StatementPlaces & { readonly id: StatementId })[]> {
    const tx = this.db.manager;
    const order = { title: 'ASC', id: 'ASC' } as const;
    const before = await tx.find(Statement, { where: { successorId: In(ids) }, order });
    const own = await tx.findBy(Statement, { id: In(ids) });
    const after = await tx.findBy(Statement, { id: In(own.flatMap(({ successorId }) => successorId ?? [])) });
    const links = new Map((await linked(tx, [...before, ...after])).map((link) => [link.id, link]));
    return own.map(({ id, successorId }) => ({
      id,
      replacedBy: (successorId && links.get(successorId)) ?? null,
      replaces: before.filter((one) => one.successorId === id).flatMap((one) => links.get(one.id) ?? []),
    }));
  }
}

/**
 * What the rules look at when a co-chair chooses. Holds both statements, in the order of their ids: else two statements
 * could replace each other at the same moment.
 */
export async function successorChoice(
  tx: EntityManager,
  { to, statementId, chosen }: Pick<SuccessorChoice, 'to' | 'chosen'> & { readonly statementId: StatementId },
): Promise<Omit<SuccessorChoice, 'other'>> {
  const where = { id: In(chosen === null ? [statementId] : [statementId, chosen]) };
  const both = await tx.find(Statement, { where, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
  const statement = both.find(({ id }) => id === statementId);
  if (!statement) throw new Error('A key is turned in a statement.');
  const named = both.find(({ id }) => id === chosen);
  if (!named) return { to, statement, chosen, successor: null };
  const { councilId, state } = named;
  const isPublished = (await publishedOf(tx, [named.id])).has(named.id);
  return { to, statement, chosen, successor: { councilId, state, isPublished } };
}

/** Of these statements, those of which a version was published. */
async function publishedOf(tx: EntityManager, ids: readonly StatementId[]): Promise<ReadonlySet<string>> {
  const where = { chain: In([...ids]), kind: 'statement.published' };
  return new Set((await tx.find(RecordEntryRow, { where, select: { chain: true } })).map(({ chain }) => chain));
}

async function linked(tx: EntityManager, statements: readonly Statement[]): Promise<LinkedStatement[]> {
  const councils = await tx.findBy(Council, { id: In(statements.map(({ councilId }) => councilId)) });
  const slugs = new Map(councils.map(({ id, slug }) => [id, slug]));
  return statements.map(({ id, title, slug, councilId }) => ({
    ...{ id, title, path: `/statements/${slugs.get(councilId) ?? ''}/${slug}` },
  }));
}
