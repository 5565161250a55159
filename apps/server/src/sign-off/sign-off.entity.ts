import type { DecisionRule, MembershipId, SectionId, StatementId } from '#concordat';
import type { ContentHash } from '#document';
import type { Position } from '#sign-off';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One signatory's position on one exact text. Append-only; it stands while its hash is the current one (R16). */
@Entity('sign_off')
@Index('sign_off_statement', ['statementId'])
export class SignOff {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** Null when the whole statement is signed. */
  @Column('uuid', { nullable: true })
  sectionId!: SectionId | null;

  @Column('text')
  hash!: ContentHash;

  /** Numbers of the frozen versions that were signed: the section's; for the whole, each section's in reading order. */
  @Column('integer', { array: true })
  versions!: number[];

  @Column('uuid')
  membershipId!: MembershipId;

  @Column('text')
  constituency!: string;

  @Column('text')
  position!: Position;

  /** The reservation, or the reason for not signing or standing aside. */
  @Column('text', { nullable: true })
  text!: string | null;

  /** Whether the signatory chose to show a name beside the group. */
  @Column('boolean')
  showName!: boolean;

  /** How its group is counted on these words: its way of deciding (R17). */
  @Column('text')
  decisionRule!: DecisionRule;

  /** Fewest of its group who must decide on them. */
  @Column('integer')
  quorum!: number;

  @Column('timestamptz')
  at!: Date;
}

/**
 * Under which pseudonym a sign-off is published and recorded: the member's own only where they show their name beside
 * it. Else it is one of its own, so that nobody finds out by joining it with the member's other acts.
 */
export function signerRef({ id, showName }: Pick<SignOff, 'id' | 'showName'>, pseudonym: string): string {
  return showName ? pseudonym : id;
}
