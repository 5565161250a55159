import type { StatementId } from '#concordat';
import { sha256Hex } from '#document';
import type { Bundle } from '#publication';
import type { VersionNote } from '#reading';
import { Injectable } from '@nestjs/common';
import { PublicationReader } from '../publication/publication.reader.js';
import { StatementReader } from '../statements/statement.reader.js';

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
  ) {}

  /** A version by its number, or the newest when none is given; null when there is none. */
  async find(council: string, slug: string, version: number | null): Promise<PublishedVersion | null> {
    const found = await this.statements.bySlug(council, slug);
    if (!found) return null;
    const { id: statementId } = found.statement;
    const publication =
      version === null
        ? await this.publications.latest(statementId)
        : await this.publications.version(statementId, version);
    if (!publication) return null;
    const versions = await this.publications.list(statementId);
    const text = await this.publications.bundleText(publication);
    return { id: publication.id, statementId, ...this.read(publication.id, text), versions: versions.map(noteOf) };
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

function noteOf({ version, publishedAt, changeNote }: { version: number; publishedAt: Date; changeNote: string }) {
  return { version, publishedAt: publishedAt.toISOString(), changeNote };
}
