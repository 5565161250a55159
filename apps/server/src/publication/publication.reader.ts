import type { StatementId } from '#concordat';
import type { ContentHash } from '#document';
import { publicOpenings, withOpenings, type Bundle, type BundleOpenings, type RemovedContent } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { RecordRemoval, SigningKeyRow } from '../timeline/checkpoint.entity.js';
import { openingsOf } from './bundle-record.js';
import { CouncilDecision, CouncilReply, NameOpening, Publication } from './publication.entity.js';

/** How many opened versions are kept ready. Each is a few hundred KB. */
const KEPT_READY = 20;

/** Reads published versions, council decisions and the keys that sign. */
@Injectable()
export class PublicationReader {
  private readonly ready = new Map<string, { openings: string; text: string }>();

  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
  ) {}

  /** The newest version of a statement; null when it was never published. */
  latest(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<Publication | null> {
    return tx.findOne(Publication, { where: { statementId }, order: { version: 'DESC' } });
  }

  /** One version of a statement; null when there is none of this number. */
  version(statementId: StatementId, version: number): Promise<Publication | null> {
    return this.db.manager.findOneBy(Publication, { statementId, version });
  }

  /** Every version of a statement, newest first, without the bundles. */
  list(statementId: StatementId): Promise<Omit<Publication, 'bundle'>[]> {
    const select = SUMMARY;
    return this.db.manager.find(Publication, { select, where: { statementId }, order: { version: 'DESC' } });
  }

  /** The newest decision of the council about a statement, whichever text it was about; null when there is none. */
  councilDecision(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<CouncilDecision | null> {
    return tx.findOne(CouncilDecision, { where: { statementId }, order: { recordedAt: 'DESC' } });
  }

  /** The council's reply to a text that other groups publish without it; null when there is none (R24b). */
  councilReply(
    statementId: StatementId,
    documentHash: ContentHash,
    tx: EntityManager = this.db.manager,
  ): Promise<CouncilReply | null> {
    return tx.findOneBy(CouncilReply, { statementId, documentHash });
  }

  /** Every key that signed or will sign, newest first. */
  keys(): Promise<SigningKeyRow[]> {
    return this.db.manager.find(SigningKeyRow, { order: { firstUsedAt: 'DESC', keyId: 'ASC' } });
  }

  /**
   * The file of a version, to the byte, with what may be shown today: names of those who still show that name to
   * everyone, and words of the record that the version shows anyway. The signature covers none of it (R28, R29).
   */
  async bundleText(publication: Pick<Publication, 'id' | 'statementId' | 'bundle'>): Promise<string> {
    const bundle = JSON.parse(publication.bundle) as Bundle;
    const openings = await this.openingsToday(publication, bundle);
    const asked = JSON.stringify(openings);
    const known = this.ready.get(publication.id);
    if (known?.openings === asked) return known.text;
    const text = withOpenings(publication.bundle, openings);
    this.keepReady(publication.id, { openings: asked, text });
    return text;
  }

  /** The same as a value, for pages. */
  async bundle(publication: Pick<Publication, 'id' | 'statementId' | 'bundle'>): Promise<Bundle> {
    return JSON.parse(await this.bundleText(publication)) as Bundle;
  }

  private async openingsToday(
    { id, statementId }: Pick<Publication, 'id' | 'statementId'>,
    bundle: Bundle,
  ): Promise<BundleOpenings> {
    const names = await this.namesToday(id);
    const record = publicOpenings(bundle, await openingsOf(this.db.manager, statementId));
    return { names, record, removed: await this.removed(statementId, bundle.record.entries.length) };
  }

  /** What was removed from the entries that a version holds. What came after it is not in the file. */
  private async removed(chain: StatementId, upTo: number): Promise<RemovedContent[]> {
    const where = { chain, seq: LessThanOrEqual(upTo) };
    const rows = await this.db.manager.find(RecordRemoval, { where, order: { seq: 'ASC', name: 'ASC' } });
    return rows.map(({ seq, name, reason, date }) => ({ seq, name, reason, date }));
  }

  private async namesToday(publicationId: string): Promise<BundleOpenings['names'][number][]> {
    const kept = await this.db.manager.find(NameOpening, { where: { publicationId }, order: { ref: 'ASC' } });
    const members = await this.db.manager.findBy(Membership, { pseudonym: In(kept.map(({ ref }) => ref)) });
    const names = await this.memberships.publicNames(members.map(({ id }) => id));
    const today = new Map(members.map(({ id, pseudonym }) => [pseudonym, names.get(id) ?? null]));
    return kept
      .filter(({ ref, name }) => today.get(ref) === name)
      .map(({ ref, salt, name }) => ({ ref, salt, content: { name } }));
  }

  private keepReady(id: string, opened: { openings: string; text: string }): void {
    this.ready.delete(id);
    this.ready.set(id, opened);
    const [oldest] = this.ready.keys();
    if (this.ready.size > KEPT_READY && oldest !== undefined) this.ready.delete(oldest);
  }
}

const SUMMARY = {
  id: true,
  statementId: true,
  version: true,
  kind: true,
  changeNote: true,
  sha256: true,
  documentHash: true,
  keyId: true,
  publishedAt: true,
} as const;
