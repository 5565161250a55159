import * as Y from 'yjs';
import { forge, forgeBy, forged, type ForgedStruct } from './forged-update.fake.js';
import { ANN, BOB, GateUnderTest, PARAGRAPH, word } from './gate-under-test.fake.js';

let gate: GateUnderTest;

beforeEach(() => {
  gate = new GateUnderTest();
});

describe('what may stand in a section', () => {
  const paragraph = { parent: [ANN, PARAGRAPH] as const };
  it.each<[string, string, ForgedStruct]>([
    ['a forgotten struct', 'p3.gc', { content: forged.gc(1) }],
    ['forgotten words', 'p3.gc', word({ content: forged.deleted(1) })],
    ['something left out', 'p3.skip', { content: forged.skip(1) }],
    ['a list of JSON', 'p3.content', word({ content: forged.json('"x"') })],
    ['bytes', 'p3.content', word({ content: forged.binary() })],
    ['an embedded thing', 'p3.content', word({ content: forged.embed('{"image":"x"}') })],
    ['a subdocument', 'p3.content', word({ content: forged.subdocument() })],
    ['a content that Yjs does not know', 'p3.content', word({ content: forged.raw(11) })],
    ['an array', 'p3.content', { content: forged.type(0), ...paragraph }],
    ['a map', 'p3.content', { content: forged.type(1), ...paragraph }],
    ['a fragment', 'p3.content', { content: forged.type(4), ...paragraph }],
    ['a hook', 'p3.content', { content: forged.type(5, 'hook'), ...paragraph }],
    ['a type that Yjs does not know', 'p3.content', { content: forged.type(7), ...paragraph }],
    ['an unknown element', 'p3.content', { content: forged.element('script') }],
    ['an element called constructor', 'p3.content', { content: forged.element('constructor') }],
    ['an element called __proto__', 'p3.content', { content: forged.element('__proto__') }],
    ['words outside a text', 'p3.content', { content: forged.words('x'), ...paragraph }],
    ['words at the top', 'p3.content', { content: forged.words('x') }],
    ['an element in a text', 'p3.content', word({ content: forged.element('paragraph') })],
    ['an unknown mark', 'p3.content', word({ content: forged.format('italic', '{}') })],
    ['a mark called constructor', 'p3.content', word({ content: forged.format('constructor', '{}') })],
    ['a mark with a word for a value', 'p3.content', word({ content: forged.format('link', '"javascript:x"') })],
    ['a mark with nested values', 'p3.content', word({ content: forged.format('link', '{"href":{"a":1}}') })],
    ['a mark with a hostile key', 'p3.content', word({ content: forged.format('link', '{"__proto__":1}') })],
    ['a mark that is no JSON', 'p3.malformed', word({ content: forged.format('bold', '{') })],
    ['a mark that is too long', 'p3.content', word({ content: forged.format('link', `"${'x'.repeat(9000)}"`) })],
    ['values that are no attribute', 'p3.content', { content: forged.values('x'), ...paragraph }],
    ['an unknown attribute', 'p3.content', { content: forged.values('x'), ...paragraph, sub: 'onclick' }],
    [
      'an attribute called constructor',
      'p3.content',
      { content: forged.values('x'), ...paragraph, sub: 'constructor' },
    ],
    ['an attribute of the whole section', 'p3.content', { content: forged.values('x'), sub: 'id' }],
    ['an attribute of a text', 'p3.content', word({ content: forged.values('x'), sub: 'id' })],
    ['words as an attribute', 'p3.content', { content: forged.words('x'), ...paragraph, sub: 'id' }],
    ['an element as an attribute', 'p3.content', { content: forged.element('paragraph'), ...paragraph, sub: 'id' }],
    ['an object as an attribute', 'p3.content', { content: forged.values({ a: 1 }), ...paragraph, sub: 'id' }],
    ['a list as an attribute', 'p3.content', { content: forged.values([1]), ...paragraph, sub: 'id' }],
    ['no words', 'p3.malformed', word({ content: forged.words('') })],
    ['no values', 'p3.malformed', { content: forged.values(), ...paragraph, sub: 'id' }],
  ])('[P3] refuses %s', (_what, code, struct) => {
    expect(gate.answer(forgeBy(BOB, struct))).toBe(code);
  });

  it.each<[string, ForgedStruct]>([
    ['an element', { content: forged.element('heading') }],
    ['a text in an element', { content: forged.run(), ...paragraph }],
    ['words beyond the basic plane', word({ content: forged.words('gofal 😀') })],
    ['the beginning of a link', word({ content: forged.format('link', '{"href":"https://example.org"}') })],
    ['the end of bold', word({ content: forged.format('bold', 'null') })],
    ['an attribute', { content: forged.values('p2'), ...paragraph, sub: 'id' }],
    ['an attribute taken away', { content: forged.values(null), ...paragraph, sub: 'id' }],
  ])('[P3] admits %s', (_what, struct) => {
    expect(gate.answer(forgeBy(BOB, struct))).toBe('admitted');
  });

  it('[P3] admits what stands 32 deep, and nothing deeper', () => {
    const nested = (levels: number) =>
      forgeBy(
        BOB,
        ...Array.from({ length: levels }, (_, level): ForgedStruct => ({
          content: forged.element('listItem'),
          parent: level === 0 ? 'content' : [BOB, level - 1],
        })),
      );
    expect([32, 33, 20_000].map((levels) => gate.answer(nested(levels), 'step2'))).toEqual([
      'admitted',
      'p3.depth',
      'p3.depth',
    ]);
    Y.applyUpdate(gate.doc, nested(32));
    const deeper = { client: BOB, clock: 32, structs: [{ content: forged.run(), parent: [BOB, 31] as const }] };
    expect(gate.answer(forge({ runs: [deeper] }))).toBe('p3.depth');
  });
});
