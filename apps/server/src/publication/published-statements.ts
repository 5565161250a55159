import type { BundleLabel, Bundle } from '#publication';
import { headingOf } from '#reading';
import { isSigned } from '#sign-off';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Publication } from './publication.entity.js';

/** A published statement as the public register lists it. */
export interface PublishedStatement {
  readonly statementId: string;
  readonly title: string;
  readonly council: { readonly name: string; readonly slug: string };
  readonly slug: string;
  /** Number of the newest version. */
  readonly version: number;
  readonly period: { readonly from: string; readonly to: string };
  readonly label: BundleLabel;
  /** What stands above it where it was not published together; else null (R24, R24b). */
  readonly heading: string | null;
  /** Of the first version. */
  readonly publishedAt: Date;
  /** Of the newest one. */
  readonly updatedAt: Date;
  /** Codes of the groups asked to sign the whole, and of those of them that did. */
  readonly groups: readonly string[];
  readonly groupsSigned: readonly string[];
  readonly sections: number;
  /** Sections that a group did not sign, with those groups. */
  readonly notSigned: readonly { readonly key: string; readonly title: string; readonly groups: readonly string[] }[];
}

/** Lists the published statements of every council, for the register. */
@Injectable()
export class PublishedStatements {
  /** What a version says never changes, so it is read once. */
  private readonly known = new Map<string, Omit<PublishedStatement, 'publishedAt' | 'updatedAt'>>();

  constructor(private readonly db: DataSource) {}

  /** Newest version first. */
  async all(): Promise<PublishedStatement[]> {
    const select = { id: true, statementId: true, version: true, publishedAt: true } as const;
    const versions = await this.db.manager.find(Publication, { select, order: { version: 'ASC' } });
    const first = new Map<string, Date>();
    const newest = new Map<string, (typeof versions)[number]>();
    for (const one of versions) {
      if (!first.has(one.statementId)) first.set(one.statementId, one.publishedAt);
      newest.set(one.statementId, one);
    }
    const listed: PublishedStatement[] = [];
    for (const { id, statementId, publishedAt: updatedAt } of newest.values()) {
      const publishedAt = first.get(statementId) ?? updatedAt;
      listed.push({ ...(await this.summary(id)), publishedAt, updatedAt });
    }
    return listed.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  }

  private async summary(id: string): Promise<Omit<PublishedStatement, 'publishedAt' | 'updatedAt'>> {
    const known = this.known.get(id);
    if (known) return known;
    const { statementId, bundle } = await this.db.manager.findOneByOrFail(Publication, { id });
    const summary = { statementId, ...summaryOf(JSON.parse(bundle) as Bundle) };
    this.known.set(id, summary);
    return summary;
  }
}

function summaryOf(bundle: Bundle): Omit<PublishedStatement, 'statementId' | 'publishedAt' | 'updatedAt'> {
  const { statement, sections, whole } = bundle;
  const { title, council, slug, version, period, label } = statement;
  const notSigned = sections.map(({ key, title: of, positions }) => ({
    key,
    title: of,
    groups: positions.filter(({ position }) => !isSigned(position)).map(({ constituency }) => constituency),
  }));
  return {
    title,
    council,
    slug,
    version,
    period,
    label,
    heading: headingOf(bundle),
    groups: whole.positions.map(({ constituency }) => constituency),
    groupsSigned: whole.positions.filter(({ position }) => isSigned(position)).map(({ constituency }) => constituency),
    sections: sections.filter(({ appendix }) => !appendix).length,
    notSigned: notSigned.filter(({ groups }) => groups.length > 0),
  };
}
