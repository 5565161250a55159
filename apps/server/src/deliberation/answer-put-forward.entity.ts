import type { MembershipId } from '#concordat';
import type { View } from '#deliberation';
import { canonicalJson, sha256Hex } from '#document';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An answer that one person has put forward and that waits for one of another group to agree (R13). One for each person. */
@Entity('answer_put_forward')
export class AnswerPutForward {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_answer_put_forward' })
  proposalId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_answer_put_forward' })
  givenBy!: MembershipId;

  @Column('text')
  decision!: View;

  @Column('text')
  reason!: string;

  /** Words that are to go in; null where none are. */
  @Column('text', { nullable: true })
  acceptedText!: string | null;

  /** The earlier suggestion that it is to join; null where it is to join none. */
  @Column('uuid', { nullable: true })
  mergeInto!: string | null;

  /** The declared limit that the suggestion is outside of; null for none. */
  @Column('uuid', { nullable: true })
  limitId!: string | null;

  @Column('timestamptz')
  givenAt!: Date;
}

/** What the second person is shown and agrees with: 64 lower-case hex digits. */
export function hashOfAnswer(answer: Omit<AnswerPutForward, 'givenAt'>): string {
  const { proposalId, decision, reason, acceptedText, givenBy, mergeInto, limitId } = answer;
  return sha256Hex(canonicalJson({ proposalId, decision, reason, acceptedText, givenBy, mergeInto, limitId }));
}
