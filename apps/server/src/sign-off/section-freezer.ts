import {
  hashSection,
  canonicalSection,
  readSection,
  normaliseContent,
  type JsonNode,
  type SectionText,
} from '#document';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AttributionReader } from '../attribution/attribution.reader.js';
import { RemovalReasonReader, type RemovalCount } from '../attribution/removal-reason.reader.js';
import { demandSoundLog } from '../live-editing/log-chain.js';
import { SectionTextReader } from '../live-editing/section-text.reader.js';
import { Randomness } from '../platform/randomness.js';
import { Dataset } from '../statements/dataset.entity.js';
import type { Section } from '../statements/section.entity.js';
import { Statement } from '../statements/statement.entity.js';
import { SectionVersion } from './section-version.entity.js';

/** A version to sign, still to be stored, and what one group took out of another's words before it. */
export interface Frozen {
  readonly version: Omit<SectionVersion, 'frozenAt'>;
  readonly removals: RemovalCount;
}

/** Makes the exact version of a section that is signed (P12). */
@Injectable()
export class SectionFreezer {
  constructor(
    private readonly texts: SectionTextReader,
    private readonly attributions: AttributionReader,
    private readonly reasons: RemovalReasonReader,
    private readonly randomness: Randomness,
  ) {}

  /**
   * The caller holds the section's row lock, so that no edit lands between this text and its hash, and stores the
   * version with the time at which the record says that it was locked.
   */
  async freeze(tx: EntityManager, section: Section): Promise<Frozen> {
    await demandSoundLog(tx, section.id);
    const text = await this.texts.at(section.id, tx);
    const content = normaliseContent(readSection(text.doc));
    const sectionText = await sectionTextOf(tx, section, content);
    const { epoch, seq, logHead } = text;
    const attribution = await this.attributions.ofVersion({ sectionId: section.id, epoch, seq }, tx);
    const { blocks, words } = attribution;
    const latest = await tx.findOne(SectionVersion, { where: { sectionId: section.id }, order: { number: 'DESC' } });
    const version = {
      id: this.randomness.uuid(),
      sectionId: section.id,
      number: (latest?.number ?? 0) + 1,
      canonical: canonicalSection(sectionText),
      hash: hashSection(sectionText),
      attribution: { blocks: blocks.map(({ id, words: inBlock }) => ({ id, words: inBlock })), words },
      epoch,
      seq,
      logHead,
    };
    return { version, removals: await this.reasons.count(tx, section.id, attribution.removals) };
  }
}

async function sectionTextOf(tx: EntityManager, section: Section, content: JsonNode[]): Promise<SectionText> {
  const statement = await tx.findOneByOrFail(Statement, { id: section.statementId });
  const keys = [...new Set(content.map(({ attrs }) => attrs?.dataset).filter((key) => typeof key === 'string'))];
  const datasets = await tx.find(Dataset, {
    where: { statementId: section.statementId, key: In(keys) },
    order: { key: 'ASC' },
  });
  return {
    statement: statement.slug,
    section: section.key,
    title: section.title,
    language: statement.language,
    content,
    notes: [],
    datasets: datasets.map(({ key, sha256 }) => ({ id: key, sha256 })),
  };
}
