import { dayInEngland, stateOn, type DocumentState, type StatementId } from '#concordat';
import { sha256Hex } from '#document';
import { changeOf, type Bundle } from '#publication';
import type { CouncilReply, VersionNote } from '#reading';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Publication } from '../publication/publication.entity.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { StatementReader } from '../statements/statement.reader.js';
import { SuccessorReader, type StatementPlaces } from '../statements/successor.reader.js';

/** One published version as it may be shown today. */
export interface PublishedVersion {
  readonly id: string;
  readonly statementId: StatementId;
  /** The file, to the byte. */
  readonly text: string;
  readonly sha256: string;
  readonly bundle: Bundle;
  /** Every version, newest first. */
  readonly versions: readonly VersionNote[];
  /** Where the statement is now, and why where that takes a reason. */
  readonly now: { readonly state: DocumentState; readonly because: string | null };
  /** Which statement took its place, and whose place it took. No file says so: what was published never changes. */
  readonly places: StatementPlaces;
  /** The council's reply to a version that other groups published without it, where it came after; else null (R24b). */
  readonly lateReply: CouncilReply | null;
}

/** How many versions are kept read. */
const KEPT = 20;

/** Finds published versions by their address. */
@Injectable()
export class PublishedVersionReader {
  /** The same text is read and hashed once. */
  private readonly known = new Map<string, Pick<PublishedVersion, 'text' | 'sha256' | 'bundle'>>();

  constructor(
    private readonly statements: StatementReader,
    private readonly publications: PublicationReader,
    private readonly clock: Clock,
    private readonly successors: SuccessorReader,
  ) {}

  /** A version by its number, or the newest when none is given; null when there is none. */
  async find(council: string, slug: string, version: number | null): Promise<PublishedVersion | null> {
    const found = await this.statements.bySlug(council, slug);
    if (!found) return null;
    const { id: statementId, stateReason: because } = found.statement;
    const now = { state: stateOn(found.statement, dayInEngland(this.clock.now())), because };
    const publication =
      version === null
        ? await this.publications.latest(statementId)
        : await this.publications.version(statementId, version);
    if (!publication) return null;
    const versions = await this.publications.list(statementId);
    const text = await this.publications.bundleText(publication);
    const lateReply = await this.lateReply(publication);
    return {
      id: publication.id,
      statementId,
      ...this.read(publication.id, text),
      versions: versions.map(noteOf),
      now,
      places: await this.successors.of(statementId),
      lateReply,
    };
  }

  private async lateReply({ statementId, kind, documentHash, publishedAt }: Publication): Promise<CouncilReply | null> {
    if (kind !== 'PARTNERS_ONLY') return null;
    const reply = await this.publications.councilReply(statementId, documentHash);
    return reply && reply.at > publishedAt ? { text: reply.text, at: reply.at.toISOString() } : null;
  }

  private read(id: string, text: string): Pick<PublishedVersion, 'text' | 'sha256' | 'bundle'> {
    const known = this.known.get(id);
    if (known?.text === text) return known;
    const read = { text, sha256: sha256Hex(text), bundle: JSON.parse(text) as Bundle };
    this.known.delete(id);
    this.known.set(id, read);
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest !== undefined) this.known.delete(oldest);
    return read;
  }
}

type Listed = Pick<Publication, 'version' | 'publishedAt' | 'changeNote' | 'documentHash'>;

/** `all` is newest first. */
function noteOf({ version, publishedAt, changeNote, documentHash }: Listed, index: number, all: Listed[]): VersionNote {
  const before = all[index + 1]?.documentHash ?? null;
  return { version, publishedAt: publishedAt.toISOString(), changeNote, change: changeOf(before, documentHash) };
}
