import { Injectable } from '@nestjs/common';
import { AcceptProposal } from '../deliberation/accept-proposal.js';
import { DeclineProposal } from '../deliberation/decline-proposal.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import { momentOf } from './moments.js';
import type { SampleProposal } from './northmoor.js';
import { sectionIdOf, type Scene } from './scene.js';

/** Something that somebody does on a day of the sample. */
export interface Dated {
  readonly on: string;
  readonly act: () => Promise<void>;
}

/** Brings the sample's suggestions in while comments are open, and lets two groups answer each (R13). */
@Injectable()
export class LiveSuggestions {
  constructor(
    private readonly receive: ReceiveProposal,
    private readonly accept: AcceptProposal,
    private readonly decline: DeclineProposal,
    private readonly clock: Clock,
  ) {}

  /** `meanwhile` is done on its days. Gives the ids of the suggestions by the sample's own. Accepted words wait until the section can be written in again. */
  async run(scene: Scene, meanwhile: readonly Dated[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    const suggestions = scene.sample.proposals.flatMap((proposal): Dated[] => [
      { on: proposal.receivedOn, act: async () => void ids.set(proposal.id, await this.bring(scene, proposal)) },
      { on: proposal.response.answeredOn, act: () => this.answer(scene, proposal, ids.get(proposal.id) ?? '') },
    ]);
    const acts = [...suggestions, ...meanwhile];
    for (const { on, act } of acts.sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))) {
      this.clock.pin(momentOf(on));
      await act();
    }
    return ids;
  }

  private async bring(scene: Scene, sample: SampleProposal): Promise<string> {
    const { proposal } = allowed(
      `Suggestion ${sample.id}`,
      await this.receive.run({
        sectionId: sectionIdOf(scene, sample.section),
        proposer: scene.company.member(sample.proposer).id,
        blockId: sample.block,
        baseText: sample.baseText,
        proposedText: sample.proposedText,
        reason: sample.reason,
      }),
    );
    if (!proposal) throw new Error(`Suggestion ${sample.id} was neither taken nor refused.`);
    return proposal.id;
  }

  private async answer({ company }: Scene, sample: SampleProposal, proposalId: string): Promise<void> {
    const { id, status, acceptedText, response } = sample;
    const decidedBy = response.decidedBy.map(({ person }) => company.member(person).id);
    const answer = { proposalId, decidedBy, reason: response.reason, reasonCode: response.reasonCode };
    const answered =
      status === 'NOT_ACCEPTED'
        ? await this.decline.run(answer)
        : await this.accept.run({ ...answer, decision: status, acceptedText: acceptedText ?? sample.proposedText });
    allowed(`The answer to ${id}`, answered);
  }
}
