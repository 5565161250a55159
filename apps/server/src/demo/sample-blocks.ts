import { AUDIENCES, type JsonNode, type SectionBlock } from '#document';
import type { SampleBlock, SampleKey, SampleSection } from './northmoor.js';

/** Blocks of a section that one member writes at one go. */
export interface Passage {
  /** The sample's own block, or null for *In short* and *So what*. */
  readonly sample: SampleBlock | null;
  readonly author: SampleKey;
  readonly blocks: readonly SectionBlock[];
}

/** A section of the sample as its authors write it: *In short*, *So what*, then its blocks in order. */
export function passagesOf(section: SampleSection): Passage[] {
  const { key, inShort, soWhat } = section;
  const passages: Passage[] = [];
  if (inShort) {
    const content = inShort.sentences.map((sentence) => line('paragraph', sentence));
    const block = { type: 'inShort', attrs: { id: `${key}-in-short` }, content };
    passages.push({ sample: null, author: inShort.author, blocks: [block] });
  }
  if (soWhat) {
    const content = AUDIENCES.map((audience) => line('soWhatLine', soWhat[audience], { audience }));
    const block = { type: 'soWhat', attrs: { id: `${key}-so-what` }, content };
    passages.push({ sample: null, author: soWhat.author, blocks: [block] });
  }
  return [...passages, ...section.blocks.map((sample) => passageOf(sample))];
}

/** One of the sample's blocks as the schema has it: a list's introduction is a paragraph of its own before it. */
export function blocksOf(sample: SampleBlock): SectionBlock[] {
  const { id } = sample;
  switch (sample.type) {
    case 'paragraph':
      return [line('paragraph', sample.text, { id })];
    case 'heading':
      return [line('heading', sample.text, { id, level: sample.level })];
    case 'table':
      return [line('datasetTable', sample.text, { id, dataset: sample.dataset })];
    case 'figure':
      return [line('figure', sample.text, { id, dataset: sample.dataset, chart: sample.chart })];
    case 'list': {
      const items = sample.items.map((item) => ({ type: 'listItem', content: [line('paragraph', item)] }));
      const list = { type: 'bulletList', attrs: { id }, content: items };
      return sample.intro === '' ? [list] : [line('paragraph', sample.intro, { id: `${id}-intro` }), list];
    }
  }
}

function passageOf(sample: SampleBlock): Passage {
  return { sample, author: sample.author, blocks: blocksOf(sample) };
}

function line(type: string, text: string, attrs?: Record<string, unknown>): JsonNode {
  return { type, ...(attrs && { attrs }), content: text === '' ? [] : [{ type: 'text', text }] };
}
