import type { Constituency, MembershipId, StatementId } from '#concordat';
import { withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MembershipReader } from '../membership/membership.reader.js';
import { DeclaredLimit } from './convening.entity.js';

/** What is fixed, as anybody may read it: the group that says so and never a name, and no contact details (R5, R38). */
export interface PublicLimit {
  readonly id: string;
  /** One of `LIMIT_KINDS`. */
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
  /** The last day, as YYYY-MM-DD. */
  readonly endsOn: string;
  /** Null for somebody who is in no group. */
  readonly by: Constituency | null;
  /** Null while nobody has challenged it. */
  readonly challenge: PublicChallenge | null;
}

/** The one challenge of a limit, with its answer. */
export interface PublicChallenge {
  readonly text: string;
  /** Null for somebody who is in no group. */
  readonly by: Constituency | null;
  /** Null while there is no answer. */
  readonly answer: string | null;
}

/** Reads what anybody may know of how a statement began. */
@Injectable()
export class BeginningReader {
  constructor(
    private readonly db: DataSource,
    private readonly memberships: MembershipReader,
  ) {}

  /** What is fixed, oldest first. */
  async limits(statementId: StatementId): Promise<PublicLimit[]> {
    const order = { at: 'ASC', id: 'ASC' } as const;
    const limits = await this.db.manager.find(DeclaredLimit, { where: { statementId }, order });
    const people = limits.flatMap(({ declaredBy, challengedBy }) => [declaredBy, challengedBy ?? []].flat());
    const groups = await this.memberships.groupsOf(people);
    return limits.map((limit) => limitShown(limit, groups));
  }
}

function limitShown(limit: DeclaredLimit, groups: ReadonlyMap<MembershipId, Constituency>): PublicLimit {
  const { id, kind, text, reason, endsOn, declaredBy, challenge, challengedBy, challengeAnswer } = limit;
  const groupOfMember = (member: MembershipId | null): Constituency | null => (member && groups.get(member)) ?? null;
  return {
    ...{ id, kind, endsOn, by: groupOfMember(declaredBy) },
    text: withoutContactDetails(text),
    reason: withoutContactDetails(reason),
    challenge:
      challenge === null
        ? null
        : {
            text: withoutContactDetails(challenge),
            by: groupOfMember(challengedBy),
            answer: challengeAnswer === null ? null : withoutContactDetails(challengeAnswer),
          },
  };
}
