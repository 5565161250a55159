import type { MembershipId, Refusal, SectionId } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Membership } from '../membership/membership.entity.js';
import { markActed, outsideAnyKey, underThisKey } from '../platform/held-key.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { Leases } from './leases.js';
import type { Edit } from './room-text.js';
import { Rooms } from './rooms.js';
import type { Alongside } from './update-log.js';

/** Words that the server writes into a section in a member's name. */
export interface MemberWrite {
  readonly sectionId: SectionId;
  /** Who acts: the row is theirs, and so is what it deletes. */
  readonly writer: Membership;
  /** Whose words they are, when the writer writes for somebody: that member's right to write is asked, not the writer's. */
  readonly onBehalfOf?: Membership | null;
  /** Who is credited, when it is not the writer: the proposer of a suggestion that the writer accepts. */
  readonly leaseOwner?: Membership;
  /** Who is credited with what `edit` writes as another's: a decider who adds words to those of the proposer. */
  readonly otherOwner?: Membership;
  /** Makes the edit on a copy of the text. May throw `Refused`. */
  readonly edit: Edit;
  /** Number of the row whose text the edit brings back (P14). */
  readonly restores?: number;
  /** What else happens in the transaction that stores the words. May throw `Refused`, which undoes both. */
  readonly alongside?: Alongside;
}

/** What came of it. */
export interface MemberWritten {
  /** Number of the newest row of the log after the edit; null when it was refused. */
  readonly seq: number | null;
  readonly refusals: Refusal[];
}

/** One act: the server writes in a member's name, through the same room, gate, log and fan-out as a browser (P2, P6). */
@Injectable()
export class WriteAsMember {
  /** One lease for each owner and section while the server runs, so that the text does not gather a client per edit. */
  private readonly lent = new Map<string, Promise<number>>();

  constructor(
    private readonly db: DataSource,
    private readonly leases: Leases,
    private readonly rooms: Rooms,
  ) {}

  async run(write: MemberWrite): Promise<MemberWritten> {
    const { sectionId, writer, edit, restores, alongside } = write;
    const section = await this.db.manager.findOneByOrFail(Section, { id: sectionId });
    const onBehalfOf = write.onBehalfOf?.id ?? null;
    const author = { membershipId: writer.id, capacity: writer.capacity, onBehalfOf };
    const clientId = await this.lease(section, write.leaseOwner ?? writer, onBehalfOf);
    const other = write.otherOwner && { otherClientId: await this.lease(section, write.otherOwner, null) };
    try {
      const also = { ...other, ...(restores !== undefined && { restores }) };
      const own = { author, clientId, edit, ...also, alongside: asPartOfTheAct(alongside) };
      const { seq, refusals } = await this.rooms.of(section).write(own);
      return refusals.length > 0 ? { seq: null, refusals: [...refusals] } : { seq, refusals: [] };
    } catch (fault) {
      if (fault instanceof Refused) return { seq: null, refusals: [...fault.refusals] };
      throw fault;
    }
  }

  private lease(section: Section, member: Membership, onBehalfOf: MembershipId | null): Promise<number> {
    const key = [section.id, member.id, onBehalfOf].join(' ');
    const known = this.lent.get(key) ?? this.borrow(section, member, onBehalfOf);
    this.lent.set(key, known);
    // One that could not be lent is asked for again.
    known.catch(() => this.lent.delete(key));
    return known;
  }

  private async borrow(section: Section, member: Membership, onBehalfOf: MembershipId | null): Promise<number> {
    const lend = () => this.db.transaction((tx) => this.leases.issue(tx, section, { member, onBehalfOf }, 1));
    // Nothing is written yet: whoever sends the act again after a fault is still to be served.
    const [clientId] = await outsideAnyKey(lend);
    if (clientId === undefined) throw new Error('A lease was asked for and none was given.');
    return clientId;
  }
}

/** The words are stored in the room's turn, which other people's typing may have begun, and still they are this act's. */
function asPartOfTheAct(alongside?: Alongside): Alongside {
  return underThisKey(async (tx, seq) => {
    await markActed(tx);
    await alongside?.(tx, seq);
  });
}
