import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

/** What Postgres takes in one question. */
const PARAMETERS = 60_000;

/** Inserts many rows, some thousands at a time. What a row leaves out gets the column's default. */
export async function insertAll<Row extends ObjectLiteral>(
  db: DataSource,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  const { columns } = db.getMetadata(entity);
  const atOnce = Math.floor(PARAMETERS / columns.length);
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    await db
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(some as never)
      .updateEntity(false)
      .execute();
  }
}
