import { gapsInWords, type LeavingGap, type PersonId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Council, CouncilAdministrator } from './council.entity.js';

/** What a later slice knows of a person: what they leave open. */
export type LeavingSource = (personId: PersonId) => Promise<readonly LeavingGap[]>;

/** Tells somebody what nobody else could do for now if they left for good, before they confirm it. It stops nobody. */
@Injectable()
export class Leaving {
  private readonly sources: LeavingSource[] = [(personId) => this.councilsOf(personId)];

  constructor(private readonly db: DataSource) {}

  /** Called once by each slice that knows more. */
  askAlso(source: LeavingSource): void {
    this.sources.push(source);
  }

  /** In sentences; empty when others can do all that this person can. */
  async gapsOf(personId: PersonId): Promise<string[]> {
    const gaps = await Promise.all(this.sources.map((source) => source(personId)));
    return gapsInWords(gaps.flat());
  }

  private async councilsOf(personId: PersonId): Promise<LeavingGap[]> {
    const own = await this.db.manager.findBy(CouncilAdministrator, { personId });
    const councilId = In(own.map((one) => one.councilId));
    const all = await this.db.manager.findBy(CouncilAdministrator, { councilId });
    const councils = await this.db.manager.find(Council, { where: { id: councilId }, order: { name: 'ASC' } });
    return councils.map(({ id, name: council }) => {
      const administrators = all.filter((one) => one.councilId === id).length;
      return { kind: 'administrator', council, administrators };
    });
  }
}
