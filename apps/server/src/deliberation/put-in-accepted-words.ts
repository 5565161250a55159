import type { MembershipId, Refusal } from '#concordat';
import { whoPutsIn, whyNotPutIn } from '#deliberation';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipReader } from '../membership/membership.reader.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused } from '../platform/refused.js';
import { leadsOf } from '../statements/leads-of.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { applyWords } from './accepted-words.js';
import { Proposal, Response } from './proposal.entity.js';

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
  async run({ proposalId, by }: { proposalId: string; by?: MembershipId }): Promise<WordsPutIn> {
    const found = await this.find(this.db.manager, proposalId, by);
    const { proposal, section, response, text, writer } = found;
    if (!response || text === null || !writer) return { response: null, refusals: found.refusals };
    const proposer = await this.db.manager.findOneByOrFail(Membership, { id: proposal.proposerId });
    const { refusals } = await this.write.run({
      sectionId: section.id,
      writer,
      leaseOwner: proposer,
      edit: (doc) => applyWords(doc, proposal, text),
      alongside: async (tx, seq) => {
        await tx.findOneOrFail(Proposal, { where: { id: proposal.id }, lock: { mode: 'pessimistic_write' } });
        const now = await this.find(tx, proposal.id, by);
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
  private async find(tx: EntityManager, proposalId: string, by: MembershipId | undefined) {
    const proposal = await tx.findOneByOrFail(Proposal, { id: proposalId });
    const { statementId, sectionId, round, status } = proposal;
    const section = await tx.findOneByOrFail(Section, { id: sectionId });
    const response = await tx.findOneBy(Response, { proposalId, round });
    const decidedBy = response?.decidedBy ?? [];
    const ids = [...decidedBy, ...(by ? [by] : [])];
    const members = await tx.findBy(Membership, { id: In(ids), statementId, status: 'active' });
    const memberOf = (id: MembershipId | undefined): Membership | undefined => members.find((one) => one.id === id);
    const asks = memberOf(by);
    const writers = {
      decider: decidedBy.find(memberOf),
      asking: asks && { membership: asks.id, constituency: asks.constituency },
      leads: await leadsOf(tx, this.memberships, section),
    };
    const text = response?.acceptedText ?? null;
    const wordsWait = text !== null && response?.appliedAtSeq === null;
    const refusals = whyNotPutIn({ status, wordsWait, ...writers });
    const writer = refusals.length > 0 ? undefined : memberOf(whoPutsIn(writers));
    return { proposal, section, response, text, writer, refusals };
  }
}
