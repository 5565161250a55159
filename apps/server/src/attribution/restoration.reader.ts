import { removalsThatAsk, wasPutBack, type PutBackOnce, type Removal } from '#attribution';
import type { Constituency, MembershipId, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { SectionUpdate } from '../live-editing/section-update.entity.js';
import { AttributionReader } from './attribution.reader.js';
import { removalId } from './explain-removal.js';
import { Restoration } from './restoration.entity.js';

/** What a member can do to have words back: put them back once, suggest them after that, or nothing (R8). */
export type WayBack = 'NONE' | 'PUT_BACK' | 'SUGGEST';

/** Reads what groups have had back of what others took from them (R8). */
@Injectable()
export class RestorationReader {
  constructor(
    private readonly db: DataSource,
    private readonly attributions: AttributionReader,
  ) {}

  /** Of a section, newest first. */
  ofSection(sectionId: SectionId): Promise<Restoration[]> {
    return this.db.manager.find(Restoration, { where: { sectionId }, order: { at: 'DESC', id: 'ASC' } });
  }

  /** Which rows put words back, by whom and when: attribution remembers words by that. */
  async putBackOnce(sectionId: SectionId, restorations: readonly Restoration[]): Promise<PutBackOnce[]> {
    const seqs = restorations.flatMap(({ seq }) => seq ?? []);
    if (seqs.length === 0) return [];
    const rows = await this.db.manager.find(SectionUpdate, {
      select: { sectionId: true, epoch: true, seq: true, membershipId: true, at: true },
      where: { sectionId, seq: In(seqs) },
    });
    const isOne = ({ epoch, seq }: SectionUpdate): boolean =>
      restorations.some((one) => one.epoch === epoch && one.seq === seq);
    return rows.filter(isOne).map(({ membershipId, at }) => ({ by: membershipId, at: at.getTime() }));
  }

  /** By removal, for those that members of a group can have back; the others are left out. */
  async waysBack(
    sectionId: SectionId,
    { removals, groups, group }: RemovalsOfGroups & { readonly group: Constituency | null },
  ): Promise<Map<string, WayBack>> {
    const groupOf = (id: string): string => groups.get(id as MembershipId) ?? '';
    const theirs = [...removalsThatAsk(removals, groupOf)]
      .filter(({ whose }) => group !== null && groupOf(whose) === group)
      .map((one) => removalId(sectionId, one));
    if (theirs.length === 0) return new Map();
    const restorations = await this.ofSection(sectionId);
    const asked = new Set(restorations.map(({ removal }) => removal));
    const ways = new Map<string, WayBack>(theirs.map((id) => [id, asked.has(id) ? 'SUGGEST' : 'PUT_BACK']));
    const before = await this.putBackOnce(sectionId, restorations);
    if (before.length === 0) return ways;
    const found = await this.attributions.takenOut(sectionId, (one) => ways.has(removalId(sectionId, one)));
    for (const { removal, parts } of found.removals) {
      if (wasPutBack(parts, before)) ways.set(removalId(sectionId, removal), 'SUGGEST');
    }
    return ways;
  }
}

/** Removals with the groups of those whose words they were and of those who took them. */
export interface RemovalsOfGroups {
  readonly removals: readonly Removal[];
  readonly groups: ReadonlyMap<MembershipId, Constituency>;
}
