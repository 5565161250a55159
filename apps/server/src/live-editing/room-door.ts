import type { SectionId } from '#concordat';
import { SCHEMA_VERSION } from '#document';
import { CloseCode } from '#room';
import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { DataSource } from 'typeorm';
import type { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { Sessions } from '../membership/sessions.js';
import { StatementReader } from '../statements/statement.reader.js';
import type { Section } from '../statements/section.entity.js';
import { EditRightsReader, type EditRights } from './edit-rights.js';
import { Leases } from './leases.js';
import { PresenceNames } from './presence-names.js';
import { standingOf } from './session-watch.js';
import type { Visitor } from './socket-session.js';
import { Tickets } from './tickets.js';

/** Where a browser wants to go, as its address says. */
export interface Knock {
  readonly sectionId: SectionId;
  readonly ticket: string;
  /** As it stands in the address; null when it does not. */
  readonly schemaVersion: string | null;
}

/** Someone let in, or the code to turn them away with. */
export type Entry =
  { readonly section: Section; readonly visitor: Visitor; readonly rights: EditRights } | { readonly turnAway: number };

/** Decides who comes into a room, before anything is sent (P0, P4). */
@Injectable()
export class RoomDoor {
  // eslint-disable-next-line max-params -- it asks about session, ticket, member, rights, leases, name and section
  constructor(
    private readonly db: DataSource,
    private readonly sessions: Sessions,
    private readonly tickets: Tickets,
    private readonly memberships: MembershipReader,
    private readonly statements: StatementReader,
    private readonly rights: EditRightsReader,
    private readonly leases: Leases,
    private readonly names: PresenceNames,
  ) {}

  async enter(request: IncomingMessage, knock: Knock): Promise<Entry> {
    const person = await this.sessions.personOf(request.headers.cookie);
    if (!person) return { turnAway: CloseCode.signedOut };
    const { sectionId } = knock;
    const { sessionId, personId } = person;
    const ticket = await this.tickets.redeem(knock.ticket, { sectionId, sessionId });
    if (ticket.outcome !== 'good') return { turnAway: BAD_TICKET[ticket.outcome] };
    if (knock.schemaVersion !== String(SCHEMA_VERSION)) return { turnAway: CloseCode.reload };
    const section = await this.statements.section(sectionId);
    if (!section) return { turnAway: CloseCode.gone };
    if (section.epoch !== ticket.epoch) return { turnAway: CloseCode.reload };
    const member = await this.memberships.byId(ticket.membershipId);
    // A ticket outlives a removal by up to 30 seconds.
    if (!member || member.status !== 'active' || member.personId !== personId) return { turnAway: CloseCode.mayNot };
    return this.letIn(section, member, sessionId);
  }

  private async letIn(section: Section, member: Membership, sessionId: string): Promise<Entry> {
    const rights = (await this.rights.of(section.id, [member.id])).get(member.id);
    if (!rights) return { turnAway: CloseCode.mayNot };
    const author = { membershipId: member.id, capacity: member.capacity, onBehalfOf: null };
    const allowedClients = await this.leases.ofMember(this.db.manager, section.id, member);
    const shownAs = (await this.names.of([member.id])).get(member.id) ?? null;
    return { section, visitor: { author, sessionId, allowedClients, shownAs, standing: standingOf(member) }, rights };
  }
}

/** With an expired one the browser comes back by itself; the others no honest browser has. */
const BAD_TICKET = { expired: CloseCode.ticketExpired, void: CloseCode.mayNot } as const;
