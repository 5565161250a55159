import { signatoryFloor, type LeavingGap, type PersonId, type StatementId } from '#concordat';
import { isSigningOpen } from '#sign-off';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConcordatReader } from '../concordats/concordat.reader.js';
import { Leaving } from '../membership/leaving.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Statement } from '../statements/statement.entity.js';

/** Tells for which groups somebody signs in what is being signed now, and how many others do. */
@Injectable()
export class SignatoriesLeaving implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly leaving: Leaving,
    private readonly memberships: MembershipReader,
    private readonly concordats: ConcordatReader,
  ) {}

  onModuleInit(): void {
    this.leaving.askAlso((personId) => this.of(personId));
  }

  private async of(personId: PersonId): Promise<LeavingGap[]> {
    const signing = { personId, status: 'active' as const, signatory: true };
    const members = await this.db.manager.find(Membership, { where: signing, order: { joinedAt: 'ASC', id: 'ASC' } });
    const gaps = members.map(({ statementId, constituency }) => this.gapIn(statementId, constituency));
    return (await Promise.all(gaps)).flatMap((gap) => gap ?? []);
  }

  private async gapIn(statementId: StatementId, constituency: string | null): Promise<LeavingGap | null> {
    const { title: statement, state } = await this.db.manager.findOneByOrFail(Statement, { id: statementId });
    if (constituency === null || !isSigningOpen(state)) return null;
    const { parameters } = (await this.concordats.standing(statementId)).concordat;
    if (!parameters.signatoryConstituencies.includes(constituency)) return null;
    const all = await this.memberships.signatories(statementId);
    const signatories = all.filter((one) => one.constituency === constituency).length;
    const needed = parameters.signatoriesPerConstituency[constituency] ?? signatoryFloor(constituency);
    return { kind: 'signatory', statement, constituency, signatories, needed };
  }
}
