import type { PersonId } from '#concordat';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's verified identity. Restricted: nothing shown to others is read from here without a display choice. */
@Entity('person')
@Check('person_erased', `erased_at IS NULL OR (email IS NULL AND full_name = '')`)
export class Person {
  @PrimaryColumn('uuid')
  id!: PersonId;

  /** Lower case. Null for a person who takes part by phone, on paper or through a table. */
  @Column('text', { nullable: true, unique: true })
  email!: string | null;

  @Column('text')
  fullName!: string;

  /** The actor of this person's acts outside a statement, in the council's record. */
  @Column('uuid', { unique: true })
  pseudonym!: string;

  @Column('timestamptz')
  createdAt!: Date;

  /** Since then nothing here says who it was; the row stays for what others made with them. Null while it does (R28). */
  @Column('timestamptz', { nullable: true })
  erasedAt!: Date | null;
}
