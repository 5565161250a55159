import type { MembershipId } from '#concordat';
import type { Decision } from '#deliberation';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer that one person has put forward and that waits for one of another group to agree (R13). One for a suggestion. */
@Entity('answer_put_forward')
export class AnswerPutForward {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_answer_put_forward' })
  proposalId!: string;

  @Column('text')
  decision!: Decision;

  @Column('text')
  reason!: string;

  /** Words that are to go in; null where none are. */
  @Column('text', { nullable: true })
  acceptedText!: string | null;

  @Column('uuid')
  givenBy!: MembershipId;

  @Column('timestamptz')
  givenAt!: Date;
}
