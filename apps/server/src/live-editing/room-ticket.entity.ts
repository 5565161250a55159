import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A one-use pass into a section's room, 30 seconds (P0). */
@Entity('room_ticket')
export class RoomTicket {
  @PrimaryColumn('text')
  tokenHash!: string;

  @Column('uuid')
  sectionId!: SectionId;

  @Column('uuid')
  membershipId!: MembershipId;

  @Column('uuid')
  sessionId!: string;

  @Column('integer')
  epoch!: number;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}

/** An update that did not fit the schema, kept for inspection and never applied (P4). */
@Entity('set_aside_update')
export class SetAsideUpdate {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sectionId!: SectionId;

  @Column('uuid')
  membershipId!: MembershipId;

  @Column('bytea')
  bytes!: Buffer;

  @Column('text')
  cause!: string;

  @Column('timestamptz')
  at!: Date;
}
