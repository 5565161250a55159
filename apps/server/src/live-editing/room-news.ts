import type { MembershipId, SectionId, StatementId } from '#concordat';
import { CloseCode } from '#room';
import { Injectable, Logger } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { ChangeFeed, type Change } from '../platform/notifications.js';
import { EditRightsReader } from './edit-rights.js';
import { PresenceNames } from './presence-names.js';
import { nameOf } from './refusal-recorder.js';
import type { RoomSession } from './room-session.js';
import type { SectionRoom } from './section-room.js';

/** Brings what changed elsewhere in a statement to the people in a room. Never rejects. */
@Injectable()
export class RoomNews {
  private readonly log = new Logger('rooms');

  constructor(
    private readonly rights: EditRightsReader,
    private readonly names: PresenceNames,
    private readonly changes: ChangeFeed,
  ) {}

  /** How much news there has been. */
  get heard(): number {
    return this.changes.delivered;
  }

  /** Tells a room whatever changes in its statement; returns how to stop. */
  follow(sectionId: SectionId, statementId: StatementId, room: SectionRoom): () => void {
    // What happened in one section changes nobody's rights in another; a statement may have a hundred.
    const isAboutIt = ({ sectionId: about }: Change): boolean => !about || about === sectionId;
    const listener = (change: Change): void => void (isAboutIt(change) && this.tell(change, sectionId, room));
    return this.changes.subscribe(`statement:${statementId}`, listener);
  }

  /** Freezing, opening a stage, agreeing: whatever changes who may write is told here (P5), and so are names (R29). */
  async tell(change: Change, sectionId: SectionId, room: SectionRoom): Promise<void> {
    if (change.kind === 'display') await this.renewNames(sectionId, room);
    else await this.tellRights(sectionId, room);
  }

  /**
   * Ends the connections of those who are shown otherwise now: nobody sees the old name from then on, and they come
   * back under the new one.
   */
  async renewNames(sectionId: SectionId, room: SectionRoom, sessions = room.sessions): Promise<void> {
    try {
      const names = await this.names.of(membersIn(sessions));
      for (const session of sessions) {
        const now = names.get(session.author.membershipId) ?? null;
        if (!isDeepStrictEqual(now, session.shownAs)) room.dismiss(CloseCode.resync, session);
      }
    } catch (fault) {
      this.log.error({ event: 'names-not-told', sectionId, fault: nameOf(fault) });
      for (const session of sessions) room.dismiss(CloseCode.resync, session);
    }
  }

  private async tellRights(sectionId: SectionId, room: SectionRoom): Promise<void> {
    const members = membersIn(room.sessions);
    if (members.length === 0) return;
    try {
      const rights = await this.rights.of(sectionId, members);
      // Left out of the statement, before anybody wrote in it: what somebody has just begun stays on their page.
      if (!rights) return room.dismiss(CloseCode.gone);
      for (const session of room.sessions) {
        const now = rights.get(session.author.membershipId);
        if (now) room.changeRights(session, now);
      }
    } catch (fault) {
      // Whoever cannot be told what they may do comes back and asks; the log asks again at each commit in any case.
      this.log.error({ event: 'rights-not-told', sectionId, fault: nameOf(fault) });
      room.dismiss(CloseCode.resync);
    }
  }
}

function membersIn(sessions: readonly RoomSession[]): MembershipId[] {
  return [...new Set(sessions.map(({ author }) => author.membershipId))];
}
