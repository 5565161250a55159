import { isAgreed, type Constituency, type DocumentState } from '#concordat';
import { sha256Hex } from '#document';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Membership } from '../membership/membership.entity.js';
import { Clock } from '../platform/clock.js';
import { Section } from '../statements/section.entity.js';

/** What the door knows about who knocks, read at one moment. */
export interface AtTheDoor {
  /** Null for whoever is not signed in. Then nothing else is known, and the ticket is not used up. */
  readonly session: { readonly id: string; readonly personId: string } | null;
  /** Null for a ticket that is unknown or was used before. */
  readonly ticket: { readonly sessionId: string; readonly epoch: number; readonly expiresAt: Date } | null;
  /** Of the ticket: the section, the member, and what decides what they may do there. */
  readonly section: Section | null;
  readonly member: Membership | null;
  readonly documentState: DocumentState;
  readonly required: readonly Constituency[];
  readonly agreementComplete: boolean;
  readonly fullName: string;
  readonly organisation: string | null;
  /** Every client id that the member may write with for themselves there (P2). */
  readonly clientIds: readonly number[];
  /** Under which facts the rules are now asked, see writing-facts.ts. */
  readonly facts: { readonly section: string; readonly member: string };
}

/** Uses a ticket up and reads everything about it in one question: after a restart hundreds of people knock at once. */
@Injectable()
export class DoorReader {
  private asking = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A ticket that was shown at the wrong door is used up all the same, so that it is not tried at another. */
  async read(sessionToken: string | null, ticket: string): Promise<AtTheDoor> {
    const hashes = [sessionToken ? sha256Hex(sessionToken) : '', sha256Hex(ticket)];
    const question = { name: 'door', text: DOOR, values: [...hashes, this.clock.now()] };
    const { rows } = await this.inTurn(() => this.pool().query<Row>(question));
    const [row] = rows;
    if (!row) throw new Error('The door asked and got no answer.');
    return atTheDoor(row);
  }

  /** A few connections that know the question are quicker than many that have to learn it. */
  private async inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    while (this.asking >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    this.asking += 1;
    try {
      return await ask();
    } finally {
      this.asking -= 1;
      this.waiting.shift()?.();
    }
  }

  private pool(): Pool {
    return (this.db.driver as unknown as { master: Pool }).master;
  }
}

const AT_ONCE = 3;

interface Row {
  readonly session: string | null;
  readonly person: string;
  readonly ticket_session: string | null;
  readonly ticket_epoch: number;
  readonly expires_at: Date;
  readonly section: object | null;
  readonly member: object | null;
  readonly document_state: DocumentState;
  readonly required: Constituency[] | null;
  readonly agreed: Constituency[] | null;
  readonly full_name: string | null;
  readonly organisation: string | null;
  readonly client_ids: string[] | null;
  readonly section_facts: string | null;
  readonly member_facts: string | null;
}

function atTheDoor(row: Row): AtTheDoor {
  const required = row.required ?? [];
  return {
    session: row.session === null ? null : { id: row.session, personId: row.person },
    ticket:
      row.ticket_session === null
        ? null
        : { sessionId: row.ticket_session, epoch: row.ticket_epoch, expiresAt: row.expires_at },
    section: row.section && entity(Section, row.section),
    member: row.member && entity(Membership, row.member),
    documentState: row.document_state,
    required,
    agreementComplete: isAgreed([...required], row.agreed ?? []),
    fullName: row.full_name ?? '',
    organisation: row.organisation,
    clientIds: (row.client_ids ?? []).map(Number),
    facts: { section: row.section_facts ?? '', member: row.member_facts ?? '' },
  };
}

/** A row as the database writes it in JSON, under the names of the code. */
function entity<Entity extends object>(kind: new () => Entity, row: object): Entity {
  const named = Object.entries(row).map(([name, value]) => [
    name.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()),
    value,
  ]);
  return Object.assign(new kind(), Object.fromEntries(named));
}

const DOOR = `
  WITH me AS (SELECT id, person_id FROM session WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $3),
  used AS (UPDATE room_ticket SET used_at = $3 WHERE token_hash = $2 AND used_at IS NULL AND EXISTS (SELECT 1 FROM me)
    RETURNING *)
  SELECT me.id AS session, me.person_id AS person,
    u.session_id AS ticket_session, u.epoch AS ticket_epoch, u.expires_at,
    to_jsonb(s) AS section, to_jsonb(m) AS member, t.state AS document_state,
    c.parameters -> 'signatoryConstituencies' AS required,
    (SELECT array_agg(a.constituency) FROM concordat_agreement a WHERE a.concordat_id = c.id) AS agreed,
    p.full_name, o.name AS organisation,
    (SELECT array_agg(l.client_id) FROM client_lease l WHERE l.section_id = s.id AND l.membership_id = m.id
      AND l.capacity = m.capacity AND l.on_behalf_of IS NULL) AS client_ids,
    section_writing_facts(s.id) AS section_facts, member_writing_facts(m) AS member_facts
  FROM (SELECT 1) AS one
    LEFT JOIN me ON true LEFT JOIN used u ON true
    LEFT JOIN section s ON s.id = u.section_id LEFT JOIN statement t ON t.id = s.statement_id
    LEFT JOIN LATERAL (SELECT id, parameters FROM concordat WHERE statement_id = t.id ORDER BY version DESC LIMIT 1) c
      ON true
    LEFT JOIN membership m ON m.id = u.membership_id LEFT JOIN person p ON p.id = m.person_id
    LEFT JOIN organisation o ON o.id = m.organisation_id`;
