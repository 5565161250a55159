import fc from 'fast-check';
import type { JsonMark, JsonNode } from './json-node.js';
import { normaliseContent } from './normalise-content.js';
import { whyNotInSchema } from './why-not-in-schema.js';

const link: JsonMark = { type: 'link', attrs: { href: 'https://example.org' } };
const run = (text: string, ...marks: JsonMark[]): JsonNode => ({ type: 'text', text, marks });
const paragraph = (...content: JsonNode[]): JsonNode => ({ type: 'paragraph', attrs: { id: 'a' }, content });

describe('normaliseContent', () => {
  it('[P12] puts marks in schema order, each once', () => {
    const [block] = normaliseContent([paragraph(run('a', { type: 'bold' }, link, { type: 'bold' }))]);
    expect(block?.content).toEqual([{ type: 'text', text: 'a', marks: [link, { type: 'bold' }] }]);
  });

  it('[P12] merges equal runs, over an empty one too, and keeps different ones apart', () => {
    const runs = [run('a', { type: 'bold', attrs: {} }), run(''), run('b', { type: 'bold' }), run('c'), run('d', link)];
    expect(normaliseContent([paragraph(...runs)])[0]?.content).toEqual([
      { type: 'text', text: 'ab', marks: [{ type: 'bold' }] },
      { type: 'text', text: 'c' },
      { type: 'text', text: 'd', marks: [link] },
    ]);
  });

  it('drops what has no value and says what would be the default', () => {
    const blocks: JsonNode[] = [
      { type: 'heading', attrs: { id: 'h', level: null }, content: [] },
      { type: 'figure', attrs: { id: 'f', dataset: null, chart: undefined } },
      { type: 'soWhat', attrs: { id: 's' }, content: [{ type: 'soWhatLine' }] },
    ];
    expect(normaliseContent(blocks)).toStrictEqual([
      { type: 'heading', attrs: { id: 'h', level: 3 } },
      { type: 'figure', attrs: { id: 'f' } },
      { type: 'soWhat', attrs: { id: 's' }, content: [{ type: 'soWhatLine', attrs: { audience: 'people' } }] },
    ]);
  });

  it('gives every block an id of its own and takes ids from what is inside', () => {
    const quote = { type: 'quote', attrs: { id: 'a' }, content: [paragraph(run('a'))] };
    expect(normaliseContent([paragraph(), quote, { type: 'paragraph' }])).toEqual([
      { type: 'paragraph', attrs: { id: 'a' } },
      { type: 'quote', attrs: { id: 'a-2' }, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }] },
      { type: 'paragraph', attrs: { id: 'block-3' } },
    ]);
  });

  it('leaves what it is given as it was', () => {
    const given = [paragraph(run('b', { type: 'bold' }, link), run('a'))];
    const copy = structuredClone(given);
    normaliseContent(given);
    expect(given).toEqual(copy);
  });

  it('changes nothing the second time, and nothing that made the text valid', () => {
    fc.assert(
      fc.property(fc.array(anyBlock), (blocks) => {
        const once = normaliseContent(blocks);
        expect(normaliseContent(once)).toStrictEqual(once);
        expect(whyNotInSchema(once)).toEqual([]);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });
});

const anyMarks = fc.subarray<JsonMark>([{ type: 'bold', attrs: {} }, link, { type: 'bold' }]);
const anyRun: fc.Arbitrary<JsonNode> = fc.record({
  type: fc.constant('text'),
  text: fc.constantFrom('', 'a', 'bc ', '😀'),
  marks: anyMarks,
});
const anyParagraph: fc.Arbitrary<JsonNode> = fc.record({
  type: fc.constantFrom('paragraph', 'heading', 'figure', 'datasetTable'),
  attrs: fc.record({ id: fc.option(fc.constantFrom('a', 'b', 'a-2')) }),
  content: fc.array(anyRun),
});
const anyBlock = fc.oneof(
  anyParagraph,
  fc.array(anyParagraph.filter(({ type }) => type === 'paragraph')).map((content) => ({ type: 'quote', content })),
);
