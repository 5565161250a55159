import type { Refusal } from '#concordat';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ConcernReader } from '../fair-dealing/concern.reader.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { Membership } from '../membership/membership.entity.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused } from '../platform/refused.js';
import { Section } from '../statements/section.entity.js';
import { Timeline } from '../timeline/timeline.js';
import { applyWords } from './accepted-words.js';
import { Proposal, Response } from './proposal.entity.js';

/** One act: words that were accepted while comments were open go into the text, once the section can be written in again. */
@Injectable()
export class PutInAcceptedWords {
  constructor(
    private readonly db: DataSource,
    private readonly write: WriteAsMember,
    private readonly concerns: ConcernReader,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run({ proposalId }: { proposalId: string }): Promise<{ response: Response | null; refusals: Refusal[] }> {
    const proposal = await this.db.manager.findOneByOrFail(Proposal, { id: proposalId });
    const section = await this.db.manager.findOneByOrFail(Section, { id: proposal.sectionId });
    const proposer = await this.db.manager.findOneByOrFail(Membership, { id: proposal.proposerId });
    const response = await this.db.manager.findOne(Response, { where: { proposalId }, order: { round: 'DESC' } });
    const text = response?.acceptedText ?? null;
    const writer = response && (await this.deciderOf(response));
    if (!response || text === null || !writer) return { response: null, refusals: [NOTHING_WAITS] };
    const { refusals } = await this.write.run({
      sectionId: section.id,
      writer,
      leaseOwner: proposer,
      edit: (doc) => applyWords(doc, proposal, text),
      alongside: async (tx, seq) => {
        const where = { id: response.id };
        const now = await tx.findOneOrFail(Response, { where, lock: { mode: 'pessimistic_write' } });
        if (now.appliedAtSeq !== null) throw new Refused([NOTHING_WAITS]);
        const concerned = await this.concerns.whyNotAnswer(proposal.id, true, tx);
        if (concerned.length > 0) throw new Refused(concerned);
        await tx.update(Response, where, { appliedAtSeq: seq });
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

  /** The first of those who decided and still take part. */
  private async deciderOf({ decidedBy }: Response): Promise<Membership | undefined> {
    const deciders = await this.db.manager.findBy(Membership, { id: In([...decidedBy]), status: 'active' });
    return decidedBy.flatMap((id) => deciders.find((one) => one.id === id) ?? [])[0];
  }
}

const NOTHING_WAITS: Refusal = {
  code: 'proposal.nothing-waits',
  because: 'No accepted words of this suggestion are waiting to go in.',
};
