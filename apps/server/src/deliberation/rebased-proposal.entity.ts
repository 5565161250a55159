import type { MembershipId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How a suggestion was before somebody tied it to other words, because its own had moved on. */
@Entity('rebased_proposal')
@Index('rebased_proposal_proposal', ['proposalId'])
export class RebasedProposal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_rebased_proposal' })
  id!: string;

  @Column('uuid')
  proposalId!: string;

  @Column('text')
  blockId!: string;

  @Column('text')
  baseText!: string;

  @Column('text')
  proposedText!: string;

  @Column('uuid')
  rebasedBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}
