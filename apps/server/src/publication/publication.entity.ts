import type { MembershipId, StatementId } from '#concordat';
import type { ContentHash } from '#document';
import type { BundleLabel } from '#publication';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the council's own decision-making body decided about the signed text. */
@Entity('council_decision')
@Index('council_decision_statement', ['statementId'])
export class CouncilDecision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('text')
  body!: string;

  /** ISO date. */
  @Column('text')
  date!: string;

  @Column('text')
  reference!: string;

  @Column('text')
  decision!: 'AGREED' | 'CHANGES_ASKED_FOR';

  /** ISO date on which the call-in period ends. */
  @Column('text')
  callInEnds!: string;

  /** Hash of the whole that was decided on. */
  @Column('text')
  documentHash!: ContentHash;

  @Column('uuid')
  recordedBy!: MembershipId;

  @Column('timestamptz')
  recordedAt!: Date;
}

/** What the council says to a text that other groups publish without it. One for each text; it never changes (R24b). */
@Entity('council_reply')
@Index('council_reply_text', ['statementId', 'documentHash'], { unique: true })
export class CouncilReply {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_council_reply' })
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  /** Hash of the whole that the other groups agreed to. */
  @Column('text')
  documentHash!: ContentHash;

  @Column('text')
  text!: string;

  @Column('uuid')
  givenBy!: MembershipId;

  @Column('timestamptz')
  at!: Date;
}

/** A published version. Immutable: the bundle's bytes are served as they are here, for ever. */
@Entity('publication')
@Index('publication_statement_version', ['statementId', 'version'], { unique: true })
export class Publication {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  statementId!: StatementId;

  @Column('integer')
  version!: number;

  @Column('text')
  kind!: BundleLabel;

  @Column('text')
  changeNote!: string;

  /** Canonical JSON of the bundle without its openings, which may be redacted later (R28). */
  @Column('text')
  bundle!: string;

  @Column('text')
  sha256!: string;

  @Column('text')
  documentHash!: ContentHash;

  @Column('text')
  keyId!: string;

  @Column('timestamptz')
  publishedAt!: Date;
}

/** What a published version's name commitments hide. Deleting a row redacts the name and keeps the proof (R28, R29). */
@Entity('name_opening')
export class NameOpening {
  @PrimaryColumn('uuid')
  publicationId!: string;

  @PrimaryColumn('uuid')
  ref!: string;

  @Column('text')
  salt!: string;

  @Column('text')
  name!: string;
}
