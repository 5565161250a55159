import type { MembershipId, Refusal } from '#concordat';
import {
  addedWords,
  appendBlocks,
  findBlock,
  insertBlocks,
  isBlockId,
  replaceBlockText,
  type CreditedWords,
} from '#document';
import type { EntityManager } from 'typeorm';
import type * as Y from 'yjs';
import type { Edit } from '../live-editing/room-text.js';
import { Membership } from '../membership/membership.entity.js';
import { Refused } from '../platform/refused.js';
import type { Proposal } from './proposal.entity.js';

/** Accepted words with who is credited with which. */
export interface WordsToWrite {
  /** Whoever suggested it: the words are theirs, as far as they stand in the suggestion. */
  readonly leaseOwner: Membership;
  /** Who put the answer forward, where they added words: those are theirs. */
  readonly otherOwner?: Membership;
  /** Puts them into the text, or throws `Refused` with `stale`. */
  readonly edit: Edit;
}

/** What is needed to put accepted words into the text. */
export interface AcceptedWords {
  readonly proposal: Proposal;
  readonly text: string;
  /** Who put the answer forward. */
  readonly putForwardBy: MembershipId | null;
  /** What is said when the words that it was about are gone. */
  readonly stale: Refusal;
}

/** Works out whose the words of an accepted suggestion are: those of the suggestion its proposer's, others a decider's. */
export async function wordsToWrite(tx: EntityManager, accepted: AcceptedWords): Promise<WordsToWrite> {
  const { proposal, text, putForwardBy, stale } = accepted;
  const parts = addedWords(proposal.proposedText.trim(), text);
  const leaseOwner = await tx.findOneByOrFail(Membership, { id: proposal.proposerId });
  const adds = putForwardBy !== null && parts.some(({ isAdded }) => isAdded);
  const otherOwner = adds ? await tx.findOneByOrFail(Membership, { id: putForwardBy }) : null;
  const edit: Edit = (doc, asOther) => {
    const asAdded = otherOwner ? asOther : (write: () => void): void => write();
    if (!applyWords(doc, proposal, { parts, asAdded })) throw new Refused([stale]);
  };
  return { leaseOwner, ...(otherOwner && { otherOwner }), edit };
}

/** Puts words in the place of those that a suggestion was about. False when they are gone. */
function applyWords(doc: Y.Doc, proposal: Proposal, words: CreditedWords): boolean {
  const { blockId, baseText } = proposal;
  return baseText === '' ? insertParagraph(doc, proposal, words) : replaceBlockText(doc, blockId, baseText, words);
}

/** New words become a paragraph after the block that they are about, or that block itself where the text has none such. */
function insertParagraph(doc: Y.Doc, { id, blockId }: Proposal, words: CreditedWords): boolean {
  const { parts, asAdded } = words;
  const found = findBlock(doc, blockId);
  const own = found || !isBlockId(blockId) ? id : blockId;
  const suggested = parts.flatMap(({ text, isAdded }) => (isAdded ? [] : [text])).join('');
  const first = suggested === '' ? parts.map(({ text }) => text).join('') : suggested;
  const paragraph = { type: 'paragraph', attrs: { id: own }, content: [{ type: 'text', text: first }] };
  const insert = (): void => {
    if (found) insertBlocks(doc, found.index + 1, [paragraph]);
    else appendBlocks(doc, [paragraph]);
  };
  if (suggested === '') asAdded(insert);
  else insert();
  const isWhole = suggested === '' || parts.every(({ isAdded }) => !isAdded);
  return isWhole || replaceBlockText(doc, own, suggested, words);
}

/** The words that a suggestion was about are not there any more, and it has no answer yet. */
export const STALE: Refusal = {
  code: 'proposal.stale',
  because: 'The paragraph changed since this was suggested. Say where this belongs now, then answer it.',
};

/** The same, where the answer was given and its words wait. */
export const WAITING_STALE: Refusal = {
  code: 'proposal.stale',
  because:
    'The words that these replace are not there any more. If these words are in the text already, say so here. Otherwise say where they belong now.',
};
