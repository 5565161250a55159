import type { StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refused } from '../platform/refused.js';
import { StartStatement } from '../statements/start-statement.js';
import { Timeline } from '../timeline/timeline.js';
import type { Officer } from './officer.js';
import type { CouncilProposal } from './proposing.entity.js';

/** When a new statement runs, as ISO dates. */
export interface Beginning {
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly reviewBy: string;
}

/** A part of the council's answer: the statement that was proposed begins, and its record says that it was. */
@Injectable()
export class BeginProposed {
  constructor(
    private readonly start: StartStatement,
    private readonly timeline: Timeline,
  ) {}

  async within(
    tx: EntityManager,
    by: Officer,
    { proposal, beginning }: { proposal: CouncilProposal; beginning: Beginning | null },
  ): Promise<StatementId> {
    const { councilId, template, title, why } = proposal;
    const { periodFrom = '', periodTo = '', reviewBy = '' } = beginning ?? {};
    const started = await this.start.within(tx, by, {
      ...{ councilId, template: template ?? '', title, begins: 'PROPOSED' as const },
      ...{ periodFrom, periodTo, reviewBy },
    });
    if (!started.statement) throw new Refused(started.refusals);
    const { id } = started.statement;
    await this.timeline.add(tx, {
      ...{ chain: id, kind: 'statement.proposed', actor: { pseudonym: by.pseudonym, constituency: null } },
      facts: { proposal: proposal.id, from: 'PUBLIC' },
      committed: { title, why },
    });
    return id;
  }
}
