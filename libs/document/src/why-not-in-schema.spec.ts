import type { JsonMark, JsonNode } from './json-node.js';
import { whyNotInSchema } from './why-not-in-schema.js';

const paragraph = (text = 'Care', ...marks: JsonMark[]): JsonNode => ({
  type: 'paragraph',
  attrs: { id: 'a' },
  content: [{ type: 'text', text, ...(marks.length > 0 && { marks }) }],
});
const linkTo = (href: unknown): JsonMark => ({ type: 'link', attrs: { href } });
const nested = (depth: number): JsonNode => ({
  type: 'bulletList',
  content: [{ type: 'listItem', content: depth > 0 ? [nested(depth - 1)] : [] }],
});

/** One of everything a section may hold. */
const everything: JsonNode[] = [
  { type: 'inShort', attrs: { id: 'in-short' }, content: [paragraph()] },
  { type: 'heading', attrs: { id: 'h', level: 4 }, content: [{ type: 'text', text: 'Need' }] },
  paragraph('See', { type: 'bold' }, linkTo('https://example.org')),
  { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(), { type: 'orderedList' }] }] },
  { type: 'quote', attrs: { id: null }, content: [paragraph()] },
  { type: 'soWhat', content: [{ type: 'soWhatLine', attrs: { audience: 'workers' } }] },
  { type: 'datasetTable', attrs: { dataset: 'waiting' }, content: [{ type: 'text', text: 'Waiting' }] },
  { type: 'figure', attrs: { dataset: 'waiting', chart: 'bars' } },
];

const codesOf = (...blocks: JsonNode[]) => whyNotInSchema(blocks).map(({ code }) => code);

describe('whyNotInSchema', () => {
  it('[P4] finds nothing wrong with one of everything, nor with nothing', () => {
    expect(whyNotInSchema(everything)).toEqual([]);
    expect(whyNotInSchema([])).toEqual([]);
  });

  it.each<[string, JsonNode, string]>([
    ['an unknown node', { type: 'script' }, 'schema.node'],
    ['a node named after what every object has', { type: 'constructor' }, 'schema.node'],
    ['a document in the document', { type: 'doc' }, 'schema.node'],
    ['text at the top', { type: 'text', text: 'a' }, 'schema.place'],
    ['a list item at the top', { type: 'listItem' }, 'schema.place'],
    ['a quote in a list', { type: 'bulletList', content: [{ type: 'quote' }] }, 'schema.place'],
    ['a heading in a quote', { type: 'quote', content: [{ type: 'heading' }] }, 'schema.place'],
    ['an unknown attribute', { type: 'paragraph', attrs: { style: 'x' } }, 'schema.attribute'],
    ['an attribute named after what every object has', { type: 'figure', attrs: { toString: 1 } }, 'schema.attribute'],
    [
      'an id on a list item',
      { type: 'bulletList', content: [{ type: 'listItem', attrs: { id: 'a' } }] },
      'schema.attribute',
    ],
    ['a heading of level 1', { type: 'heading', attrs: { level: 1 } }, 'schema.value'],
    ['a level that is text', { type: 'heading', attrs: { level: '3' } }, 'schema.value'],
    ['an id that is no name', { type: 'paragraph', attrs: { id: '<b>' } }, 'schema.value'],
    ['an id that is a number', { type: 'paragraph', attrs: { id: 7 } }, 'schema.value'],
    ['a dataset that is an object', { type: 'figure', attrs: { dataset: {} } }, 'schema.value'],
    [
      'an audience nobody is',
      { type: 'soWhat', content: [{ type: 'soWhatLine', attrs: { audience: 'all' } }] },
      'schema.value',
    ],
    ['an unknown mark', paragraph('a', { type: 'italic' }), 'schema.mark'],
    ['a mark under a hashed name', paragraph('a', { type: 'bold--AbCd1234' }), 'schema.mark'],
    ['a mark on a block', { type: 'paragraph', marks: [{ type: 'bold' }] }, 'schema.mark'],
    ['bold with something on it', paragraph('a', { type: 'bold', attrs: { style: 'x' } }), 'schema.attribute'],
    [
      'a link with something on it',
      paragraph('a', { type: 'link', attrs: { href: 'https://a.example', target: 'x' } }),
      'schema.attribute',
    ],
    ['a link to a script', paragraph('a', linkTo('javascript:alert(1)')), 'schema.link'],
    ['a link to data', paragraph('a', linkTo('data:text/html,x')), 'schema.link'],
    ['a link to nowhere', paragraph('a', { type: 'link' }), 'schema.link'],
    ['a link that is no text', paragraph('a', linkTo(['https://a.example'])), 'schema.link'],
    ['half a surrogate pair', paragraph('\ud83d'), 'schema.text'],
    ['a zero character', paragraph('a\0b'), 'schema.text'],
    [
      'text that is a number',
      { type: 'paragraph', content: [{ type: 'text', text: 1 as unknown as string }] },
      'schema.text',
    ],
    [
      'text that holds something',
      { type: 'paragraph', content: [{ type: 'text', text: 'a', content: [paragraph()] }] },
      'schema.attribute',
    ],
    ['lists in lists without end', nested(40), 'schema.depth'],
  ])('[P4] finds %s', (_case, block, code) => {
    expect(codesOf(block)).toEqual([code]);
  });

  it('gives every problem with its place', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'heading' }] }] };
    expect(whyNotInSchema([paragraph(), list, { type: 'video' }]).map(({ path, code }) => [path, code])).toEqual([
      ['1.0.0', 'schema.place'],
      ['2', 'schema.node'],
    ]);
  });
});
