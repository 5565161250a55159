import { nameFor, stableLabel, type PersonId, type SectionId } from '#concordat';
import { SCHEMA_VERSION } from '#document';
import { CloseCode } from '#room';
import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { Membership } from '../membership/membership.entity.js';
import { Sessions } from '../membership/sessions.js';
import { Clock } from '../platform/clock.js';
import type { Section } from '../statements/section.entity.js';
import { DoorReader, type AtTheDoor } from './door-reader.js';
import { rightsOf, whyNotMember, type EditRights } from './edit-rights.js';
import { shownAs } from './presence-names.js';
import { standingOf } from './session-watch.js';
import type { Visitor } from './socket-session.js';
import { WritingFacts } from './writing-facts.js';

/** Where a browser wants to go, as its address says. */
export interface Knock {
  readonly sectionId: SectionId;
  readonly ticket: string;
  /** As it stands in the address; null when it does not. */
  readonly schemaVersion: string | null;
}

/** Someone let in, or the code to turn them away with. */
export type Entry = LetIn | { readonly turnAway: number };

/** Someone let in, with what they may do there. */
export interface LetIn {
  readonly section: Section;
  readonly personId: PersonId;
  readonly visitor: Visitor;
  readonly rights: EditRights;
}

/** Decides who comes into a room, before anything is sent (P0, P4). */
@Injectable()
export class RoomDoor {
  constructor(
    private readonly sessions: Sessions,
    private readonly reader: DoorReader,
    private readonly facts: WritingFacts,
    private readonly clock: Clock,
  ) {}

  async enter(request: IncomingMessage, knock: Knock): Promise<Entry> {
    const token = this.sessions.tokenIn(request.headers.cookie);
    const known = await this.reader.read(token, knock.ticket);
    const { session, ticket, section, member } = known;
    if (!session) return { turnAway: CloseCode.signedOut };
    if (!ticket || !section || section.id !== knock.sectionId || ticket.sessionId !== session.id) return VOID;
    // The browser comes back by itself.
    if (ticket.expiresAt <= this.clock.now()) return { turnAway: CloseCode.ticketExpired };
    if (knock.schemaVersion !== String(SCHEMA_VERSION)) return { turnAway: CloseCode.reload };
    if (section.epoch !== ticket.epoch) return { turnAway: CloseCode.reload };
    // A ticket outlives a removal by up to 30 seconds.
    if (member?.status !== 'active' || member.personId !== session.personId) return VOID;
    return this.letIn(section, member, known);
  }

  private letIn(section: Section, member: Membership, known: AtTheDoor): Entry {
    const { documentState, required, agreementComplete: complete, facts, session } = known;
    const rights = rightsOf(whyNotMember(section, { documentState, required, complete })(member));
    // What the rules have just said need not be asked again when the first words come.
    const members = new Map([[member.id, facts.member]]);
    if (rights.mayWrite) this.facts.learn(section.id, [member.id], { section: facts.section, members });
    const { displayForm: form, displayAudience: audience } = member;
    const named = { ...member, fullName: known.fullName, organisation: known.organisation, form, audience };
    const visitor: Visitor = {
      author: { membershipId: member.id, capacity: member.capacity, onBehalfOf: null },
      sessionId: session?.id ?? '',
      allowedClients: new Set(known.clientIds),
      shownAs: shownAs(member, nameFor(named, { constituency: null }) ?? stableLabel(named)),
      standing: standingOf(member),
    };
    return { section, personId: member.personId, visitor, rights };
  }
}

/** A ticket that no honest browser has: unknown, used before, for another section or another session. */
const VOID = { turnAway: CloseCode.mayNot } as const;
