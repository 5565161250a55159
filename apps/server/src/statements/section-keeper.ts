import { sectionChanges, type AgreedUpon, type SectionChanges, type SectionId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChangedValues, StatementKeeper } from '../concordats/agreed-statement.js';
import type { Actor } from '../membership/actor.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { emptySection } from './empty-section.js';
import { SectionTraces } from './section-traces.js';
import { Section } from './section.entity.js';
import { Statement } from './statement.entity.js';

/** Holds the sections that an agreement governs, and makes of them what it says. */
@Injectable()
export class SectionKeeper implements StatementKeeper {
  constructor(
    private readonly traces: SectionTraces,
    private readonly timeline: Timeline,
    private readonly randomness: Randomness,
  ) {}

  async lock(tx: EntityManager, statementId: StatementId): Promise<AgreedUpon> {
    const lock = { mode: 'for_no_key_update' } as const;
    const rows = await tx.find(Section, { where: { statementId }, order: { id: 'ASC' }, lock });
    const { state: documentState } = await tx.findOneOrFail(Statement, { where: { id: statementId }, lock });
    const empty = rows.filter(({ state }) => state === 'EMPTY').map(({ id }) => id);
    const held = await this.traces.held(tx, empty);
    const sections = rows.map((row) => ({ ...row, isInUse: row.state !== 'EMPTY' || held.has(row.id) }));
    return { documentState, sections };
  }

  async apply(tx: EntityManager, actor: Actor, { was, is }: ChangedValues): Promise<void> {
    const { statementId } = actor;
    const rows = await tx.findBy(Section, { statementId });
    const changes = sectionChanges(
      was,
      is,
      rows.map((row) => ({ ...row, isInUse: false })),
    );
    await this.leaveOut(tx, actor, changes);
    await this.rename(tx, actor, changes);
    await this.add(tx, actor, changes);
    for (const { id, key, leads, signatories } of await tx.findBy(Section, { statementId })) {
      const agreed = {
        leads: [...(is.sectionLeads[key] ?? leads)],
        signatories: [...(is.sectionSignatories[key] ?? signatories)],
      };
      await tx.update(Section, { id }, agreed);
    }
    if (is.reviewBy !== undefined && is.reviewBy !== was.reviewBy) await this.review(tx, actor, is.reviewBy);
  }

  /** The record keeps the day that it was, by which earlier versions of the agreement are shown. */
  private async review(tx: EntityManager, actor: Actor, reviewBy: string): Promise<void> {
    const { statementId: chain } = actor;
    const { reviewBy: was } = await tx.findOneByOrFail(Statement, { id: chain });
    if (was === reviewBy) return;
    await tx.update(Statement, { id: chain }, { reviewBy });
    await this.timeline.add(tx, { chain, kind: 'review-date.changed', actor, facts: { was, is: reviewBy } });
  }

  /** The record keeps that there was one, and what it was called. */
  private async leaveOut(tx: EntityManager, actor: Actor, { leftOut }: SectionChanges): Promise<void> {
    const { statementId } = actor;
    for (const { key, title } of leftOut) {
      const { id } = await tx.findOneByOrFail(Section, { statementId, key, state: 'EMPTY' });
      await this.traces.forget(tx, id);
      await tx.delete(Section, { id });
      await this.say(tx, actor, { kind: 'section.left-out', section: key, words: { title } });
    }
  }

  private async rename(tx: EntityManager, actor: Actor, { renamed }: SectionChanges): Promise<void> {
    const { statementId } = actor;
    for (const { section, name } of renamed) {
      const { key, title: was } = section;
      const { title, purpose: guidance } = name;
      await tx.update(Section, { statementId, key, state: 'EMPTY' }, { title, guidance });
      await this.say(tx, actor, { kind: 'section.renamed', section: key, words: { was, title, purpose: guidance } });
    }
  }

  /** After the others that are read as text, and before what stands at the end. */
  private async add(tx: EntityManager, actor: Actor, { added }: SectionChanges): Promise<void> {
    const { statementId } = actor;
    if (added.length === 0) return;
    const rows = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const end = rows.findLastIndex(({ appendix }) => !appendix) + 1;
    const position = rows[end]?.position ?? (rows.at(-1)?.position ?? -1) + 1;
    for (const row of rows.slice(end)) {
      await tx.update(Section, { id: row.id }, { position: row.position + added.length });
    }
    for (const [index, { key, title, purpose, nominationId }] of added.entries()) {
      const section = { key, title, guidance: purpose, position: position + index };
      await tx.insert(Section, emptySection({ id: this.randomness.uuid() as SectionId, statementId, ...section }));
      const facts: Said['facts'] = nominationId === undefined ? {} : { nomination: nominationId };
      await this.say(tx, actor, { kind: 'section.added', section: key, facts, words: { title, purpose } });
    }
  }

  private async say(tx: EntityManager, actor: Actor, { kind, section, facts = {}, words }: Said): Promise<void> {
    const { statementId: chain } = actor;
    await this.timeline.add(tx, { chain, kind, actor, facts: { section, ...facts }, committed: { ...words } });
  }
}

interface Said {
  readonly kind: string;
  readonly section: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}
