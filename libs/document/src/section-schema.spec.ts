import { Node } from '@tiptap/pm/model';
import { sectionSchema } from './section-schema.js';
import { BLOCKS, ELEMENT_RULES, ELEMENTS, MARKS } from './vocabulary.js';

describe('the schema of a section', () => {
  const schema = sectionSchema();
  const elements = Object.values(schema.nodes).filter(({ name }) => name !== 'doc' && name !== 'text');

  it('[P3] has exactly the elements and attributes that the admission gate is told of', () => {
    const inSchema = elements.map(({ name, spec }) => [name, Object.keys(spec.attrs ?? {}).sort()]);
    const forTheGate = Object.entries(ELEMENTS).map(([name, { attributes }]) => [name, [...attributes].sort()]);
    expect(Object.fromEntries(forTheGate)).toEqual(Object.fromEntries(inSchema));
  });

  it('[P12] has exactly the marks of the list, in its order', () => {
    expect(Object.keys(schema.marks)).toEqual(MARKS);
  });

  it('[P3] lets no mark overlap itself, so that Yjs never holds one under a hashed name', () => {
    expect(Object.values(schema.marks).every((mark) => mark.excludes(mark))).toBe(true);
  });

  it('[P4] accepts every element with nothing in it, and any number of what it may hold', () => {
    for (const type of elements) {
      const rule = ELEMENT_RULES[type.name];
      const children = rule?.children.map((child) => (child === 'text' ? schema.text('a') : schema.node(child))) ?? [];
      expect(() => type.create(null, []).check()).not.toThrow();
      expect(() => type.create(null, [...children, ...children]).check()).not.toThrow();
    }
    expect(() => schema.node('doc').check()).not.toThrow();
  });

  it('[P4] lets every element hold what the list says and nothing else', () => {
    for (const type of elements) {
      const held = [...elements.map(({ name }) => name), 'text'].filter((name) => {
        const child = schema.nodes[name];
        return child !== undefined && type.contentMatch.matchType(child) !== null;
      });
      expect([type.name, held.sort()]).toEqual([type.name, [...(ELEMENT_RULES[type.name]?.children ?? [])].sort()]);
    }
  });

  it('puts blocks, and only them, at the top', () => {
    const top = elements.filter((type) => schema.topNodeType.contentMatch.matchType(type)).map(({ name }) => name);
    expect(top.sort()).toEqual([...BLOCKS].sort());
  });

  it('makes a paragraph of what is typed into an empty section', () => {
    expect(schema.topNodeType.contentMatch.defaultType?.name).toBe('paragraph');
  });

  it('lets text of every kind be bold and linked, so that a change of kind cannot meet a mark it refuses', () => {
    for (const type of elements.filter(({ inlineContent }) => inlineContent)) {
      const text = schema.text('a', [schema.mark('link', { href: 'https://a.example' }), schema.mark('bold')]);
      expect(() => Node.fromJSON(schema, type.create(null, text).toJSON()).check()).not.toThrow();
    }
  });

  it('names no element or mark after what every object has', () => {
    expect([ELEMENTS['constructor'], ELEMENTS['__proto__'], ELEMENT_RULES['toString']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
