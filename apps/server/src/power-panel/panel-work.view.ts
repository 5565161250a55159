import { leadsOfSection, type SectionId, type StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Proposal } from '../deliberation/proposal.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { pageOf, rowsOf, type Page, type PageArgs } from '../platform/connection.js';
import { StatementReader } from '../statements/statement.reader.js';
import { HiddenInPanel } from './hidden-in-panel.js';
import { WhatChanged } from './power-panel.entity.js';
import { ratingsOfThisVersion, standsByWhatChanged } from './said-since.js';
import type { AcceptedSuggestionType, PanelWorkType } from './power-panel.types.js';

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
    const standsBy = await standsByWhatChanged(
      manager,
      changes.map(({ sectionId }) => sectionId),
    );
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
            isAgreed: changed !== undefined && standsBy(changed),
          };
        }),
      ratings: await ratingsOfThisVersion(manager, statementId),
    };
  }

  /** A part of the suggestions that were agreed, oldest first. */
  async accepted(statementId: StatementId, page: PageArgs): Promise<Page<AcceptedSuggestionType>> {
    const { manager } = this.db;
    const rows = rowsOf(page);
    const found = await manager.query<Accepted[]>(ACCEPTED, [statementId, rows.take, rows.skip]);
    const shown = await this.hidden.withoutHidden(statementId, found, manager);
    const status = In(['ACCEPTED', 'ACCEPTED_IN_PART']);
    return pageOf(shown, rows, await manager.countBy(Proposal, { statementId, status }));
  }
}

type Accepted = AcceptedSuggestionType & { readonly blockId: string };

const ACCEPTED = `
  SELECT p.id AS "proposalId", p.block_id AS "blockId", s.title AS section, p.proposed_text AS "proposedText", f.proposal_id IS NOT NULL AS "isFlagged"
  FROM proposal p JOIN section s ON s.id = p.section_id LEFT JOIN first_opposed f ON f.proposal_id = p.id
  WHERE p.statement_id = $1 AND p.status IN ('ACCEPTED', 'ACCEPTED_IN_PART') ORDER BY p.received_at, p.id
  LIMIT $2 OFFSET $3`;
