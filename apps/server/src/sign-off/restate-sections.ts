import { isLocked, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { InterestReader } from '../fair-dealing/interest.reader.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Section } from '../statements/section.entity.js';
import { SignOffReader, stateOf } from './sign-off.reader.js';

/** Part of an act that changes who is counted: works out anew what the sign-offs of locked sections amount to (R17, R18). */
@Injectable()
export class RestateSections {
  constructor(private readonly signOffs: SignOffReader) {}

  /** Holds the sections of statements until commit, before all else that the act holds; call the answer when it is done. */
  async holding(tx: EntityManager, statementIds: readonly StatementId[]): Promise<() => Promise<void>> {
    const lock = { mode: 'for_no_key_update' } as const;
    const where = { statementId: In([...statementIds]) };
    const sections = await tx.find(Section, { where, order: { id: 'ASC' }, lock });
    return () => this.within(tx, sections);
  }

  /** The caller holds the rows of the sections. */
  async within(tx: EntityManager, sections: readonly Section[]): Promise<void> {
    for (const section of sections.filter(({ state }) => isLocked(state))) {
      const state = stateOf(await this.signOffs.ofSection(section, tx));
      if (state !== section.state) await tx.update(Section, { id: section.id }, { state });
    }
  }
}

/** The same for a command, which has no server around it. */
export function restateSectionsIn(db: DataSource): RestateSections {
  const memberships = new MembershipReader(db);
  const concordats = new ConcordatReader(db, memberships);
  return new RestateSections(new SignOffReader(db, concordats, memberships, new InterestReader(db)));
}
