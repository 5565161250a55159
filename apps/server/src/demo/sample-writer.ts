import { appendBlocks, appendToBlock } from '#document';
import { Injectable } from '@nestjs/common';
import type * as Y from 'yjs';
import { AcceptProposal } from '../deliberation/accept-proposal.js';
import { WriteOnBehalf } from '../deliberation/write-on-behalf.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { allowed } from './allowed.js';
import type { SampleKey, SamplePerson, SampleProposal } from './northmoor.js';
import { sectionIdOf, type Scene } from './scene.js';
import { addedWith, type WritingStep } from './writing-plan.js';

/** What a step writes into, and which record the suggestions of the sample have become. */
export interface Page {
  readonly scene: Scene;
  readonly section: string;
  /** Ids of the received suggestions, by the sample's. */
  readonly proposals: ReadonlyMap<string, string>;
}

/** Writes the sample into live documents: each word by the one whose it is, through the room and the log of a browser. */
@Injectable()
export class SampleWriter {
  constructor(
    private readonly write: WriteAsMember,
    private readonly writeOnBehalf: WriteOnBehalf,
    private readonly accept: AcceptProposal,
  ) {}

  /** Takes one step of a section's plan. */
  async take(page: Page, step: WritingStep): Promise<void> {
    switch (step.kind) {
      case 'write':
        return this.edit(page, step.author, (doc) => appendBlocks(doc, step.blocks));
      case 'append':
        return this.edit(page, step.author, (doc) => {
          if (!appendToBlock(doc, step.block, step.text)) throw new Error(`The text has no block ${step.block}.`);
        });
      case 'accept':
        return this.acceptProposal(page, step.proposal);
    }
  }

  private async edit({ scene, section }: Page, author: SampleKey, edit: (doc: Y.Doc) => void): Promise<void> {
    const { sample, company } = scene;
    const sectionId = sectionIdOf(scene, section);
    const mode = scribedMode(sample.people.find(({ id }) => id === author));
    const words = mode
      ? await this.writeOnBehalf.run({
          sectionId,
          writer: company.member(sample.statement.facilitator).id,
          onBehalfOf: company.member(author).id,
          mode,
          readBack: 'confirmed',
          edit,
        })
      : await this.write.run({ sectionId, writer: company.member(author), edit });
    allowed(`Writing by ${author} in ${section}`, words);
  }

  private async acceptProposal({ scene, proposals }: Page, proposal: SampleProposal): Promise<void> {
    const { company } = scene;
    const { id, status, acceptedText, response, addedByDeciders } = proposal;
    const added = addedWith(proposal);
    const answer = await this.accept.run({
      proposalId: proposals.get(id) ?? '',
      decision: status === 'ACCEPTED_IN_PART' ? status : 'ACCEPTED',
      decidedBy: response.decidedBy.map(({ person }) => company.member(person).id),
      reason: response.reason,
      reasonCode: response.reasonCode,
      acceptedText: acceptedText ?? '',
      ...(added && addedByDeciders && { added: { text: added, by: company.member(addedByDeciders.creditedTo).id } }),
    });
    allowed(`The answer to ${id}`, answer);
  }
}

/** How somebody's words reach the facilitator who writes them down; null for those who write themselves. */
function scribedMode(person: SamplePerson | undefined): 'workshop' | 'phone' | null {
  if (person?.kind === 'group') return 'workshop';
  return person?.support?.supporterRole === 'facilitator as scribe' ? 'phone' : null;
}
