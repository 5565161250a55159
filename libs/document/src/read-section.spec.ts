import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { JsonNode } from './json-node.js';
import { normaliseContent } from './normalise-content.js';
import { readSection, sectionElements } from './read-section.js';
import { sectionSchema } from './section-schema.js';
import { ROOT } from './vocabulary.js';
import { whyNotInSchema } from './why-not-in-schema.js';
import { appendBlocks } from './write-blocks.js';

const link = { type: 'link', attrs: { href: 'https://example.org' } };
const text = (words: string, ...marks: { type: string }[]): JsonNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const everything: JsonNode[] = [
  { type: 'inShort', attrs: { id: 'a' }, content: [{ type: 'paragraph', content: [text('Short.')] }] },
  { type: 'heading', attrs: { id: 'b', level: 4 }, content: [text('Need')] },
  { type: 'paragraph', attrs: { id: 'c' }, content: [text('See '), text('this', link, { type: 'bold' }), text('.')] },
  {
    type: 'orderedList',
    attrs: { id: 'd' },
    content: [
      {
        type: 'listItem',
        content: [
          { type: 'paragraph', content: [text('One 😀')] },
          { type: 'bulletList', content: [{ type: 'listItem' }] },
        ],
      },
    ],
  },
  { type: 'quote', attrs: { id: 'e' }, content: [{ type: 'paragraph' }] },
  {
    type: 'soWhat',
    attrs: { id: 'f' },
    content: [{ type: 'soWhatLine', attrs: { audience: 'providers' }, content: [text('So.')] }],
  },
  { type: 'datasetTable', attrs: { id: 'g', dataset: 'waiting' }, content: [text('Waiting')] },
  { type: 'figure', attrs: { id: 'h', dataset: 'waiting', chart: 'bars' }, content: [text('Up', { type: 'bold' })] },
];

function writtenByEditor(content: JsonNode[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  prosemirrorJSONToYXmlFragment(sectionSchema(), { type: 'doc', content }, doc.getXmlFragment(ROOT));
  return doc;
}

const readByEditor = (doc: Y.Doc) => yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(ROOT)).content as JsonNode[];

describe('readSection', () => {
  it('reads what the editor wrote', () => {
    expect(normaliseContent(readSection(writtenByEditor(everything)))).toEqual(everything);
  });

  it('reads the same as the editor, of what the editor wrote and of what we wrote', () => {
    const ours = new Y.Doc({ gc: false });
    appendBlocks(ours, everything);
    for (const doc of [writtenByEditor(everything), ours]) {
      expect(normaliseContent(readSection(doc))).toEqual(normaliseContent(readByEditor(doc)));
    }
  });

  it('writes what the editor writes', () => {
    const ours = new Y.Doc({ gc: false });
    const theirs = writtenByEditor(everything);
    appendBlocks(ours, everything);
    expect(ours.getXmlFragment(ROOT).toJSON()).toBe(theirs.getXmlFragment(ROOT).toJSON());
  });

  it('is empty for a new section, and changes nothing by reading', () => {
    const doc = new Y.Doc({ gc: false });
    const before = Y.encodeStateAsUpdate(doc);
    expect(readSection(doc)).toEqual([]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('gives two blocks with one id a name each, and says the same in sectionElements', () => {
    const doc = writtenByEditor([...everything.slice(2, 3), ...everything.slice(2, 3)]);
    expect(readSection(doc).map(({ attrs }) => attrs?.id)).toEqual(['c', 'c-2']);
    expect(sectionElements(doc).map(({ id }) => id)).toEqual(['c', 'c-2']);
  });

  it('knows a block without an id by its birth, wherever it stands', () => {
    const doc = new Y.Doc({ gc: false });
    doc.clientID = 7;
    doc.getXmlFragment(ROOT).insert(0, [new Y.XmlElement('paragraph')]);
    doc.getXmlFragment(ROOT).insert(0, [new Y.XmlElement('heading')]);
    expect(readSection(doc).map(({ attrs }) => attrs?.id)).toEqual(['b7-1', 'b7-0']);
  });
});

describe('readSection of what no editor writes', () => {
  const problemsAfter = (write: (root: Y.XmlFragment) => void) => {
    const doc = new Y.Doc({ gc: false });
    write(doc.getXmlFragment(ROOT));
    return whyNotInSchema(readSection(doc)).map(({ code }) => code);
  };
  const paragraphWith = (attributes: Record<string, unknown>) => (root: Y.XmlFragment) => {
    const inside = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    root.insert(0, [paragraph]);
    paragraph.insert(0, [inside]);
    inside.insert(0, 'a', attributes);
  };
  const withAttribute = (name: string, value: unknown) => (root: Y.XmlFragment) => {
    const element = new Y.XmlElement<Record<string, unknown & object>>('paragraph');
    element.setAttribute(name, value as object);
    root.insert(0, [element as unknown as Y.XmlElement]);
  };

  it.each<[string, (root: Y.XmlFragment) => void, string]>([
    ['an unknown element', (root) => root.insert(0, [new Y.XmlElement('script')]), 'schema.node'],
    ['a hook', (root) => root.insert(0, [new Y.XmlHook('paragraph') as unknown as Y.XmlElement]), 'schema.node'],
    ['text at the top', (root) => root.insert(0, [new Y.XmlText('a')]), 'schema.place'],
    ['an unknown format', paragraphWith({ italic: {} }), 'schema.mark'],
    ['a format under a hashed name', paragraphWith({ 'bold--AbCd1234': {} }), 'schema.mark'],
    ['a format with an odd value', paragraphWith({ bold: true }), 'schema.attribute'],
    ['a link to a script', paragraphWith({ link: { href: 'javascript:alert(1)' } }), 'schema.link'],
    ['a link that is only a word', paragraphWith({ link: 'javascript:alert(1)' }), 'schema.attribute'],
    ['an unknown attribute', withAttribute('onclick', 'alert(1)'), 'schema.attribute'],
    ['an id that is a number', withAttribute('id', 7), 'schema.value'],
    ['an id that is a Yjs type', withAttribute('id', new Y.Map()), 'schema.value'],
  ])('[P4] shows %s', (_case, write, code) => {
    expect(problemsAfter(write)).toContain(code);
  });

  it('[P4] shows something embedded in the text', () => {
    const problems = problemsAfter((root) => {
      const inside = new Y.XmlText();
      const paragraph = new Y.XmlElement('paragraph');
      root.insert(0, [paragraph]);
      paragraph.insert(0, [inside]);
      inside.insertEmbed(0, { image: 'x' });
    });
    expect(problems).toEqual(['schema.node']);
  });
});
