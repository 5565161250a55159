import type { MembershipId, SectionId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A Yjs client id lent to one member in one section: unique there and never issued twice (P2). */
@Entity('client_lease')
@Index('client_lease_member', ['sectionId', 'membershipId'])
export class ClientLease {
  @PrimaryColumn('uuid')
  sectionId!: SectionId;

  /** An unsigned 32-bit number; the driver gives 64-bit columns as text. */
  @PrimaryColumn('bigint')
  clientId!: string;

  @Column('uuid')
  membershipId!: MembershipId;

  @Column('text')
  capacity!: string;

  @Column('uuid', { nullable: true })
  onBehalfOf!: MembershipId | null;

  @Column('timestamptz')
  issuedAt!: Date;
}
