import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Timeline } from '../timeline/timeline.js';
import { Council, CouncilOfficer } from './council.entity.js';
import { addressOf } from './find-or-add-person.js';
import { Person } from './person.entity.js';

/** Who is to answer for a council no more. */
export interface FormerOfficer {
  /** The council's short name. */
  readonly council: string;
  readonly email: string;
}

/**
 * One act: the operator ends that somebody answers proposals for a council, and reads those that nobody has looked at. What
 * they answered stays.
 */
@Injectable()
export class EndOfficer {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
  ) {}

  /** Tells whether others still answer for the council. */
  run({ council: slug, email }: FormerOfficer): Promise<{ areOthers: boolean; refusals: Refusal[] }> {
    return this.db.transaction(async (tx) => {
      const council = await tx.findOneBy(Council, { slug });
      if (!council) return refused('officer.council', `There is no council at "${slug}".`);
      const officer = await tx.findOneBy(Person, { email: addressOf(email) });
      const place = { councilId: council.id, personId: officer?.id };
      const { affected } = officer ? await tx.delete(CouncilOfficer, place) : { affected: 0 };
      if (!officer || affected !== 1) return refused('officer.none', 'No officer of this council has this address.');
      const facts = { officer: officer.pseudonym };
      await this.timeline.add(tx, { chain: council.id, kind: 'officer.ended', actor: null, facts });
      return { areOthers: await tx.existsBy(CouncilOfficer, { councilId: council.id }), refusals: [] };
    });
  }
}

function refused(code: string, because: string): { areOthers: boolean; refusals: Refusal[] } {
  return { areOthers: false, refusals: [{ code, because }] };
}
