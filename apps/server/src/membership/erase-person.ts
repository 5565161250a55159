import type { CouncilId, PersonId, StatementId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Timeline } from '../timeline/timeline.js';
import { CouncilAdministrator, CouncilOfficer } from './council.entity.js';
import { forgetInProposals, forgetInRecords } from './forget-in-proposals.js';
import { forgetIdentity, forgetTraces, forgetWaysIn, type Known } from './forget-person.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';

/** Holds what an act needs of statements before all else, and answers with what to do at the end of it. */
export type HoldFirst = (tx: EntityManager, statementIds: readonly StatementId[]) => Promise<() => Promise<void>>;

/** What came of it; the same however often it is asked. */
export interface Erased {
  readonly erasedAt: Date;
  /** In how many statements they took part. */
  readonly statements: number;
}

/**
 * One act: a person is erased, because they ask for it themselves or on paper. Nobody has to agree. Name, address,
 * sessions, invitations and the openings of their name are destroyed. What the group wrote and signed stays the group's,
 * under a pseudonym that leads to nobody, and the record verifies (R28, R30). Throws for a person who never was.
 */
@Injectable()
export class ErasePerson {
  private readonly holds: HoldFirst[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly timeline: Timeline,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  /** Called once by each slice that has to hold something in the same transaction, before this does; and acts at its end. */
  holdFirst(hold: HoldFirst): void {
    this.holds.push(hold);
  }

  async run(personId: PersonId, askedBy: 'themselves' | 'operator'): Promise<Erased> {
    const { members, erasedAt } = await this.db.transaction((tx) => this.erase(tx, personId, askedBy));
    for (const { statementId } of members) {
      // Whoever has the old name on screen asks again; their own open pages are ended.
      this.changes.publish(`statement:${statementId}`, { kind: 'display' });
      this.changes.publish(`statement:${statementId}`, { kind: 'member' });
    }
    return { erasedAt, statements: members.length };
  }

  private async erase(tx: EntityManager, id: PersonId, askedBy: 'themselves' | 'operator') {
    const atEnd = await this.hold(tx, id);
    // Not the lock that a session, whose row points here, would wait for.
    const person = await tx.findOneOrFail(Person, { where: { id }, lock: { mode: 'for_no_key_update' } });
    // In one order, so that two who are erased at once do not wait for each other. Memberships before the record, as every
    // act on one has them, and mail, which may be on its way, before the record, for which others would wait.
    const theirs = { where: { personId: id }, order: { statementId: 'ASC' } } as const;
    if (person.erasedAt) return { members: await tx.find(Membership, theirs), erasedAt: person.erasedAt };
    const now = this.clock.now();
    await forgetWaysIn(tx, person, now);
    const members = await tx.find(Membership, { ...theirs, lock: { mode: 'pessimistic_write' } });
    const known: Known = { person, members, now };
    await forgetInProposals(tx, known);
    await forgetTraces(tx, known);
    const councils = await councilsOf(tx, id);
    const others = [...members.map(({ statementId }) => statementId), ...councils.map(({ councilId }) => councilId)];
    await forgetInRecords(tx, known, { timeline: this.timeline, others });
    await this.tell(tx, { person, members, councils, askedBy });
    await forgetIdentity(tx, known);
    for (const act of atEnd) await act();
    return { members, erasedAt: now };
  }

  /** Only where they sign or signed: nobody else waits for it. */
  private async hold(tx: EntityManager, personId: PersonId): Promise<(() => Promise<void>)[]> {
    const found = await tx.findBy(Membership, { personId });
    const signing = found.filter(({ signatory, stoppedSigningAt }) => signatory || stoppedSigningAt);
    const statementIds = signing.map(({ statementId }) => statementId);
    const atEnd: (() => Promise<void>)[] = [];
    for (const hold of this.holds) atEnd.push(await hold(tx, statementIds));
    return atEnd;
  }

  private async tell(tx: EntityManager, { person, members, councils, askedBy }: Told): Promise<void> {
    const kind = 'person.erased';
    const own = askedBy === 'themselves';
    for (const { statementId: chain, pseudonym, constituency } of members) {
      const actor = own ? { pseudonym, constituency } : null;
      await this.timeline.add(tx, { chain, kind, actor, facts: { member: pseudonym } });
    }
    const { pseudonym } = person;
    for (const { councilId: chain, as } of councils) {
      const actor = own ? { pseudonym, constituency: null } : null;
      await this.timeline.add(tx, { chain, kind, actor, facts: { [as]: pseudonym } });
    }
    await tx.delete(CouncilAdministrator, { personId: person.id });
    await tx.delete(CouncilOfficer, { personId: person.id });
  }
}

/** What somebody is for a council. */
interface Place {
  readonly councilId: CouncilId;
  readonly as: 'administrator' | 'officer';
}

/** Councils that they look after, and those that they answer for; in one order. */
async function councilsOf(tx: EntityManager, personId: PersonId): Promise<Place[]> {
  const administers = await tx.findBy(CouncilAdministrator, { personId });
  const answersFor = await tx.findBy(CouncilOfficer, { personId });
  const places: Place[] = [
    ...administers.map(({ councilId }): Place => ({ councilId, as: 'administrator' })),
    ...answersFor.map(({ councilId }): Place => ({ councilId, as: 'officer' })),
  ];
  return places.sort((one, other) => (one.councilId < other.councilId ? -1 : 1));
}

interface Told {
  readonly person: Person;
  readonly members: readonly Membership[];
  readonly councils: readonly Place[];
  readonly askedBy: 'themselves' | 'operator';
}
