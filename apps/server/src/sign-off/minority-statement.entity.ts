import type { MembershipId, SectionId, StatementId } from '#concordat';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The own words of those who disagree, beside the section; published with at most one reply once they stand (R19). */
@Entity('minority_statement')
@Index('minority_statement_section', ['sectionId'])
export class MinorityStatement {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('uuid')
  sectionId!: SectionId;

  @Column('text')
  constituency!: string;

  @Column('text')
  by!: 'constituency' | 'three members';

  @Column('text')
  title!: string;

  @Column('text')
  text!: string;

  /** Everyone who put their name to them by an act of their own, the author first. */
  @Column('uuid', { array: true })
  signedBy!: MembershipId[];

  @Column('timestamptz')
  at!: Date;

  /** When who added them took them back, while they waited: nobody is shown them since (R19). */
  @Column('timestamptz', { nullable: true })
  takenBackAt!: Date | null;

  @Column('text', { nullable: true })
  replyText!: string | null;

  @Column('text', { nullable: true })
  replyConstituency!: string | null;

  @Column('uuid', { nullable: true })
  replyBy!: MembershipId | null;

  @Column('timestamptz', { nullable: true })
  replyAt!: Date | null;
}
