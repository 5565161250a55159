import { leadsOfSection, type SectionId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MembershipReader } from '../membership/membership.reader.js';
import { StatementReader } from '../statements/statement.reader.js';
import { HiddenInPanel } from './hidden-in-panel.js';
import { LadderRating, WhatChanged } from './power-panel.entity.js';
import type { PanelWorkType } from './power-panel.types.js';

/** Shows what members add to the panel themselves: what changed, what the council had opposed, how equal it was. */
@Injectable()
export class PanelWorkView {
  constructor(
    private readonly db: DataSource,
    private readonly statements: StatementReader,
    private readonly memberships: MembershipReader,
    private readonly hidden: HiddenInPanel,
  ) {}

  async of(statementId: StatementId): Promise<PanelWorkType> {
    const { manager } = this.db;
    const changes = await manager.findBy(WhatChanged, { statementId });
    const groups = await this.memberships.groupsOf(changes.map(({ saidBy }) => saidBy));
    const changeOf = (sectionId: SectionId) => changes.find((one) => one.sectionId === sectionId);
    const sections = await this.statements.sections(statementId);
    const coChairs = (await this.memberships.coChairs(statementId)).map(({ constituency }) => constituency);
    return {
      changes: sections
        .filter(({ appendix }) => !appendix)
        .map((section) => {
          const { id, title, signatories } = section;
          const changed = changeOf(id);
          const leads = [...leadsOfSection(section, coChairs)];
          return {
            ...{ sectionId: id, title, leads, signatories, text: changed?.text ?? null },
            saidBy: changed ? (groups.get(changed.saidBy) ?? '') : null,
            isAgreed: changed !== undefined && changed.agreedBy !== null,
          };
        }),
      accepted: await this.hidden.withoutHidden(
        statementId,
        await manager.query<Accepted[]>(ACCEPTED, [statementId]),
        manager,
      ),
      ratings: await manager.find(LadderRating, { where: { statementId }, order: { constituency: 'ASC' } }),
    };
  }
}

type Accepted = PanelWorkType['accepted'][number] & { readonly blockId: string };

const ACCEPTED = `
  SELECT p.id AS "proposalId", p.block_id AS "blockId", s.title AS section, p.proposed_text AS "proposedText", f.proposal_id IS NOT NULL AS "isFlagged"
  FROM proposal p JOIN section s ON s.id = p.section_id LEFT JOIN first_opposed f ON f.proposal_id = p.id
  WHERE p.statement_id = $1 AND p.status IN ('ACCEPTED', 'ACCEPTED_IN_PART') ORDER BY p.received_at, p.id`;
