import fc from 'fast-check';
import * as Y from 'yjs';
import { canonicalJson } from './canonical-json.js';
import type { JsonNode, SectionBlock } from './json-node.js';
import { normaliseContent } from './normalise-content.js';
import { readSection, sectionElements } from './read-section.js';
import { restoreBlocks } from './restore-blocks.js';
import { ROOT } from './vocabulary.js';
import { appendBlocks } from './write-blocks.js';

const run = (text: string, ...marks: JsonNode['marks'] & object): JsonNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (id: string, ...content: JsonNode[]): SectionBlock => ({ type: 'paragraph', attrs: { id }, content });
const item = (text: string): JsonNode => ({
  type: 'listItem',
  content: [{ type: 'paragraph', content: [run(text)] }],
});

function docWith(blocks: readonly SectionBlock[], client = 1): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = client;
  appendBlocks(doc, blocks);
  doc.clientID = 2;
  return doc;
}

const canonical = (content: readonly SectionBlock[]) => canonicalJson(normaliseContent(content));
const saysNow = (doc: Y.Doc) => canonical(readSection(doc));

/** Words of each client that stand in the text, in reading order. */
function wordsOf(doc: Y.Doc, client: number): string {
  const words: string[] = [];
  const walk = (type: Y.AbstractType<unknown>): void => {
    for (let at = type._start; at !== null; at = at.right) {
      if (at.deleted) continue;
      if (at.content instanceof Y.ContentType) walk(at.content.type);
      if (at.content instanceof Y.ContentString && at.id.client === client) words.push(at.content.str);
    }
  };
  walk(doc.getXmlFragment(ROOT) as unknown as Y.AbstractType<unknown>);
  return words.join('');
}

describe('[P14] writing an older version again', () => {
  it('does nothing when nothing differs', () => {
    const doc = docWith([paragraph('a', run('One.'))]);
    let updates = 0;
    doc.on('update', () => (updates += 1));
    expect([restoreBlocks(doc, [paragraph('a', run('One.'))]), updates]).toEqual([false, 0]);
  });

  it('is one edit', () => {
    const doc = docWith([paragraph('a', run('One.')), paragraph('b', run('Two.'))]);
    let updates = 0;
    doc.on('update', () => (updates += 1));
    restoreBlocks(doc, [paragraph('b', run('Two!')), paragraph('a', run('One.')), paragraph('c', run('Three.'))]);
    expect(updates).toBe(1);
  });

  it('writes only the words that differ, so that the others keep their author', () => {
    const doc = docWith([paragraph('a', run('The council publishes its rates every month.'))]);
    restoreBlocks(doc, [paragraph('a', run('The council publishes its rates each April.'))]);
    expect([wordsOf(doc, 1), wordsOf(doc, 2)]).toEqual(['The council publishes its rates  .', 'eachApril']);
  });

  it('keeps the blocks that others wrote where only one is brought back', () => {
    const blocks = ['a', 'b', 'c'].map((id) => paragraph(id, run(`Words of ${id}.`)));
    const doc = docWith([blocks[0]!, blocks[2]!]);
    restoreBlocks(doc, blocks);
    expect([wordsOf(doc, 1), wordsOf(doc, 2)]).toEqual(['Words of a.Words of c.', 'Words of b.']);
  });

  it('moves the one that moved, and the shorter when either could', () => {
    const long = paragraph('long', run('A long paragraph that many people wrote.'));
    const short = paragraph('short', run('Brief.'));
    const doc = docWith([short, long]);
    restoreBlocks(doc, [long, short]);
    expect(wordsOf(doc, 2)).toBe('Brief.');
  });

  it('changes the look without the words', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org' } };
    const doc = docWith([paragraph('a', run('See ', { type: 'bold' }), run('this', link), run(' now.'))]);
    const wanted = [paragraph('a', run('See this', { type: 'bold' }), run(' now.', link))];
    restoreBlocks(doc, wanted);
    expect([saysNow(doc), wordsOf(doc, 2)]).toEqual([canonical(wanted), '']);
  });

  it('keeps the items of a list that say the same', () => {
    const list = (...items: string[]): SectionBlock => ({
      type: 'bulletList',
      attrs: { id: 'l' },
      content: items.map(item),
    });
    const doc = docWith([list('One.', 'Two and a half.', 'Four.')]);
    restoreBlocks(doc, [list('Zero.', 'One.', 'Two.', 'Three.', 'Four.')]);
    expect([saysNow(doc), wordsOf(doc, 1)]).toEqual([
      canonical([list('Zero.', 'One.', 'Two.', 'Three.', 'Four.')]),
      'One.Two.Four.',
    ]);
  });

  it('writes a block of another kind anew under the same id', () => {
    const doc = docWith([{ type: 'heading', attrs: { id: 'a', level: 4 }, content: [run('Need')] }]);
    restoreBlocks(doc, [paragraph('a', run('Need'))]);
    expect(readSection(doc)).toEqual([paragraph('a', run('Need'))]);
  });

  it('brings words in several texts of one block together', () => {
    const doc = docWith([paragraph('a', run('One '))]);
    const { element } = sectionElements(doc)[0]!;
    element.insert(1, [new Y.XmlText('two '), new Y.XmlText('three.')]);
    restoreBlocks(doc, [paragraph('a', run('One and '), run('three!', { type: 'bold' }))]);
    expect(saysNow(doc)).toBe(canonical([paragraph('a', run('One and '), run('three!', { type: 'bold' }))]));
  });

  it('mends ids where two blocks have one', () => {
    const doc = docWith([paragraph('a', run('One.')), paragraph('a', run('Two.'))]);
    const wanted = [paragraph('a-2', run('Two.')), paragraph('a', run('One.'))];
    restoreBlocks(doc, wanted);
    expect(saysNow(doc)).toBe(canonical(wanted));
  });

  it('refuses what the schema does not hold, and writes nothing', () => {
    const doc = docWith([paragraph('a', run('One.'))]);
    expect(() => restoreBlocks(doc, [{ type: 'video', attrs: { id: 'v' } }])).toThrow('video');
    expect(saysNow(doc)).toBe(canonical([paragraph('a', run('One.'))]));
  });

  it('makes any text any other', () => {
    fc.assert(
      fc.property(sections, sections, (now, then) => {
        const doc = docWith(now);
        restoreBlocks(doc, then);
        expect(saysNow(doc)).toBe(canonical(then));
      }),
      { numRuns: 120, seed: 14 },
    );
  });

  it('touches no block that is equal, and no item in it, when none has moved', () => {
    fc.assert(
      fc.property(sections, changes, (several, changed) => {
        // An id that two blocks have is mended, which touches one of them.
        const now = several.filter(({ attrs }, at) => several.findIndex((one) => one.attrs?.id === attrs?.id) === at);
        const doc = docWith(now);
        const content = normaliseContent(readSection(doc));
        const then = content.flatMap((one, index) => changed[index]?.(one, index) ?? [one]);
        const standing = sectionElements(doc);
        restoreBlocks(doc, then);
        expect(saysNow(doc)).toBe(canonical(then));
        const same = standing.filter((_, index) => then.includes(content[index]!));
        for (const { element } of same) {
          const items = [element._item!, ...itemsOf(element)];
          expect(items.filter(({ id, deleted }) => deleted || id.client !== 1)).toEqual([]);
        }
      }),
      { numRuns: 120, seed: 16 },
    );
  });

  it('reaches a copy by its update alone, and goes forth and back', () => {
    fc.assert(
      fc.property(sections, sections, (one, other) => {
        const doc = docWith(one);
        const copy = new Y.Doc({ gc: false });
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        for (const version of [other, one, other]) {
          restoreBlocks(doc, version);
          Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copy)));
          expect(saysNow(copy)).toBe(canonical(version));
        }
      }),
      { numRuns: 50, seed: 15 },
    );
  });
});

