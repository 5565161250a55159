import type { MembershipId } from '#concordat';
import { writtenForIn } from '#reading';
import { In, type EntityManager } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';

/** Words that a facilitator wrote down in a section (R9, R10). */
export interface SupportedHere {
  readonly whose: MembershipId;
  readonly constituency: string;
  readonly mode: string;
  readonly readBack: string;
  readonly at: Date;
}

/** Every time that a facilitator wrote down words for somebody that went into a section, oldest first. Who was erased is left out. */
export async function supportedIn(tx: EntityManager, sectionId: Section['id']): Promise<SupportedHere[]> {
  const { statementId, key } = await tx.findOneByOrFail(Section, { id: sectionId });
  const where = { chain: statementId, kind: In([...KINDS]) };
  const entries = await tx.find(RecordEntryRow, { where, order: { seq: 'ASC' } });
  const here = writtenForIn(entries)(key);
  const pseudonyms = [...new Set(here.map(({ facts }) => String(facts.for)))];
  const members = pseudonyms.length > 0 ? await tx.findBy(Membership, { statementId, pseudonym: In(pseudonyms) }) : [];
  return here.flatMap(({ facts, at }) => {
    const member = members.find(({ pseudonym }) => pseudonym === facts.for);
    if (!member) return [];
    const { id: whose, constituency } = member;
    const how = { mode: String(facts.mode), readBack: String(facts.readBack), at: new Date(at) };
    return [{ whose, constituency: constituency ?? '', ...how }];
  });
}

/** Which words were written down, and which suggestions were taken. */
const KINDS: readonly string[] = ['words.written-for', 'proposal.answered', 'proposal.withdrawn'];
