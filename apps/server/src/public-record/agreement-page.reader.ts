import { sectionKeys, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { ConcordatReader, type VersionInForce } from '../concordats/concordat.reader.js';
import { PromiseReader, type PromiseStanding } from '../concordats/promise.reader.js';
import { PublicationReader } from '../publication/publication.reader.js';
import { StatementReader } from '../statements/statement.reader.js';
import { templateOf } from '../statements/templates.js';

/** A version of an agreement as everybody can read it: no name of anybody is in it. */
export interface PublicAgreement {
  /** `reviewBy` is the day that was named at the start: it holds for a version that names none. */
  readonly statement: { readonly title: string; readonly slug: string; readonly reviewBy: string };
  readonly council: { readonly name: string; readonly slug: string };
  /** Whether the statement is published, so that its page can be linked to. */
  readonly isPublished: boolean;
  /** Titles of the sections of this version by key, in reading order; last those that were left out since. */
  readonly sections: readonly { readonly key: string; readonly title: string }[];
  readonly version: VersionInForce;
  /** Every version that all groups have agreed, oldest first. */
  readonly versions: readonly VersionInForce[];
  readonly promises: readonly PromiseStanding[];
}

/** Finds agreements by the address of their statement, from the moment at which every group has agreed. */
@Injectable()
export class AgreementPageReader {
  constructor(
    private readonly statements: StatementReader,
    private readonly concordats: ConcordatReader,
    private readonly promises: PromiseReader,
    private readonly publications: PublicationReader,
  ) {}

  /** A version by its number, or the one in force when none is given; null when there is none. */
  async find(councilSlug: string, slug: string, number: number | null): Promise<PublicAgreement | null> {
    const found = await this.statements.bySlug(councilSlug, slug);
    if (!found) return null;
    const { statement, council } = found;
    const versions = await this.concordats.versions(statement.id);
    const version = number === null ? versions.at(-1) : versions.find(({ concordat }) => concordat.version === number);
    if (!version) return null;
    const reviewBy = await this.statements.reviewByAtFirst(statement);
    return {
      ...{ statement: { ...statement, reviewBy }, council, version, versions },
      isPublished: await this.isPublished(statement.id),
      sections: await this.sections(statement, version),
      promises: await this.promises.of(statement.id, versions, version),
    };
  }

  private async sections(
    { id, template }: { readonly id: StatementId; readonly template: string },
    { concordat: { parameters } }: VersionInForce,
  ): Promise<PublicAgreement['sections']> {
    const now = await this.statements.sections(id);
    const keys = sectionKeys(parameters);
    const gone = keys.filter((key) => now.every((section) => section.key !== key));
    const titleOf = (key: string): string =>
      parameters.sectionNames?.[key]?.title ??
      [...now, ...(templateOf(template)?.sections ?? [])].find((section) => section.key === key)?.title ??
      key;
    const there = now.map(({ key }) => key).filter((key) => keys.includes(key));
    return [...there, ...gone].map((key) => ({ key, title: titleOf(key) }));
  }

  private async isPublished(id: StatementId): Promise<boolean> {
    return (await this.publications.latest(id)) !== null;
  }
}
