import type { MembershipId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A suggestion that joined an earlier one that asks for the same: the earlier one's answer is its answer too. */
@Entity('merged_proposal')
@Index('merged_proposal_into', ['intoId'])
export class MergedProposal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_merged_proposal' })
  proposalId!: string;

  /** The round in which it joined. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'PK_merged_proposal' })
  round!: number;

  @Column('uuid')
  intoId!: string;

  @Column('text')
  reason!: string;

  /** Two people of different groups, or whoever suggested it alone. */
  @Column('uuid', { array: true })
  decidedBy!: MembershipId[];

  @Column('timestamptz')
  at!: Date;

  /** When it stood by itself again; null while it is joined. */
  @Column('timestamptz', { nullable: true })
  undoneAt!: Date | null;
}
