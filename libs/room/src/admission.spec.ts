import { appendBlocks, appendToBlock } from '#document';
import * as Y from 'yjs';
import { admit } from './admission.js';
import { forge, forgeBy, forged } from './forged-update.fake.js';
import {
  ANN,
  BOB,
  BOBS_OTHER,
  GateUnderTest,
  H,
  ID,
  PARAGRAPH,
  RUN,
  S,
  sent,
  textIn,
  word,
} from './gate-under-test.fake.js';

let gate: GateUnderTest;

beforeEach(() => {
  gate = new GateUnderTest();
});

it('knows the document these tests forge for', () => {
  const kinds = gate.doc.store.clients
    .get(ANN)
    ?.map((item) => [item.id.clock, (item as Y.Item).content.constructor.name]);
  expect(kinds).toEqual([
    [PARAGRAPH, 'ContentType'],
    [RUN, 'ContentType'],
    [H, 'ContentString'],
    [ID, 'ContentAny'],
  ]);
});

describe('what people write', () => {
  it('[P3] is admitted', () => {
    expect(gate.answer(sent(gate.window(), (copy) => appendToBlock(copy, 'p1', ' for all')))).toBe('admitted');
  });

  it('[P3] is nothing new the second time', () => {
    const update = sent(gate.window(), (copy) => appendToBlock(copy, 'p1', ' for all'));
    Y.applyUpdate(gate.doc, update);
    expect(gate.answer(update)).toBe('nothing new');
  });

  it('[P3] may come with all that the document holds, whoever wrote that', () => {
    const copy = gate.window();
    appendToBlock(copy, 'p1', ' for all');
    expect(gate.answer(Y.encodeStateAsUpdate(copy), 'step2')).toBe('admitted');
    expect(gate.answer(Y.encodeStateAsUpdate(gate.window()), 'step2')).toBe('nothing new');
  });

  it('[P3] may begin with something that the document holds', () => {
    const copy = gate.window();
    appendToBlock(copy, 'p1', ' for');
    Y.applyUpdate(gate.doc, Y.encodeStateAsUpdate(copy));
    const whole = sent(copy, () => undefined);
    appendToBlock(copy, 'p1', ' all');
    expect(whole.length).toBeLessThan(Y.encodeStateAsUpdate(copy).length);
    expect(gate.answer(Y.encodeStateAsUpdate(copy))).toBe('admitted');
  });

  it('[P3] under another lease may hang on what was written under the first', () => {
    const copy = gate.window();
    const update = sent(copy, () => {
      appendToBlock(copy, 'p1', ' one');
      copy.clientID = BOBS_OTHER;
      appendToBlock(copy, 'p1', ' two');
      copy.clientID = BOB;
      appendToBlock(copy, 'p1', ' three');
    });
    expect(gate.answer(update)).toBe('admitted');
  });

  it('[P3] may take away the words of anyone', () => {
    const remove = sent(gate.window(), (copy) => copy.getXmlFragment('content').delete(0, 1));
    expect(gate.answer(remove)).toBe('admitted');
    Y.applyUpdate(gate.doc, remove);
    expect(gate.answer(remove)).toBe('nothing new');
  });

  it('[P3] in the first section that anyone writes in is admitted, and the gate makes no root', () => {
    gate.doc = new Y.Doc({ gc: false });
    const update = forgeBy(BOB, { content: forged.element('paragraph') });
    expect(admit(update, 'update', { doc: gate.doc, allowedClients: new Set([BOB]) })).toEqual({
      admitted: true,
      empty: false,
    });
    expect([...gate.doc.share.keys()]).toEqual([]);
  });

  it('[P3] keeps several values of an attribute that was changed again and again', () => {
    const level = (value: number) => (copy: Y.Doc) => {
      const heading = copy.getXmlFragment('content').get(0) as unknown as Y.XmlElement<{ level: number }>;
      heading.setAttribute('level', value);
    };
    gate.doc.clientID = 4;
    appendBlocks(gate.doc, []);
    gate.doc.getXmlFragment('content').insert(0, [new Y.XmlElement('heading')]);
    const copy = gate.window();
    const update = sent(copy, () => [3, 4, 3, 4].forEach((value) => level(value)(copy)));
    expect(gate.answer(update)).toBe('admitted');
  });
});

