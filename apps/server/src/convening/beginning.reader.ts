import type { Constituency, MembershipId, StatementId } from '#concordat';
import { withoutContactDetails } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { MembershipReader } from '../membership/membership.reader.js';
import { Section } from '../statements/section.entity.js';
import { RecordEntryRow } from '../timeline/record-entry.entity.js';
import { DeclaredLimit, StartingPosition } from './convening.entity.js';

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

/** Where a group started from, once it is opened, as anybody may read it and work out its hash again (R6). */
export interface OpenedPosition {
  readonly id: string;
  readonly constituency: Constituency;
  /** Title of the section that it is about; null for the whole. */
  readonly section: string | null;
  readonly sealedAt: Date;
  readonly openedAt: Date;
  /** 64 hex digits. */
  readonly hash: string;
  /** Without contact details (R38). */
  readonly text: string;
  /** Null where contact details were taken out: with it and the hash, they could be found by trying. */
  readonly salt: string | null;
  /** Number of the entry of the record that holds the hash since it was sealed; null for none. */
  readonly entry: number | null;
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

  /** Positions that are opened, of the whole first, then as sections stand; in each by group. */
  async opened(statementId: StatementId): Promise<OpenedPosition[]> {
    const { manager: tx } = this.db;
    const where = { statementId, openedAt: Not(IsNull()) };
    const positions = await tx.find(StartingPosition, { where, order: { constituency: 'ASC' } });
    if (positions.length === 0) return [];
    const sections = await tx.find(Section, { where: { statementId }, order: { position: 'ASC' } });
    const entries = await tx.findBy(RecordEntryRow, { chain: statementId, kind: 'position.sealed' });
    const titles = new Map<string, string>(sections.map(({ id, title }) => [id, title]));
    const inOrder = [null, ...sections.map(({ id }) => id)];
    return inOrder
      .flatMap((about) => positions.filter(({ sectionId }) => sectionId === about))
      .flatMap((position) => positionShown(position, entries, titles));
  }
}

function positionShown(
  { id, constituency, sectionId, sealedAt, openedAt, hash, text, salt }: StartingPosition,
  entries: readonly RecordEntryRow[],
  titles: ReadonlyMap<string, string>,
): OpenedPosition[] {
  if (openedAt === null) return [];
  const shown = withoutContactDetails(text);
  return [
    {
      ...{ id, constituency, sealedAt, openedAt, hash, text: shown, salt: shown === text ? salt : null },
      section: sectionId && (titles.get(sectionId) ?? ''),
      entry: entries.find(({ facts }) => facts.hash === hash)?.seq ?? null,
    },
  ];
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
