import type { HandedRole, MembershipId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type HandoverState = 'OPEN' | 'DONE' | 'REFUSED' | 'WITHDRAWN';

/** A role that is to move to somebody else, and who has agreed (R2, R17). */
@Entity('role_handover')
@Index('role_handover_statement', ['statementId'])
export class RoleHandover {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_role_handover' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  role!: HandedRole;

  /** The group in which the role stays. */
  @Column('text')
  constituency!: string;

  /** Who has or had it; null where the place of a co-chair is empty. */
  @Column('uuid', { nullable: true })
  fromId!: MembershipId | null;

  @Column('uuid')
  toId!: MembershipId;

  @Column('text')
  reason!: string;

  @Column('uuid')
  putForwardBy!: MembershipId;

  /** Whether who put it forward had the role then, and so handed over what was theirs. */
  @Column('boolean')
  byHolder!: boolean;

  @Column('uuid', { array: true })
  agreed!: MembershipId[];

  @Column('uuid', { array: true })
  refused!: MembershipId[];

  @Column('text')
  state!: HandoverState;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
