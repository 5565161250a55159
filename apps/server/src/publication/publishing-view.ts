import { dayInEngland, type StatementId } from '#concordat';
import { whyNotCalledIn, whyNotDecided, whyNotNow, whyNotReviewed } from '#publication';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { Clock } from '../platform/clock.js';
import { whyNotWhileChecked } from '../sign-off/hidden-own-words.js';
import { labelOf, SignOffReader } from '../sign-off/sign-off.reader.js';
import { StatementReader } from '../statements/statement.reader.js';
import type { Publication } from './publication.entity.js';
import { PublicationReader } from './publication.reader.js';
import type { PublicationType, PublishingType } from './publication.types.js';
import { publishAct } from './turn-publish-key.js';

/** Shows what stands between a statement and its publication, and what is published. */
@Injectable()
export class PublishingView {
  // eslint-disable-next-line max-params -- it shows all that publishing looks at
  constructor(
    private readonly statements: StatementReader,
    private readonly signOffs: SignOffReader,
    private readonly publications: PublicationReader,
    private readonly clock: Clock,
    private readonly concerns: ConcernReader,
    private readonly db: DataSource,
  ) {}

  async of(statementId: StatementId): Promise<PublishingType> {
    const { state: documentState, reviewBy } = await this.statements.existing(statementId);
    const today = dayInEngland(this.clock.now());
    const standing = await this.signOffs.ofStatement(statementId);
    const { hash: documentHash } = standing;
    const { label, refusals: labelRefusals } = labelOf(standing);
    const councilDecision = await this.publications.councilDecision(statementId);
    const keys = await this.statements.waitingKeys(statementId);
    const waiting = keys.filter(({ act }) => act === publishAct(documentHash));
    const address = await this.addressOf(statementId);
    const publications = await this.publications.list(statementId);
    const published = publications[0] ?? null;
    return {
      documentHash,
      label,
      waitingNote: waiting[0]?.note ?? null,
      turnedBy: waiting.map(({ membershipId }) => membershipId),
      blockedBy: [
        ...whyNotNow({ documentState, documentHash, published, labelRefusals }),
        ...whyNotDecided({ documentHash, councilDecision }),
        ...whyNotCalledIn({ documentHash, councilDecision, today }),
        ...whyNotReviewed({ documentState, reviewBy, today }),
        ...(await whyNotWhileChecked(this.concerns, { statementId, standing }, this.db.manager)),
      ],
      publications: publications.map((one) => publicationType(one, address)),
    };
  }

  /** One version, with the path of its page. */
  async version(publication: Publication): Promise<PublicationType> {
    return publicationType(publication, await this.addressOf(publication.statementId));
  }

  private async addressOf(statementId: StatementId): Promise<string> {
    const statement = await this.statements.existing(statementId);
    const council = await this.statements.councilOf(statement);
    return `/statements/${council.slug}/${statement.slug}`;
  }
}

function publicationType(publication: Omit<Publication, 'bundle'>, address: string): PublicationType {
  const { version, kind, publishedAt, changeNote } = publication;
  return { version, kind, publishedAt, changeNote, address: `${address}/v/${version}` };
}
