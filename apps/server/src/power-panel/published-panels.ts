import type { StatementId } from '#concordat';
import { withoutContactDetails } from '#deliberation';
import { withoutWords, type Measure } from '#power-panel';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PowerPanelReader } from './power-panel.reader.js';
import { PublicationPanel } from './publication-panel.entity.js';

/** Words that are removed from the record. */
export interface WordsToForget {
  /** Kind of the entry, and name of the content. */
  readonly kind: string;
  readonly name: string;
  readonly content: unknown;
  readonly instead: string;
}

/** The power panel of each published version: it stays as it stood, whatever is worked on after. */
@Injectable()
export class PublishedPanels {
  constructor(
    private readonly db: DataSource,
    private readonly panel: PowerPanelReader,
  ) {}

  /** Part of publishing, in its transaction: the panel is kept with the version. */
  async keep(
    tx: EntityManager,
    publication: { readonly id: string; readonly statementId: StatementId },
  ): Promise<void> {
    const measures = await this.panel.of(publication.statementId, tx);
    await tx.insert(PublicationPanel, { publicationId: publication.id, measures });
  }

  /** Null for a version that was published before panels were kept. */
  async of(publicationId: string): Promise<Measure[] | null> {
    return (await this.db.manager.findOneBy(PublicationPanel, { publicationId }))?.measures ?? null;
  }

  /** Part of removing words from the record, in its transaction: the panels of these versions forget them too (R28). */
  async forget(tx: EntityManager, publicationIds: readonly string[], removed: WordsToForget): Promise<void> {
    const { kind, name, content, instead } = removed;
    if (typeof content !== 'string') return;
    const words = [content, withoutContactDetails(content)];
    for (const publicationId of publicationIds) {
      const kept = await tx.findOneBy(PublicationPanel, { publicationId });
      if (!kept) continue;
      const measures = withoutWords(kept.measures, { content: `${kind} ${name}`, words, instead });
      if (measures !== kept.measures) await tx.save(PublicationPanel, { publicationId, measures: [...measures] });
    }
  }
}
