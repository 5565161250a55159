import type { BlockAttribution, Removal } from '#attribution';
import type { MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttributionReader } from '../attribution/attribution.reader.js';
import type { SafeguardingReferral } from '../fair-dealing/safeguarding-referral.entity.js';

/** A worry about a paragraph of a section's text. */
type AboutText = SafeguardingReferral & { readonly sectionId: SectionId; readonly blockId: string };

/** Reads who had a hand in paragraphs that somebody is worried about: none of them decides about it (R38). */
@Injectable()
export class HandsInText {
  constructor(private readonly attributions: AttributionReader) {}

  /** By referral: who wrote the paragraph as it is, and whose words have gone from it since it was flagged. */
  async of(referrals: readonly SafeguardingReferral[], tx: EntityManager): Promise<Map<string, MembershipId[]>> {
    const about = referrals.filter((one): one is AboutText => one.sectionId !== null && one.blockId !== null);
    const found = new Map<string, MembershipId[]>();
    const sectionIds = [...new Set(about.map((one) => one.sectionId))];
    const since = new Map(sectionIds.map((id) => [id, firstOf(about.filter((one) => one.sectionId === id))]));
    const texts = await this.attributions.ofSections(sectionIds, tx);
    const isSince = ({ to }: Removal, id: SectionId): boolean => to >= (since.get(id) ?? 0);
    const taken = await this.attributions.takenOutOf(sectionIds, isSince, tx);
    for (const { id, sectionId, blockId } of about) {
      const place = sectionIds.indexOf(sectionId);
      const removals = taken[place]?.removals ?? [];
      const gone = removals.filter(({ parts }) => parts.some(({ block }) => block.id === blockId));
      const wrote = [...writersOf(texts[place]?.blocks ?? [], blockId), ...gone.map(({ removal }) => removal.whose)];
      found.set(id, [...new Set(wrote)] as MembershipId[]);
    }
    return found;
  }
}

/** When the first of them was flagged. */
function firstOf(referrals: readonly AboutText[]): number {
  return Math.min(...referrals.map(({ at }) => at.getTime()));
}

/** Whose words they are, and who wrote them down. */
function writersOf(blocks: readonly BlockAttribution[], blockId: string): string[] {
  return blocks
    .filter(({ id }) => id === blockId)
    .flatMap(({ runs }) => runs.flatMap(({ by, writer }) => [by, writer]));
}
