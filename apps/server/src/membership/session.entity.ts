import type { PersonId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A signed-in browser. The cookie holds a 256-bit token; only its SHA-256 is here. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  tokenHash!: string;

  @Index('session_person')
  @Column('uuid')
  personId!: PersonId;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}

/** A mailed sign-in: a link and a six-digit code, single use, 15 minutes, bound to the browser that asked. */
@Entity('sign_in_link')
export class SignInLink {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null when nobody has this address: the browser is told the same either way (S11). */
  @Column('uuid', { nullable: true })
  personId!: PersonId | null;

  /** SHA-256 of the address asked for, to count mails per hour without keeping strangers' addresses. */
  @Index('sign_in_link_address')
  @Column('text')
  addressHash!: string;

  @Column('text', { unique: true })
  tokenHash!: string;

  @Column('text')
  codeHash!: string;

  /** SHA-256 of the cookie set in the browser that asked. */
  @Index('sign_in_link_browser')
  @Column('text')
  browserHash!: string;

  @Column('text')
  returnTo!: string;

  @Column('integer')
  codeTries!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
