import type { LeavingGap, PersonId } from '#concordat';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ArrayContains, DataSource, In, Not } from 'typeorm';
import { Leaving } from '../membership/leaving.js';
import { Membership } from '../membership/membership.entity.js';
import { Statement } from './statement.entity.js';

/** Tells of which statements somebody is a co-chair: without both nothing opens there (R2). */
@Injectable()
export class CoChairsLeaving implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly leaving: Leaving,
  ) {}

  onModuleInit(): void {
    this.leaving.askAlso((personId) => this.of(personId));
  }

  private async of(personId: PersonId): Promise<LeavingGap[]> {
    const where = { personId, status: 'active' as const, roles: ArrayContains(['co-chair']) };
    const members = await this.db.manager.findBy(Membership, where);
    const statements = await this.db.manager.find(Statement, {
      where: { id: In(members.map(({ statementId }) => statementId)), state: Not(In(['SUPERSEDED', 'WITHDRAWN'])) },
      order: { title: 'ASC', id: 'ASC' },
    });
    return statements.map(({ title: statement }) => ({ kind: 'co-chair', statement }));
  }
}
