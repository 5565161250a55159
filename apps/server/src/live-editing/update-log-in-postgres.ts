import type { MembershipId, Refusal, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { rightsHolder } from './author.js';
import { EditRightsReader } from './edit-rights.js';
import { SectionSnapshot } from './section-snapshot.entity.js';
import { SectionUpdate } from './section-update.entity.js';
import type { StoredText } from './stored-text.js';
import { readFacts } from './writing-facts.js';
import {
  chainEntries,
  LogMovedOn,
  partByRights,
  type Appended,
  type Batch,
  type ChainedEntry,
  type LogHead,
  type LoggedText,
  type LogTail,
  type UpdateLog,
} from './update-log.js';

/** The update log in the database: rows of section_update, ordered by the section's row lock (P6). */
@Injectable()
export class UpdateLogInPostgres implements UpdateLog {
  constructor(
    private readonly db: DataSource,
    private readonly rights: EditRightsReader,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  /** Reads the newest committed text; inside the transaction of an act that holds the section's lock, exactly that one. */
  async load(sectionId: SectionId, tx?: EntityManager): Promise<LoggedText> {
    // One snapshot: between two statements another row could be committed.
    if (!tx) return this.db.transaction('REPEATABLE READ', (snapshot) => this.load(sectionId, snapshot));
    const { epoch, headSeq, logHead } = stillThere(await tx.findOneBy(Section, { id: sectionId }));
    const where = { sectionId, epoch };
    const stored = await tx.findOne(SectionSnapshot, { where, order: { seq: 'DESC' } });
    const rows = await rowsAfter(tx, where, stored?.seq ?? 0);
    return { epoch, seq: headSeq, logHead, stored, updates: rows.map(({ bytes }) => bytes) };
  }

  /** The newest committed texts of many sections, of one moment, in a few questions; one that is there no more is left out. */
  loadEach(sectionIds: readonly SectionId[]): Promise<ReadonlyMap<SectionId, LoggedText>> {
    return this.db.transaction('REPEATABLE READ', async (snapshot) => {
      const sections = await snapshot.findBy(Section, { id: In([...sectionIds]) });
      const states = await newestStates(snapshot, sections);
      const rows = await rowsOfEach(snapshot, sections, states);
      return new Map(
        sections.map((section) => {
          const updates = rows.filter((row) => row.section_id === section.id).map(({ bytes }) => bytes);
          const stored = states.find(({ sectionId }) => sectionId === section.id) ?? null;
          return [section.id, { ...headOf(section), stored, updates }] as const;
        }),
      );
    });
  }

  since(sectionId: SectionId, known: Pick<LogHead, 'epoch' | 'seq'>): Promise<LogTail | 'moved-on'> {
    return this.db.transaction('REPEATABLE READ', async (snapshot) => {
      const { epoch, headSeq: seq, logHead } = stillThere(await snapshot.findOneBy(Section, { id: sectionId }));
      if (epoch !== known.epoch) return 'moved-on';
      return { epoch, seq, logHead, rows: await rowsAfter(snapshot, { sectionId, epoch }, known.seq) };
    });
  }

  /** Of older states one for every few thousand rows stays, for whoever looks at how the text was. */
  async keep(sectionId: SectionId, epoch: number, text: StoredText): Promise<void> {
    const { seq, state, stateVector, echo } = text;
    const bytes = { state: Buffer.from(state), stateVector: Buffer.from(stateVector), echo: Buffer.from(echo) };
    const row: SectionSnapshot = { sectionId, epoch, seq, ...bytes, at: this.clock.now() };
    await this.db.transaction(async (tx) => {
      await tx.createQueryBuilder().insert().into(SectionSnapshot).values(row).orIgnore().execute();
      await tx.query(FORGET_NEARBY, [sectionId, epoch, seq, MILESTONE]);
    });
  }

  /** The section's row lock is what freezing takes too, so no edit lands between the freeze and the hash (P5). */
  async append(batch: Batch): Promise<Appended> {
    const begun: Section[] = [];
    const appended = await this.db.transaction(async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const section = stillThere(await tx.findOne(Section, { where: { id: batch.sectionId }, lock }));
      if (section.epoch !== batch.on.epoch) return { outcome: 'moved-on', by: 'epoch' } as const;
      if (section.headSeq !== batch.on.seq) return { outcome: 'moved-on', by: 'seq' } as const;
      const holders = [...new Set(batch.entries.map(({ author }) => rightsHolder(author)))];
      // Held until this is committed: who is suspended meanwhile is suspended after it (S16).
      const held = { mode: 'pessimistic_read' } as const;
      await tx.find(Membership, { select: { id: true }, where: { id: In(holders) }, order: { id: 'ASC' }, lock: held });
      const reasons = await this.rights.whyNot(section, holders, tx);
      const { kept, refused } = partByRights(batch.entries, (_entry, holder) => reasons.get(holder) ?? UNKNOWN);
      const { rows, head } = chainEntries(headOf(section), kept, this.clock.now());
      if (rows.length > 0) await this.store(tx, section, rows, head);
      if (rows.length > 0 && section.state === 'EMPTY') begun.push(section);
      if (refused.length === 0) await batch.alongside?.(tx, head.seq);
      return { outcome: 'stored', head, refused, facts: await readFacts(tx, section.id, holders) } as const;
    });
    // A section that has begun can be marked ready: pages that show it ask again.
    for (const { id, statementId } of begun) {
      this.changes.publish(`statement:${statementId}`, { kind: 'section', sectionId: id });
    }
    return appended;
  }

  private async store(
    tx: EntityManager,
    section: Section,
    rows: readonly ChainedEntry[],
    head: LogHead,
  ): Promise<void> {
    await tx.insert(
      SectionUpdate,
      rows.map((row) => rowOf(section, row)),
    );
    const begins = section.state === 'EMPTY';
    const state = begins ? 'DRAFTING' : section.state;
    await tx.update(Section, { id: section.id }, { headSeq: head.seq, logHead: head.logHead, state });
    if (begins) await this.recordBeginning(tx, section, rows);
  }

  private async recordBeginning(tx: EntityManager, section: Section, rows: readonly ChainedEntry[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const actor = await tx.findOneByOrFail(Membership, { id: first.entry.author.membershipId as MembershipId });
    await this.timeline.add(tx, {
      chain: section.statementId,
      kind: 'section.begun',
      actor,
      facts: { section: section.key },
    });
  }
}

/** Rows between two states that are both kept. */
const MILESTONE = 5_000;

const FORGET_NEARBY = `DELETE FROM section_snapshot WHERE section_id = $1 AND epoch = $2 AND seq < $3
  AND seq / $4::integer = $3 / $4::integer`;

interface LogRow {
  readonly seq: number;
  readonly clientIds: readonly number[];
  readonly bytes: Uint8Array;
}

async function rowsAfter(
  tx: EntityManager,
  { sectionId, epoch }: Pick<SectionUpdate, 'sectionId' | 'epoch'>,
  seq: number,
): Promise<LogRow[]> {
  const rows = await tx.query<{ seq: number; client_ids: string[]; bytes: Buffer }[]>(ROWS_AFTER, [
    sectionId,
    epoch,
    seq,
  ]);
  return rows.map(({ seq: number, client_ids: ids, bytes }) => ({ seq: number, clientIds: ids.map(Number), bytes }));
}

/** Without entities: a section with a long history has a hundred thousand. */
const ROWS_AFTER = `SELECT seq, client_ids, bytes FROM section_update
  WHERE section_id = $1 AND epoch = $2 AND seq > $3 ORDER BY seq`;

/** Of each section the newest state that is kept of its text, where there is one. */
async function newestStates(tx: EntityManager, sections: readonly Section[]): Promise<SectionSnapshot[]> {
  if (sections.length === 0) return [];
  return tx
    .createQueryBuilder(SectionSnapshot, 'kept')
    .distinctOn(['kept.sectionId'])
    .where(sections.map(({ id: sectionId, epoch }) => ({ sectionId, epoch })))
    .orderBy({ 'kept.sectionId': 'ASC', 'kept.seq': 'DESC' })
    .getMany();
}

/** The rows of each section after its state, oldest first. */
function rowsOfEach(
  tx: EntityManager,
  sections: readonly Section[],
  states: readonly SectionSnapshot[],
): Promise<{ section_id: string; bytes: Buffer }[]> {
  const after = sections.map(({ id }) => states.find(({ sectionId }) => sectionId === id)?.seq ?? 0);
  const [ids, epochs] = [sections.map(({ id }) => id), sections.map(({ epoch }) => epoch)];
  return tx.query(ROWS_OF_EACH, [ids, epochs, after]);
}

const ROWS_OF_EACH = `SELECT u.section_id, u.bytes
  FROM unnest($1::uuid[], $2::integer[], $3::integer[]) AS place (section_id, epoch, seq)
  JOIN section_update u ON u.section_id = place.section_id AND u.epoch = place.epoch AND u.seq > place.seq
  ORDER BY u.section_id, u.seq`;

/** A section in which nobody has written can be left out of the statement, also while somebody begins to. */
function stillThere(section: Section | null): Section {
  if (!section) throw new LogMovedOn('gone');
  return section;
}

/** For an author the rights reader did not answer for; it always does. */
const UNKNOWN: readonly Refusal[] = [
  { code: 'edit.unknown', because: 'Nobody knows who wrote this. Open the section again.' },
];

function headOf({ epoch, headSeq, logHead }: Section): LogHead {
  return { epoch, seq: headSeq, logHead };
}

function rowOf(section: Section, { entry, seq, sha256, chain, at }: ChainedEntry): SectionUpdate {
  const { author, clientIds, bytes, restores = null } = entry;
  return {
    sectionId: section.id,
    epoch: section.epoch,
    seq,
    membershipId: author.membershipId,
    capacity: author.capacity,
    onBehalfOf: author.onBehalfOf,
    clientIds: clientIds.map(String),
    bytes: Buffer.from(bytes),
    sha256,
    chain,
    at,
    restores,
  };
}
