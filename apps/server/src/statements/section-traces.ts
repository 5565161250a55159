import type { SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A row of a later slice that names its section and goes with it. */
export interface Trace {
  readonly sectionId: SectionId;
}

/** Tells of some sections on which something stands that later slices hold and no foreign key shows. */
export type HeldSections = (tx: EntityManager, ids: readonly SectionId[]) => Promise<SectionId[]>;

/**
 * What later slices keep of a section in which nobody has written. Passing traces, such as who opened it, go when it is left
 * out. Any other row that names it keeps it: also of a table that is new, and that nobody thought of here.
 */
@Injectable()
export class SectionTraces {
  private readonly passing: (new () => Trace)[] = [];
  private readonly holders: HeldSections[] = [];

  /** Called once by each slice that keeps such rows. */
  register(...passing: readonly (new () => Trace)[]): void {
    this.passing.push(...passing);
  }

  /** Called once by each slice that names sections in another way than by a foreign key. */
  registerHolder(holder: HeldSections): void {
    this.holders.push(holder);
  }

  /** Of these sections those on which something stands that must not be lost. */
  async held(tx: EntityManager, ids: readonly SectionId[]): Promise<Set<SectionId>> {
    const held = new Set<SectionId>();
    if (ids.length === 0) return held;
    const passing = this.passing.map((entity) => tx.connection.getMetadata(entity).tableName);
    for (const { table, column } of await tx.query<{ table: string; column: string }[]>(REFERENCES, [passing])) {
      const rows = await tx.query<{ id: SectionId }[]>(
        `SELECT DISTINCT ${column} AS id FROM ${table} WHERE ${column} = ANY ($1)`,
        [ids],
      );
      for (const { id } of rows) held.add(id);
    }
    for (const holder of this.holders) for (const id of await holder(tx, ids)) held.add(id);
    return held;
  }

  /** Takes away what goes with a section. */
  async forget(tx: EntityManager, sectionId: SectionId): Promise<void> {
    for (const entity of this.passing) await tx.delete(entity, { sectionId });
  }
}

/** Every column that names a section, but those of passing traces. The names are quoted where they have to be. */
const REFERENCES = `
  SELECT r.conrelid::regclass::text AS "table", quote_ident(a.attname) AS "column"
    FROM pg_constraint r
    JOIN pg_attribute a ON a.attrelid = r.conrelid AND a.attnum = r.conkey[1]
    WHERE r.contype = 'f' AND r.confrelid = 'section'::regclass AND r.conrelid::regclass::text <> ALL ($1)`;
