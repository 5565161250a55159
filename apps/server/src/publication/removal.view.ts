import type { StatementId } from '#concordat';
import {
  beginningOf,
  contentInWords,
  mayAskForRemoval,
  SOMETHING_IN_RECORD,
  whyNotRemoveContent,
  whyNotTakeBackRemoval,
  WORDS_IN_RECORD,
} from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../membership/actor.js';
import { MOST_ON_A_PAGE, pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import { RecordRemoval } from '../timeline/checkpoint.entity.js';
import { RecordEntryRow, RecordOpening } from '../timeline/record-entry.entity.js';
import { isSecret, RemovalSight } from './removal-sight.js';
import { waitingKeys, type WaitingKey } from './removal-keys.js';
import type { ContentRemovalType, RemovableContentType, WaitingRemovalType } from './removal.types.js';

/** Shows what can be removed from a record, what waits for a second key, and what was removed. */
@Injectable()
export class RemovalView {
  constructor(
    private readonly db: DataSource,
    private readonly sight: RemovalSight,
  ) {}

  /** A page of what can be removed. A cursor names a content: new ones come before it, and removed ones leave the list. */
  async removable(actor: Actor, { first, after }: PageArgs): Promise<Page<RemovableContentType>> {
    const take = Math.min(Math.max(first, 1), MOST_ON_A_PAGE);
    const wanted = this.offered(actor.statementId, await this.sight.secretWords(actor.statementId, actor.constituency));
    // Beside each other: both look at every opening.
    const counting = wanted.clone().select('count(*)::integer', 'count').getRawOne<{ count: number }>();
    const place = placeIn(after);
    if (place) wanted.andWhere('(opening.seq < :seq OR (opening.seq = :seq AND opening.name > :name))', place);
    wanted.orderBy('opening.seq', 'DESC').addOrderBy('opening.name', 'ASC');
    const [counted, found] = await Promise.all([counting, wanted.limit(take + 1).getMany()]);
    const nodes = await this.shown(actor, found.slice(0, take));
    const edges = nodes.map((node) => ({ cursor: `${node.seq}:${node.name}`, node }));
    const pageInfo = { hasNextPage: found.length > take, endCursor: edges.at(-1)?.cursor ?? null };
    return { edges, pageInfo, totalCount: counted?.count ?? 0 };
  }

  /** Removals that one key was turned for, oldest first. The words only for who may ask for a removal. */
  async waiting(actor: Actor): Promise<WaitingRemovalType[]> {
    const { statementId: chain } = actor;
    const keys = await waitingKeys(this.db.manager, chain);
    const openings = keys.length === 0 ? [] : await this.openings(chain, keys);
    const mayAsk = mayAskForRemoval(actor.roles);
    const secret = await this.sight.secretWords(chain, actor.constituency);
    const shown = new Map((await this.shown(actor, openings, secret)).map((one) => [`${one.seq}:${one.name}`, one]));
    return keys.map((key) => {
      const one = shown.get(`${key.seq}:${key.name}`);
      const { what = SOMETHING_IN_RECORD, at = null, constituency = null } = one ?? {};
      const content = { what, at, constituency, words: mayAsk ? (one?.words ?? null) : null };
      return { ...keyType(key, actor, openings), ...content };
    });
  }

  /** A page of what was removed, in the order of the entries. */
  async removals(chain: StatementId, page: PageArgs): Promise<Page<ContentRemovalType>> {
    const rows = rowsOf(page);
    const wanted = { where: { chain }, order: { seq: 'ASC', name: 'ASC' } as const, ...rows };
    const [removals, totalCount] = await this.db.manager.findAndCount(RecordRemoval, wanted);
    const seqs = In(removals.map(({ seq }) => seq));
    const entries = await this.db.manager.findBy(RecordEntryRow, { chain, seq: seqs });
    const secret = await this.sight.secretWords(chain, null);
    const shown = removals.map((removal) => {
      const entry = entries.find(({ seq }) => seq === removal.seq);
      const isKnown = entry && !isSecret(entry, secret);
      return { ...removal, what: isKnown ? contentInWords(entry.kind, removal.name) : SOMETHING_IN_RECORD };
    });
    return pageOf(shown, rows, totalCount);
  }

  private offered(chain: StatementId, secret: readonly string[]): SelectQueryBuilder<RecordOpening> {
    const isOther = `AND NOT (kind LIKE 'minority-statement.%' AND facts->>'id' IN (:...secret))`;
    // Found first and by themselves, through the index: else every opening asks for its entry.
    const holding = `SELECT seq, kind FROM record_entry WHERE chain = :chain AND kind IN (:...kinds)
      ${secret.length > 0 ? isOther : ''}`;
    return this.db.manager
      .createQueryBuilder(RecordOpening, 'opening')
      .addCommonTableExpression(holding, 'holding', { materialized: true })
      .innerJoin('holding', 'entry', 'entry.seq = opening.seq')
      .where('opening.chain = :chain', { chain, kinds: KINDS_WITH_WORDS, secret })
      .andWhere(`entry.kind || ' ' || opening.name IN (:...words)`, { words: WORDS_IN_RECORD })
      .andWhere(`jsonb_typeof(opening.content) = 'string' AND opening.content <> '""'::jsonb`);
  }

  private openings(chain: StatementId, keys: readonly WaitingKey[]): Promise<RecordOpening[]> {
    return this.db.manager.find(RecordOpening, { where: keys.map(({ seq, name }) => ({ chain, seq, name })) });
  }

  /** In the order of the openings; without those of own words that are secret. */
  private async shown(
    actor: Actor,
    openings: readonly RecordOpening[],
    secret: readonly string[] = [],
  ): Promise<RemovableContentType[]> {
    const seqs = In([...new Set(openings.map(({ seq }) => seq))]);
    const entries = await this.db.manager.findBy(RecordEntryRow, { chain: actor.statementId, seq: seqs });
    const isHidden = await this.sight.hiding(actor, entries);
    const repeats = await this.sight.repeats(actor);
    const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
    return openings.flatMap(({ seq, name, content }) => {
      const entry = bySeq.get(seq);
      if (!entry || isSecret(entry, secret)) return [];
      const { kind, at, constituency } = entry;
      const isRead = typeof content === 'string' && !isHidden(entry) && !repeats(content, entry);
      const words = isRead ? beginningOf(content) : null;
      return [{ seq, name, what: contentInWords(kind, name), at: new Date(at), constituency, words }];
    });
  }
}

/** Kinds of entries that hold words of somebody. */
const KINDS_WITH_WORDS = [...new Set(WORDS_IN_RECORD.map((one) => one.split(' ')[0]))];

function keyType(key: WaitingKey, by: Actor, openings: readonly RecordOpening[]) {
  const { seq, name, reason, askedAt, membershipId: askedBy, counts } = key;
  const isThere = openings.some((one) => one.seq === seq && one.name === name);
  const agreed = whyNotRemoveContent({ isCommitted: true, isThere, reason, by, asked: key });
  const mayAgree = counts && agreed.length === 0;
  const mayTakeBack = whyNotTakeBackRemoval({ by, asked: key }).length === 0;
  return { seq, name, reason, askedAt, askedBy, counts, mayAgree, mayTakeBack };
}

/** A cursor that is none begins at the start. */
function placeIn(after: string | null): { seq: number; name: string } | null {
  const [, seq, name] = /^(\d{1,9}):(.+)$/.exec(after ?? '') ?? [];
  return seq && name ? { seq: Number(seq), name } : null;
}
