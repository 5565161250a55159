import { isAddress, type Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Randomness } from '../platform/randomness.js';
import { Timeline } from '../timeline/timeline.js';
import { Council, CouncilAdministrator, CouncilOfficer } from './council.entity.js';
import { findOrAddPerson } from './find-or-add-person.js';
import type { Person } from './person.entity.js';

/** Who is to answer for a council. */
export interface NewOfficer {
  /** The council's short name. */
  readonly council: string;
  readonly fullName: string;
  readonly email: string;
}

/** What came of it. */
export interface NamedOfficer {
  readonly officer: Person | null;
  readonly council: Council | null;
  readonly refusals: Refusal[];
}

/** One act: the operator names who answers proposals for a council. An administrator may not: they have no say (R7). */
@Injectable()
export class NameOfficer {
  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
  ) {}

  run({ council: slug, fullName, email }: NewOfficer): Promise<NamedOfficer> {
    return this.db.transaction(async (tx) => {
      const council = await tx.findOneBy(Council, { slug });
      const refusals = whyNotOfficer(fullName, email);
      if (!council) refusals.push({ code: 'officer.council', because: `There is no council at "${slug}".` });
      if (!council || refusals.length > 0) return { officer: null, council, refusals };
      const source = { now: () => this.clock.now(), uuid: () => this.randomness.uuid() };
      const officer = await findOrAddPerson(tx, { fullName, email }, source);
      const place = { councilId: council.id, personId: officer.id };
      if (await tx.existsBy(CouncilAdministrator, place)) {
        const because = 'This person looks after the council’s settings, and has no say in the words. Name another.';
        return { officer: null, council, refusals: [{ code: 'officer.administrator', because }] };
      }
      if (!(await tx.existsBy(CouncilOfficer, place))) {
        await tx.insert(CouncilOfficer, { ...place, since: this.clock.now() });
        const facts = { officer: officer.pseudonym };
        await this.timeline.add(tx, { chain: council.id, kind: 'officer.named', actor: null, facts });
      }
      return { officer, council, refusals: [] };
    });
  }
}

function whyNotOfficer(fullName: string, email: string): Refusal[] {
  const refusals: Refusal[] = [];
  if (fullName.trim() === '') refusals.push({ code: 'officer.name', because: 'Give the name of the officer.' });
  if (!isAddress(email.trim())) {
    refusals.push({ code: 'officer.email', because: 'Give the e-mail address of the officer, like name@example.org.' });
  }
  return refusals;
}
