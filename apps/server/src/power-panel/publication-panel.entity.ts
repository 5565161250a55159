import type { Measure } from '#power-panel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The power panel as it stood when a version was published. Words that are removed from the record go out of it (R28). */
@Entity('publication_panel')
export class PublicationPanel {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'PK_publication_panel' })
  publicationId!: string;

  /** All measures, in words that anybody may read. */
  @Column('jsonb')
  measures!: Measure[];
}
