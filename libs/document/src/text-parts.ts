import type { SectionBlock } from './json-node.js';
import { textLines } from './plain-text.js';

/** A part of a text as plain words: a paragraph, or one item of a list or line of a longer block. */
export interface TextPart {
  /** The block's id, and after a slash the number of the line where the block has several. */
  readonly id: string;
  readonly blockId: string;
  /** Its number in the text, such as 2 or 2.1. */
  readonly number: string;
  readonly words: string;
}

/** The parts of a text in its order: what somebody says is about words of one of them. */
export function textParts(content: readonly SectionBlock[]): TextPart[] {
  return content.flatMap(partsOf);
}

/** A part as a choice in a list, by its first words. */
export function partInShort({ number, words }: TextPart): string {
  return `${number}. ${words.slice(0, 60)}${words.length > 60 ? ' …' : ''}`;
}

function partsOf(block: SectionBlock, place: number): TextPart[] {
  const blockId = String(block.attrs?.id ?? '');
  const number = String(place + 1);
  const lines = textLines(block);
  if (lines.length < 2) return [{ id: blockId, blockId, number, words: lines[0] ?? '' }];
  return lines.map((words, line) => ({
    ...{ id: `${blockId}/${line + 1}`, blockId, number: `${number}.${line + 1}`, words },
  }));
}
