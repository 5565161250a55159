import type { CouncilId, OrganisationId, PersonId } from '#concordat';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A council: the tenant that hosts statements. */
@Entity('council')
export class Council {
  @PrimaryColumn('uuid')
  id!: CouncilId;

  @Column('text')
  name!: string;

  @Column('text', { unique: true })
  slug!: string;

  @Column('text')
  contact!: string;

  /** Shown beside every public box: whom to call when someone is in danger. */
  @Column('text')
  safeguardingNotice!: string;

  @Column('timestamptz')
  createdAt!: Date;
}

/** Who looks after a council's settings. An administrator has no content rights (R7, R22). */
@Entity('council_administrator')
export class CouncilAdministrator {
  @PrimaryColumn('uuid')
  councilId!: CouncilId;

  @PrimaryColumn('uuid')
  personId!: PersonId;

  @Column('timestamptz')
  since!: Date;
}

/** An organisation that a member may speak for. */
@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid')
  id!: OrganisationId;

  @Column('uuid')
  councilId!: CouncilId;

  @Column('text')
  name!: string;

  /** council, provider, union, network, vcse, user-led or witness. */
  @Column('text')
  type!: string;

  /** micro, small, medium or large. */
  @Column('text')
  size!: string;
}

/** Who answers for a council before there is a statement: takes up proposals, with a reason, and begins statements. */
@Entity('council_officer')
export class CouncilOfficer {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_council_officer' })
  councilId!: CouncilId;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_council_officer' })
  personId!: PersonId;

  @Column('timestamptz')
  since!: Date;
}
