import { Injectable } from '@nestjs/common';
import { DeclineProposal } from '../deliberation/decline-proposal.js';
import { ReceiveProposal } from '../deliberation/receive-proposal.js';
import { Clock } from '../platform/clock.js';
import { allowed } from './allowed.js';
import { momentOf } from './moments.js';
import type { SampleProposal } from './northmoor.js';
import { sectionIdOf, type Scene } from './scene.js';

/** Brings the sample's suggestions in while comments are open, and answers those that are not accepted. */
@Injectable()
export class LiveSuggestions {
  constructor(
    private readonly receive: ReceiveProposal,
    private readonly decline: DeclineProposal,
    private readonly clock: Clock,
  ) {}

  /** Gives the ids of the suggestions by the sample's own. Those that are accepted are answered when words may go in. */
  async run(scene: Scene): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    const acts = scene.sample.proposals.flatMap((proposal) => [
      { on: proposal.receivedOn, act: async () => void ids.set(proposal.id, await this.bring(scene, proposal)) },
      ...(proposal.status === 'NOT_ACCEPTED'
        ? [{ on: proposal.response.answeredOn, act: () => this.refuse(scene, proposal, ids.get(proposal.id) ?? '') }]
        : []),
    ]);
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

  private async refuse({ company }: Scene, { id, response }: SampleProposal, proposalId: string): Promise<void> {
    const decidedBy = response.decidedBy.map(({ person }) => company.member(person).id);
    const { reason, reasonCode } = response;
    allowed(`The answer to ${id}`, await this.decline.run({ proposalId, decidedBy, reason, reasonCode }));
  }
}
