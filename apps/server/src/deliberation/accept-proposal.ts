import type { MembershipId, Refusal } from '#concordat';
import { appendBlocks, appendToBlock, findBlock, insertBlocks, isBlockId, replaceBlockText } from '#document';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type * as Y from 'yjs';
import { WriteAsMember } from '../live-editing/write-as-member.js';
import { ChangeFeed } from '../platform/notifications.js';
import { Refused } from '../platform/refused.js';
import { Timeline } from '../timeline/timeline.js';
import { ProposalAnswer, type AnswerGiven, type ProposalInHand } from './proposal-answer.js';
import type { Proposal, Response } from './proposal.entity.js';

/** Deciders' agreement to a suggestion, in whole or in part. */
export interface Acceptance extends Omit<AnswerGiven, 'decision'> {
  readonly decision: 'ACCEPTED' | 'ACCEPTED_IN_PART';
  /** The words that go in, credited to the proposer; the suggested ones when left out. */
  readonly acceptedText?: string;
  /** Words that one of the deciders adds at the end of the same block, credited to that decider. */
  readonly added?: { readonly text: string; readonly by: MembershipId };
}

/** What came of it. When only the decider's own words did not go in, there are a response and reasons. */
export interface Accepted {
  readonly response: Response | null;
  readonly refusals: Refusal[];
}

/** One act: two people of different groups accept a suggestion, and its words go into the live text (R13, R14). */
@Injectable()
export class AcceptProposal {
  constructor(
    private readonly db: DataSource,
    private readonly answers: ProposalAnswer,
    private readonly write: WriteAsMember,
    private readonly timeline: Timeline,
    private readonly changes: ChangeFeed,
  ) {}

  async run(acceptance: Acceptance): Promise<Accepted> {
    const inHand = await this.db.transaction((tx) => this.answers.inHand(tx, acceptance));
    const refusals = [...inHand.refusals, ...whyNotAdded(inHand, acceptance)];
    if (refusals.length > 0) return { response: null, refusals };
    const accepted = await this.apply(inHand, acceptance);
    if (!accepted.response) return accepted;
    const { section } = inHand;
    this.changes.publish(`statement:${section.statementId}`, { kind: 'proposal', sectionId: section.id });
    return acceptance.added ? this.add(inHand, accepted.response, acceptance.added) : accepted;
  }

  /** The proposer's words, the response and the record entry, all in one transaction or none. */
  private async apply(
    { proposal, section, proposer, deciders }: ProposalInHand,
    answer: Acceptance,
  ): Promise<Accepted> {
    const [writer] = deciders;
    if (!writer) throw new Error('The rule lets nobody decide alone, and here nobody decides.');
    const text = (answer.acceptedText ?? proposal.proposedText).trim();
    let response: Response | null = null;
    const { refusals } = await this.write.run({
      sectionId: section.id,
      writer,
      leaseOwner: proposer,
      edit: (doc) => applyWords(doc, proposal, text),
      alongside: async (tx, seq) => {
        // Asked again with the row locked: another pair may have answered in the meantime.
        const now = await this.answers.inHand(tx, answer);
        if (now.refusals.length > 0) throw new Refused(now.refusals);
        response = await this.answers.keep(tx, now, { answer, applied: { text, seq } });
      },
    });
    return { response: refusals.length > 0 ? null : response, refusals };
  }

  private async add(
    { proposal, section, deciders }: ProposalInHand,
    response: Response,
    added: NonNullable<Acceptance['added']>,
  ): Promise<Accepted> {
    const decider = deciders.find(({ id }) => id === added.by);
    if (!decider) throw new Error('Words are added by one who decides.');
    const { refusals } = await this.write.run({
      sectionId: section.id,
      writer: decider,
      edit: (doc) => addWords(doc, proposal, added.text.trim()),
      alongside: async (tx, seq) => {
        const facts = { proposal: proposal.id, section: section.key, seq };
        const kind = 'proposal.words-added';
        await this.timeline.add(tx, { chain: section.statementId, kind, actor: decider, facts });
      },
    });
    return { response, refusals };
  }
}

function whyNotAdded({ deciders }: ProposalInHand, { added }: Acceptance): Refusal[] {
  if (!added || (added.text.trim() !== '' && deciders.some(({ id }) => id === added.by))) return [];
  const because = 'Only those who decide can add words of their own. Anybody else writes them in the section.';
  return [{ code: 'proposal.added-by', because }];
}

function applyWords(doc: Y.Doc, proposal: Proposal, text: string): void {
  const { blockId, baseText } = proposal;
  if (baseText === '') return insertParagraph(doc, proposal, text);
  if (!replaceBlockText(doc, blockId, baseText, text)) throw new Refused([STALE]);
}

/** New words become a paragraph after the block that they are about, or that block itself where the text has none such. */
function insertParagraph(doc: Y.Doc, { id, blockId }: Proposal, text: string): void {
  const found = findBlock(doc, blockId);
  const content = [{ type: 'text', text }];
  if (found) return insertBlocks(doc, found.index + 1, [{ type: 'paragraph', attrs: { id }, content }]);
  appendBlocks(doc, [{ type: 'paragraph', attrs: { id: isBlockId(blockId) ? blockId : id }, content }]);
}

/** The block of the accepted words: the suggestion's own id where it became a paragraph of its own. */
function addWords(doc: Y.Doc, { id, blockId }: Proposal, text: string): void {
  const into = findBlock(doc, id) ? id : blockId;
  if (!appendToBlock(doc, into, ` ${text}`)) throw new Refused([STALE]);
}

const STALE: Refusal = {
  code: 'proposal.stale',
  because: 'The paragraph changed since this was suggested. Read both again, and put the words in by hand if they fit.',
};
