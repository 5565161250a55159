import { mustStandAside, type MembershipId, type SectionId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { ArrayOverlap, DataSource, IsNull, type EntityManager } from 'typeorm';
import { InterestDeclaration } from './interest-declaration.entity.js';

/** Reads which interests were declared, and whom they make stand aside (R17, R31). */
@Injectable()
export class InterestReader {
  constructor(private readonly db: DataSource) {}

  /** The declarations that stand, oldest first. */
  standing(statementId: StatementId, tx: EntityManager = this.db.manager): Promise<InterestDeclaration[]> {
    const where = { statementId, replacedAt: IsNull() };
    return tx.find(InterestDeclaration, { where, order: { at: 'ASC', id: 'ASC' } });
  }

  /** Everything that was ever declared, oldest first. */
  all(statementId: StatementId): Promise<InterestDeclaration[]> {
    return this.db.manager.find(InterestDeclaration, { where: { statementId }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** Of these sections those that somebody ever declared an interest in. */
  async sectionsNamed(tx: EntityManager, ids: readonly SectionId[]): Promise<SectionId[]> {
    const naming = await tx.findBy(InterestDeclaration, { sectionIds: ArrayOverlap([...ids]) });
    return ids.filter((id) => naming.some(({ sectionIds }) => sectionIds.includes(id)));
  }

  /** Tells of each section, and for null of the whole, who has to stand aside. */
  async standingAside(
    statementId: StatementId,
    tx: EntityManager = this.db.manager,
  ): Promise<(section: SectionId | null) => MembershipId[]> {
    const declarations = await this.standing(statementId, tx);
    return (section) =>
      declarations.filter((one) => mustStandAside(one, section)).map(({ membershipId }) => membershipId);
  }
}
