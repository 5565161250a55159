import type { MembershipId, SectionId } from '#concordat';
import { declarationsIn, type BundleInterest, type BundleRecord } from '#publication';
import type { RecordEntry } from '#record';
import { In, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';

/** What a version says about interests: every declaration that its record holds, without the words (R31). */
export function interestsIn({ entries }: BundleRecord, keys: ReadonlyMap<string, string>): BundleInterest[] {
  const declared = declarationsIn(entries);
  return declared.map((entry, index) => {
    const { seq, actor, constituency, at, facts } = entry;
    const next = declared.slice(index + 1).find((later) => later.actor === actor);
    return {
      ...{ entry: seq, by: actor ?? '', constituency, at, some: facts.some === true },
      effect: facts.effect === 'stand-aside' ? 'stand-aside' : 'declare',
      sections: sectionsOf(entry, keys),
      until: next?.at ?? null,
    };
  });
}

/** Everybody who declared something, also those who left since: they wrote under it. */
export async function declarersIn(tx: EntityManager, { entries }: BundleRecord): Promise<MembershipId[]> {
  const pseudonyms = new Set(declarationsIn(entries).flatMap(({ actor }) => actor ?? []));
  const members = await tx.findBy(Membership, { pseudonym: In([...pseudonyms]) });
  return members.map(({ id }) => id);
}

/** Entries that were written before they gave keys give the ids of sections. */
function sectionsOf({ facts }: RecordEntry, keys: ReadonlyMap<string, string>): string[] {
  if (Array.isArray(facts.keys)) return facts.keys.map(String);
  const ids = Array.isArray(facts.sections) ? (facts.sections as SectionId[]) : [];
  return ids.map((id) => keys.get(id) ?? '');
}
