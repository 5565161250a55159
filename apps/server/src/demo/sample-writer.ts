import { appendBlocks, appendToBlock } from '#document';
import { Injectable } from '@nestjs/common';
import type * as Y from 'yjs';
import { PutInAcceptedWords } from '../deliberation/put-in-accepted-words.js';
import { WriteOnBehalf } from '../deliberation/write-on-behalf.js';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { allowed } from './allowed.js';
import type { SampleKey, SamplePerson } from './northmoor.js';
import { sectionIdOf, type Scene } from './scene.js';
import type { WritingStep } from './writing-plan.js';

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
    private readonly putIn: PutInAcceptedWords,
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
      case 'put-in': {
        const proposalId = page.proposals.get(step.proposal.id) ?? '';
        allowed(`Putting in the words of ${step.proposal.id}`, await this.putIn.run({ proposalId }));
      }
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
}

/** How somebody's words reach the facilitator who writes them down; null for those who write themselves. */
function scribedMode(person: SamplePerson | undefined): 'workshop' | 'phone' | null {
  if (person?.kind === 'group') return 'workshop';
  return person?.support?.supporterRole === 'facilitator as scribe' ? 'phone' : null;
}
