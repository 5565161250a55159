import type { MembershipId, Refusal } from '#concordat';
import { whyNotPutIn } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused } from '../platform/refused.js';
import { Timeline } from '../timeline/timeline.js';
import { WAITING_STALE, wordsToWrite } from './accepted-words.js';
import { Proposal, Response } from './proposal.entity.js';
import { waitingWords } from './waiting-words.js';

/** What came of it. */
export interface WordsPutIn {
  readonly response: Response | null;
  readonly refusals: Refusal[];
}

/** One act: words that were accepted while comments were open go into the text, once the section can be written in again. */
@Injectable()
export class PutInAcceptedWords {
  // eslint-disable-next-line max-params -- words go in by a member of the right group, unless a competition concern holds them
  constructor(
    private readonly db: DataSource,
    private readonly write: WriteAsMember,
    private readonly memberships: MembershipReader,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  /** `by` is who asks for it: where all who decided have left, they write the words (R12). */
  async run(asked: { proposalId: string; by?: MembershipId }): Promise<WordsPutIn> {
    const { proposal, section, response, text, ...found } = await this.find(this.db.manager, asked);
    const { writer } = found;
    if (!response || text === null || !writer) return { response: null, refusals: found.refusals };
    const words = { proposal, text, putForwardBy: response.putForwardBy, stale: WAITING_STALE };
    const { refusals } = await this.write.run({
      ...(await wordsToWrite(this.db.manager, words)),
      sectionId: section.id,
      writer,
      alongside: async (tx, seq) => {
        await tx.findOneOrFail(Proposal, { where: { id: proposal.id }, lock: { mode: 'for_no_key_update' } });
        const now = await this.find(tx, asked);
        const refused = [...now.refusals, ...(await this.concerns.whyNotAnswer(proposal.id, true, tx))];
        if (refused.length > 0) throw new Refused(refused);
        await tx.update(Response, { id: response.id }, { appliedAtSeq: seq });
        response.appliedAtSeq = seq;
        const facts = { proposal: proposal.id, section: section.key, seq };
        const kind = 'proposal.words-put-in';
        await this.timeline.add(tx, { chain: section.statementId, kind, actor: writer, facts });
      },
    });
    if (refusals.length > 0) return { response: null, refusals };
    this.changes.publish(`statement:${section.statementId}`, { kind: 'proposal', sectionId: section.id });
    return { response, refusals: [] };
  }

  /** The words that wait, who writes them, and why they cannot go in. */
  private async find(tx: EntityManager, asked: { proposalId: string; by?: MembershipId }) {
    const found = await waitingWords(tx, this.memberships, asked);
    const refusals = whyNotPutIn(found.request);
    return { ...found, refusals, writer: refusals.length > 0 ? undefined : found.writer };
  }
}
