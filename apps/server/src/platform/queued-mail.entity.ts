import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message on its way out. Its text is taken away once it is sent: it may hold a sign-in link. */
@Entity('queued_mail')
@Index('queued_mail_waiting', ['queuedAt'], { where: '"sent_at" IS NULL' })
export class QueuedMail {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  to!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  text!: string;

  @Column('timestamptz')
  queuedAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  /** How often somebody has begun to send it. */
  @Column('integer')
  tries!: number;

  /** Until when a server that is sending it has it for itself; null while nobody is. */
  @Column('timestamptz', { nullable: true })
  heldUntil!: Date | null;
}