describe('whose words', () => {
  it.each([
    ['forged', 4_000_000_001],
    ['another member’s', ANN],
    ['past all that a client can be', Number.MAX_SAFE_INTEGER],
  ])('[P3][S3] refuses a client id that is %s', (_what, client) => {
    const clock = Y.getState(gate.doc.store, client);
    expect(gate.answer(forge({ runs: [{ client, clock, structs: [word()] }] }))).toBe('p3.client');
  });

  it('[P3] refuses words added to a struct of another member that the document holds', () => {
    const structs = [word({ content: forged.words('Homes and more') })];
    expect(gate.answer(forge({ runs: [{ client: ANN, clock: H, structs }] }))).toBe('p3.client');
  });

  it('[P2] refuses everything from someone without a lease', () => {
    const update = sent(gate.window(), (copy) => appendToBlock(copy, 'p1', '!'));
    const refused = admit(update, 'update', { doc: gate.doc, allowedClients: new Set() });
    expect(refused).toMatchObject({ admitted: false, refusals: [{ code: 'p3.client' }] });
  });
});

describe('what an update hangs on', () => {
  it.each<[string, string, Uint8Array]>([
    ['a gap before it', 'p3.gap', forge({ runs: [{ client: BOB, clock: 1, structs: [word()] }] })],
    ['words that nobody wrote to its left', 'p3.origin', forgeBy(BOB, word({ origin: [ANN, 99] }))],
    ['words that nobody wrote to its right', 'p3.origin', forgeBy(BOB, word({ right: [77, 0] }))],
    ['a place that nobody made', 'p3.origin', forgeBy(BOB, word({ parent: [ANN, 99] }))],
    ['itself', 'p3.origin', forgeBy(BOB, word({ origin: [BOB, 0] }))],
    ['itself as its place', 'p3.origin', forgeBy(BOB, { content: forged.run(), parent: [BOB, 0] })],
    ['what comes after it', 'p3.origin', forgeBy(BOB, word({ origin: [BOB, 1] }), word())],
    [
      'a circle of two',
      'p3.origin',
      forge({
        runs: [
          { client: BOB, structs: [word({ origin: [BOBS_OTHER, 0] })] },
          { client: BOBS_OTHER, structs: [word({ origin: [BOB, 0] })] },
        ],
      }),
    ],
    ['neighbours in two places', 'p3.origin', forgeBy(BOB, word({ origin: [ANN, H], right: [ANN, PARAGRAPH] }))],
    ['words as its place', 'p3.content', forgeBy(BOB, word({ parent: [ANN, H] }))],
    ['a value as its place', 'p3.content', forgeBy(BOB, word({ parent: [ANN, ID] }))],
    ['its own words as its place', 'p3.content', forgeBy(BOB, word(), word({ parent: [BOB, 0] }))],
    [
      'something unknown, in what the document holds',
      'p3.origin',
      forge({ runs: [{ client: ANN, structs: [{ content: forged.element('paragraph'), origin: [77, 5] }] }] }),
    ],
    ['a root of another name', 'p3.root', forgeBy(BOB, { content: forged.element('paragraph'), parent: 'other' })],
    [
      'a root of a hostile name, in what the document holds',
      'p3.root',
      forgeBy(ANN, { content: forged.element('paragraph'), parent: '__proto__' }),
    ],
  ])('[P3] refuses %s', (_what, code, update) => {
    expect(gate.answer(update)).toBe(code);
  });

  it.each<[string, Uint8Array]>([
    ['in one word', forgeBy(BOB, word({ origin: [ANN, H + 2], right: [ANN, H] }))],
    ['and is the same', forgeBy(BOB, word({ origin: [ANN, H], right: [ANN, H] }))],
    ['among what others wrote', forgeBy(BOB, word({ origin: [ANN, H], right: [999, 0] }))],
    [
      'among what it brings',
      forgeBy(BOB, word(), word({ origin: [BOB, 0] }), word({ origin: [BOB, 1], right: [BOB, 0] })),
    ],
    ['and was there before', forgeBy(BOB, word({ origin: [ANN, S] }), word({ origin: [BOB, 0], right: [ANN, H] }))],
    [
      'and stands where others wrote before',
      forgeBy(
        BOB,
        word({ origin: [ANN, H], right: [ANN, H + 1] }),
        word({ origin: [ANN, S] }),
        word({ origin: [BOB, 1], right: [BOB, 0] }),
      ),
    ],
    [
      'and stands where others wrote before it',
      forgeBy(
        BOB,
        word({ origin: [ANN, H], right: [ANN, H + 1] }),
        word({ origin: [ANN, H + 2], right: [ANN, H + 3] }),
        word({ origin: [BOB, 1], right: [BOB, 0] }),
      ),
    ],
  ])('[P3] refuses a right neighbour that comes before the left one %s', (_what, update) => {
    gate.text.insert(0, 'x', {});
    expect(['p3.origin', 'out of order']).toContain(gate.answer(update));
  });

  it('[P3] admits two windows of one member that wrote in the same place and did not see each other', () => {
    const between = { origin: [BOB, 0], right: [BOB, 1] } as const;
    const runs = [
      { client: BOB, structs: [word({ content: forged.words('ab') }), word(between)] },
      { client: BOBS_OTHER, structs: [word(between), word({ origin: [BOB, 1] })] },
    ];
    expect(gate.answer(forge({ runs }))).toBe('admitted');
  });

  it('[P3] admits words typed between own words and what another wrote there at the same time', () => {
    const [bob, ann] = [gate.window(BOB), gate.window(4)];
    sent(ann, () => textIn(ann).insert(1, 'theirs', {}));
    Y.applyUpdate(gate.doc, Y.encodeStateAsUpdate(ann));
    textIn(bob).insert(1, 'mine', {});
    Y.applyUpdate(bob, Y.encodeStateAsUpdate(ann));
    expect(textIn(bob).toString()).toBe('Hminetheirsomes');
    textIn(bob).insert(5, ', and ', {});
    expect(gate.answer(Y.encodeStateAsUpdate(bob), 'step2')).toBe('admitted');
  });

  it('[P3] refuses the rest of a struct in another place than its beginning', () => {
    Y.applyUpdate(gate.doc, forgeBy(BOB, word()));
    appendBlocks(gate.doc, [{ type: 'paragraph', attrs: { id: 'p2' }, content: [{ type: 'text', text: 'Care' }] }]);
    const other = gate.doc.store.clients.get(999)?.find((item) => (item as Y.Item).content instanceof Y.ContentString);
    const elsewhere = word({ content: forged.words('xy'), origin: [999, other?.id.clock ?? 0] });
    expect(gate.answer(forgeBy(BOB, elsewhere))).toBe('p3.origin');
    expect(gate.answer(forgeBy(BOB, word({ content: forged.words('xy') })))).toBe('admitted');
  });

  it.each<[string, string, [number, number]]>([
    ['beyond what someone wrote', 'p3.target', [ID, 2]],
    ['after all that someone wrote', 'p3.target', [500, 1]],
    ['of nothing', 'p3.malformed', [H, 0]],
    ['without an end', 'p3.malformed', [1, Number.MAX_SAFE_INTEGER]],
  ])('[P3] refuses a deletion %s', (_what, code, range) => {
    expect(gate.answer(forge({ deletions: [{ client: ANN, ranges: [range] }] }))).toBe(code);
  });

  it('[P3] refuses a deletion of what somebody unknown wrote', () => {
    expect(gate.answer(forge({ deletions: [{ client: 77, ranges: [[0, 1]] }] }))).toBe('p3.target');
  });

  it('[P3] admits a deletion of what the update itself brings', () => {
    const update = forge({
      runs: [{ client: BOB, structs: [word()] }],
      deletions: [{ client: BOB, ranges: [[0, 1]] }],
    });
    expect(gate.answer(update)).toBe('admitted');
  });
});