function itemsOf(element: Y.XmlElement): Y.Item[] {
  const items: Y.Item[] = [];
  const walk = (type: Y.AbstractType<unknown>): void => {
    for (const item of [...type._map.values()]) items.push(item);
    for (let at = type._start; at !== null; at = at.right) {
      items.push(at);
      if (at.content instanceof Y.ContentType) walk(at.content.type);
    }
  };
  walk(element as unknown as Y.AbstractType<unknown>);
  return items;
}

const words = fc
  .array(fc.constantFrom('care', 'at', 'home', 'is', 'ours', '🙂', 'é', ',', '.'), { minLength: 1, maxLength: 6 })
  .map((list) => list.join(' '));
const marks = fc.constantFrom<JsonNode['marks']>(
  undefined,
  undefined,
  [{ type: 'bold' }],
  [{ type: 'link', attrs: { href: 'https://example.org/a' } }],
  [{ type: 'link', attrs: { href: 'https://example.org/b' } }, { type: 'bold' }],
);
const runs = fc.array(
  fc.tuple(words, marks).map(([text, on]): JsonNode => ({ type: 'text', text, ...(on && { marks: on }) })),
  { maxLength: 3 },
);
const line = runs.map((content): JsonNode => ({ type: 'paragraph', ...(content.length > 0 && { content }) }));
const listItem = fc.oneof(
  line.map((one): JsonNode => ({ type: 'listItem', content: [one] })),
  fc.tuple(line, line).map(([one, below]): JsonNode => ({
    type: 'listItem',
    content: [one, { type: 'orderedList', content: [{ type: 'listItem', content: [below] }] }],
  })),
);
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 4 });
const block: fc.Arbitrary<JsonNode> = fc.oneof(
  { weight: 4, arbitrary: line },
  {
    weight: 1,
    arbitrary: fc
      .tuple(runs, fc.constantFrom(3, 4))
      .map(([content, level]) => ({ type: 'heading', attrs: { level }, content })),
  },
  { weight: 2, arbitrary: some(listItem).map((content) => ({ type: 'bulletList', content })) },
  { weight: 1, arbitrary: some(line).map((content) => ({ type: 'quote', content })) },
  {
    weight: 1,
    arbitrary: some(
      fc
        .tuple(runs, fc.constantFrom('people', 'providers'))
        .map(([content, audience]): JsonNode => ({ type: 'soWhatLine', attrs: { audience }, content })),
    ).map((content) => ({ type: 'soWhat', content })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('one', 'two').map((dataset) => ({ type: 'datasetTable', attrs: { dataset } })),
  },
);

/** Few ids, so that two sections share most of their blocks; now and then one id twice. */
const sections: fc.Arbitrary<SectionBlock[]> = fc
  .array(fc.tuple(block, fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')), { maxLength: 8 })
  .map((list) => list.map(([node, id]) => ({ ...node, attrs: { ...node.attrs, id } })));

/** What becomes of each block in turn: mostly nothing; else it goes, says something else, or another comes before it. */
const changes = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant((one: SectionBlock) => [one]) },
    { weight: 1, arbitrary: fc.constant((): SectionBlock[] => []) },
    {
      weight: 1,
      arbitrary: block.map((other) => (one: SectionBlock) => [
        { ...other, attrs: { ...other.attrs, id: one.attrs?.id } },
      ]),
    },
    {
      weight: 1,
      arbitrary: block.map((other) => (one: SectionBlock, index: number) => [
        { ...other, attrs: { ...other.attrs, id: `new-${index}` } },
        one,
      ]),
    },
  ),
  { minLength: 8, maxLength: 8 },
);
