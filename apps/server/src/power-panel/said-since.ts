import type { SectionId, StatementId } from '#concordat';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { SectionVersion } from '../sign-off/section-version.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { LadderRating, type WhatChanged } from './power-panel.entity.js';

/** How equal groups found the work on this version: what they said of one that is published is not said of the next. */
export async function ratingsOfThisVersion(tx: EntityManager, statementId: StatementId): Promise<LadderRating[]> {
  const opened = await tx.find(RecordEntryRow, {
    where: { chain: statementId, kind: 'stage.opened' },
    order: { seq: 'DESC' },
  });
  const again = opened.find(({ facts: { from, to } }) => to === 'RESPONDING' && PUBLISHED.has(String(from)));
  const since = again && { at: MoreThan(new Date(again.at)) };
  return tx.find(LadderRating, { where: { statementId, ...since }, order: { constituency: 'ASC' } });
}

const PUBLISHED: ReadonlySet<string> = new Set(['PUBLISHED', 'REVIEW_DUE']);

/** Tells of a sentence on what changed whether another group stands by it: it agreed, and no other words were locked since. */
export type StandsBy = (changed: Pick<WhatChanged, 'sectionId' | 'agreedBy' | 'agreedAt'>) => boolean;

/** Reads when other words than before were locked in these sections. */
export async function standsByWhatChanged(tx: EntityManager, sectionIds: readonly SectionId[]): Promise<StandsBy> {
  const select = { sectionId: true, number: true, hash: true, frozenAt: true } as const;
  const where = { sectionId: In([...sectionIds]) };
  const versions = await tx.find(SectionVersion, { select, where, order: { number: 'ASC' } });
  return ({ sectionId, agreedBy, agreedAt }) => {
    if (agreedBy === null || agreedAt === null) return false;
    const ofSection = versions.filter((one) => one.sectionId === sectionId);
    return !ofSection.some((one, at) => at > 0 && one.hash !== ofSection[at - 1]?.hash && one.frozenAt > agreedAt);
  };
}
